"""What stands beside a page in other formats: what a reader may subscribe to, and its record for programs.

An exporter makes exactly what is offered here: an organization that nothing is asked of has neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain

from generator.load import COLLECTIONS
from generator.model.document import DocumentId, Ref
from generator.model.organization import Organization
from generator.model.portal import Decision
from generator.model.settings import Export
from generator.pages import addresses, states, words
from generator.pages.ledger import Ledger
from generator.pages.subordination import groups_of
from generator.pages.views import Alternate

MEETINGS, DEADLINES, TASKS = "meetings", "deadlines", "tasks"
"""What a calendar holds: meetings and deadlines as days, deadlines as tasks to tick off."""

_ATOM = "application/atom+xml"
_CALENDAR = "text/calendar"
_JSON = "application/json"
_AKOMA_NTOSO = "application/akn+xml"


class Offers:
    """What stands beside each page in the formats that a portal publishes."""

    def __init__(self, ledger: Ledger, exports: frozenset[Export]) -> None:
        self._ledger = ledger
        self._portal = ledger.portal
        self._exports = exports

    def beside(self, address: str) -> tuple[Alternate, ...]:
        """Return what the page at an address offers; further pages of a list offer nothing."""
        if not self._exports:
            return ()
        return tuple(offer for offer in self._offers(address) if offer.export in self._exports)

    def _offers(self, address: str) -> Iterator[Alternate]:
        match address.split("/"):
            case [""]:
                yield from self._news()
            case ["protocols", ""]:
                yield from self._news()
                if self._portal.heads:
                    yield _meetings(addresses.site_calendar(MEETINGS), "Все заседания")
            case ["deadlines", ""]:
                if any(mark.dated for mark in self._ledger.all_marks()):
                    yield from _deadlines(addresses.site_calendar, "Все сроки")
            case ["years", year, ""]:
                yield _meetings(addresses.year_calendar(int(year), MEETINGS), f"Заседания {year} года")
            case ["topics", id, ""] if self._portal.on_topic.get(id):
                title = self._portal.topics[id].title
                yield _feed(addresses.topic_feed(id), f"{title}: решения и отчёты")
            case ["organizations", id, ""]:
                yield from self._of_organization(self._portal.organizations[id])
            case ["protocols" | "decisions", body, ""]:
                yield from self._of_body(body)
            case ["protocols" | "decisions" as collection, body, name, ""]:
                yield from self._of_document(DocumentId(collection, body, name))
            case ["protocols" | "decisions" as collection, body, name, clause, ""]:
                yield from self._of_decision(Ref(DocumentId(collection, body, name), clause))

    def _news(self) -> Iterator[Alternate]:
        if self._portal.heads:
            yield _feed(addresses.site_feed(), "Все протоколы и отчёты об исполнении")

    def _of_body(self, id: str) -> Iterator[Alternate]:
        name = self._portal.title_of(id)
        yield _feed(addresses.body_feed(id), f"{name}: протоколы и отчёты")
        yield _meetings(addresses.body_calendar(id, MEETINGS), f"{name}: заседания")
        if self._sets_deadlines(id):
            yield from _deadlines(partial(addresses.body_calendar, id), f"{name}: сроки решений")

    def _sets_deadlines(self, body: str) -> bool:
        shelves = ((collection, body) for collection in COLLECTIONS)
        ids = chain.from_iterable(self._portal.shelves.get(shelf, ()) for shelf in shelves)
        return any(mark.dated for id in ids for mark in self._ledger.marks[id])

    def _of_organization(self, organization: Organization) -> Iterator[Alternate]:
        id = organization.id
        asking = (id, *groups_of(id, self._portal))
        if any(group in self._portal.assigned for group in asking):
            yield _feed(addresses.organization_feed(id), f"{organization.title}: поручения и отчёты")
        if any(entry.dated for group in asking for entry in self._ledger.counted(group)):
            calendar = partial(addresses.organization_calendar, id)
            yield from _deadlines(calendar, f"{organization.title}: сроки поручений")
        if id in self._portal.convened:
            yield _meetings(addresses.body_calendar(id, MEETINGS), f"{organization.title}: заседания")
        address = addresses.record(addresses.organization(id))
        yield Alternate(Export.JSON, address, _JSON, organization.title)

    def _of_document(self, id: DocumentId) -> Iterator[Alternate]:
        head = self._portal.heads.get(id)
        if head is not None:
            title = words.document_title(head)
            yield Alternate(Export.JSON, addresses.record(addresses.document(id)), _JSON, title)
            yield Alternate(Export.AKOMA_NTOSO, addresses.akoma_ntoso(id), _AKOMA_NTOSO, title)

    def _of_decision(self, ref: Ref) -> Iterator[Alternate]:
        decision = self._portal.decisions.get(ref)
        if decision is None:
            return
        if decision.reports:
            yield _feed(addresses.decision_feed(ref), "Исполнение решения")
        title = words.decision_title(decision)
        yield Alternate(Export.JSON, addresses.record(addresses.decision(ref)), _JSON, title)


def is_dated(decision: Decision) -> bool:
    """Whether a decision stands in calendars: it orders something, and a last day is fixed."""
    return not decision.heading and states.due(decision) is not None


def _feed(address: str, title: str) -> Alternate:
    return Alternate(Export.FEEDS, address, _ATOM, title, "лента новостей")


def _meetings(address: str, title: str) -> Alternate:
    return Alternate(Export.CALENDARS, address, _CALENDAR, title, "календарь заседаний")


def _deadlines(address: Callable[[str], str], title: str) -> Iterator[Alternate]:
    yield Alternate(Export.CALENDARS, address(DEADLINES), _CALENDAR, title, "календарь сроков")
    yield Alternate(Export.CALENDARS, address(TASKS), _CALENDAR, f"{title}, как задачи", "сроки как задачи")

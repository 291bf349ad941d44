"""What stands beside a page in other formats: what a reader may subscribe to, and its record for programs.

An exporter makes exactly what is offered here: an organization that nothing is asked of has neither.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import chain

from generator.model.portal import Decision, Portal
from generator.model.settings import Export
from generator.pages import addresses, states, words
from generator.pages.subordination import groups_of
from generator.pages.views import Alternate

MEETINGS, DEADLINES, TASKS = "meetings", "deadlines", "tasks"
"""What a calendar holds: meetings and deadlines as days, deadlines as tasks to tick off."""

_ATOM = "application/atom+xml"
_CALENDAR = "text/calendar"
_JSON = "application/json"
_AKOMA_NTOSO = "application/akn+xml"


def alternates(portal: Portal, exports: frozenset[Export]) -> Mapping[str, tuple[Alternate, ...]]:
    """Return what may be subscribed to, by the address of the page that offers it."""
    offered: dict[str, list[Alternate]] = {}
    for address, alternate in chain(_offers(portal), _records(portal)):
        if alternate.export in exports:
            offered.setdefault(address, []).append(alternate)
    return {address: tuple(found) for address, found in offered.items()}


def is_dated(decision: Decision) -> bool:
    """Whether a decision stands in calendars: it orders something, and a last day is fixed."""
    return not decision.heading and states.due(decision) is not None


def dated_organizations(portal: Portal) -> frozenset[str]:
    """Return organizations that have a deadline, by name or through their groups."""
    decisions = portal.decisions
    own = {id for id, refs in portal.assigned.items() if any(is_dated(decisions[ref]) for ref in refs)}
    return frozenset(
        id for id in portal.organizations if id in own or own.intersection(groups_of(id, portal))
    )


def addressed_organizations(portal: Portal) -> frozenset[str]:
    """Return organizations that anything is asked of, by name or through their groups."""
    own = portal.assigned.keys()
    return frozenset(
        id for id in portal.organizations if id in own or not own.isdisjoint(groups_of(id, portal))
    )


def dated_bodies(portal: Portal) -> frozenset[str]:
    """Return bodies that set a deadline."""
    return frozenset(ref.document.body for ref, decision in portal.decisions.items() if is_dated(decision))


def _offers(portal: Portal) -> Iterator[tuple[str, Alternate]]:
    if not portal.meetings:
        return
    dated = dated_bodies(portal)
    news = _feed(addresses.site_feed(), "Все протоколы и отчёты об исполнении")
    for address in (addresses.HOME, addresses.PROTOCOLS):
        yield address, news
    yield addresses.PROTOCOLS, _meetings(addresses.site_calendar(MEETINGS), "Все заседания")
    if dated:
        for offer in _deadlines(addresses.site_calendar, "Все сроки"):
            yield addresses.DEADLINES, offer
    for year in dict.fromkeys(meeting.document.date.year for meeting in portal.meetings.values()):
        calendar = _meetings(addresses.year_calendar(year, MEETINGS), f"Заседания {year} года")
        yield addresses.year(year), calendar
    for collection, body in dict.fromkeys((id.collection, id.body) for id in portal.meetings):
        for offer in _of_body(body, body in dated, portal):
            yield addresses.body(collection, body), offer
    yield from _of_organizations(portal)
    for id, topic in portal.topics.items():
        if portal.on_topic.get(id):
            yield addresses.topic(id), _feed(addresses.topic_feed(id), f"{topic.title}: решения и отчёты")
    for ref, decision in portal.decisions.items():
        if decision.reports:
            yield addresses.decision(ref), _feed(addresses.decision_feed(ref), "Исполнение решения")


def _records(portal: Portal) -> Iterator[tuple[str, Alternate]]:
    """Yield what a program may load instead of a page."""
    for id, meeting in portal.meetings.items():
        page, title = addresses.document(id), words.document_title(meeting.document)
        yield page, Alternate(Export.JSON, addresses.record(page), _JSON, title)
        yield page, Alternate(Export.AKOMA_NTOSO, addresses.akoma_ntoso(id), _AKOMA_NTOSO, title)
    for decision in portal.pages:
        page = addresses.decision(decision.ref)
        yield page, Alternate(Export.JSON, addresses.record(page), _JSON, words.decision_title(decision))
    for organization in portal.organizations.values():
        page = addresses.organization(organization.id)
        yield page, Alternate(Export.JSON, addresses.record(page), _JSON, organization.title)


def _of_body(id: str, dated: bool, portal: Portal) -> Iterator[Alternate]:
    body = portal.organizations.get(id)
    name = body.title if body else id
    yield _feed(addresses.body_feed(id), f"{name}: протоколы и отчёты")
    yield _meetings(addresses.body_calendar(id, MEETINGS), f"{name}: заседания")
    if dated:
        yield from _deadlines(partial(addresses.body_calendar, id), f"{name}: сроки решений")


def _of_organizations(portal: Portal) -> Iterator[tuple[str, Alternate]]:
    addressed, dated = addressed_organizations(portal), dated_organizations(portal)
    for id, organization in portal.organizations.items():
        address = addresses.organization(id)
        if id in addressed:
            yield address, _feed(addresses.organization_feed(id), f"{organization.title}: поручения и отчёты")
        if id in dated:
            for offer in _deadlines(
                partial(addresses.organization_calendar, id),
                f"{organization.title}: сроки поручений",
            ):
                yield address, offer
        if id in portal.convened:
            yield (
                address,
                _meetings(addresses.body_calendar(id, MEETINGS), f"{organization.title}: заседания"),
            )


def _feed(address: str, title: str) -> Alternate:
    return Alternate(Export.FEEDS, address, _ATOM, title, "лента новостей")


def _meetings(address: str, title: str) -> Alternate:
    return Alternate(Export.CALENDARS, address, _CALENDAR, title, "календарь заседаний")


def _deadlines(address: Callable[[str], str], title: str) -> Iterator[Alternate]:
    yield Alternate(Export.CALENDARS, address(DEADLINES), _CALENDAR, title, "календарь сроков")
    yield Alternate(Export.CALENDARS, address(TASKS), _CALENDAR, f"{title}, как задачи", "сроки как задачи")

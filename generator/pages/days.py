"""When a page last had something new to say: the day of a meeting or of a report, never that of the build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from generator.model.document import DocumentId, Ref
from generator.pages.entries import last_said
from generator.pages.ledger import Ledger
from generator.pages.subordination import groups_of


class Days:
    """The newest day of what a page shows; what is neither of documents nor of decisions has none."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._portal = ledger.portal

    def of(self, address: str) -> date | None:
        """Return the day of the page at an address; further pages of a list have none."""
        return max(self._days(address), default=None)

    def _days(self, address: str) -> Iterator[date]:
        portal, ledger = self._portal, self._ledger
        match address.split("/"):
            case [""] | ["protocols", ""]:
                yield from self._held(portal.heads)
            case ["deadlines" | "execution", ""]:
                yield from self._held(portal.heads)
                yield from (mark.day for mark in ledger.all_marks())
            case ["years", year, ""]:
                yield from self._held(portal.years.get(int(year), ()))
            case ["topics", id, ""]:
                yield from (entry.day for entry in ledger.on_topic(id))
            case ["organizations", id, ""]:
                yield from (entry.day for entry in ledger.responsible(id))
                yield from filter(None, map(ledger.newest, (id, *groups_of(id, portal))))
                yield from self._held(portal.convened.get(id, ()))
                yield from self._held(portal.attended.get(id, ()))
            case ["protocols" | "decisions" as collection, body, ""]:
                yield from self._held(portal.shelves.get((collection, body), ()))
            case ["protocols" | "decisions" as collection, body, name, ""]:
                meeting = portal.meetings.get(DocumentId(collection, body, name))
                if meeting is not None:
                    yield meeting.document.date
                    yield from (last_said(decision, portal) for decision in meeting.decisions)
            case ["protocols" | "decisions" as collection, body, name, clause, ""]:
                decision = portal.decisions.get(Ref(DocumentId(collection, body, name), clause))
                if decision is not None:
                    yield last_said(decision, portal)

    def _held(self, ids: Iterable[DocumentId]) -> Iterator[date]:
        return (self._portal.heads[id].date for id in ids)

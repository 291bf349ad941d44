"""What feeds are made of: documents, decisions and reports, each with its day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.model.document import DocumentId, Ref
from generator.model.portal import Portal

VIA = 50
"""Items that come to an organization through its groups in its feed; all stand in the feeds of the groups."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed, not yet written: a document, a decision of it, or a report on the decision.

    ``rank`` orders items of one day as the portal does.
    """

    day: date
    rank: int
    document: DocumentId
    decision: Ref | None = None
    report: str = ""


class Items:
    """Every item of a portal, the newest first, and those of each part of it."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self._documents: dict[DocumentId, Item] = {}
        self._decisions: dict[Ref, tuple[Item, ...]] = {}
        rank = 0
        for meeting in portal.meetings.values():
            held = meeting.document.date
            self._documents[meeting.id] = Item(held, rank, meeting.id)
            for decision in meeting.decisions:
                rank += 1
                own = Item(held, rank, meeting.id, decision.ref)
                reported = (
                    Item(report.date, rank, meeting.id, decision.ref, report.name)
                    for report in decision.reports
                )
                self._decisions[decision.ref] = (own, *reported)
            rank += 1

    def of_site(self) -> list[Item]:
        """Return documents and reports."""
        return self._documents_with_reports(self._portal.meetings)

    def of_body(self, id: str) -> list[Item]:
        """Return the documents of a body and reports on their decisions."""
        return self._documents_with_reports(self._portal.convened[id])

    def of_topic(self, id: str) -> list[Item]:
        """Return the decisions on a topic and reports on them."""
        return newest(self._of(self._portal.on_topic[id]))

    def of_organization(self, id: str) -> list[Item]:
        """Return what an organization is told by name, and reports on it."""
        return newest(self._of(self._portal.assigned.get(id, ())))

    def of_decision(self, ref: Ref) -> list[Item]:
        """Return a decision and the reports on it."""
        return newest(self._decisions[ref])

    def _documents_with_reports(self, ids: Iterable[DocumentId]) -> list[Item]:
        documents = list(ids)
        reports = (
            item
            for id in documents
            for decision in self._portal.meetings[id].decisions
            if decision.reports
            for item in self._decisions[decision.ref][1:]
        )
        return newest([*(self._documents[id] for id in documents), *reports])

    def _of(self, refs: Iterable[Ref]) -> Iterator[Item]:
        for ref in refs:
            yield from self._decisions[ref]


def newest(items: Iterable[Item]) -> list[Item]:
    """Return items with the newest first; of one day, in the order of the portal."""
    return sorted(items, key=newest_first)


def newest_first(item: Item) -> tuple[int, int]:
    """Return the key of that order; reports of one day on one decision keep the order they come in."""
    return -item.day.toordinal(), item.rank

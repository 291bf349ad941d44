"""What feeds are made of: documents, decisions and reports, each with its day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from generator.export.outlines import Outline
from generator.model.document import DocumentId, Ref

VIA = 50
"""Items that come to an organization through its groups in its feed; all stand in the feeds of the groups."""


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """One entry of a feed, not yet written: a document, a decision of it, or a report on the decision.

    ``rank`` orders items of one day as the portal does. An item is made once, and is equal to itself alone.
    """

    day: date
    rank: tuple[int, DocumentId, int]
    document: DocumentId
    decision: Ref | None = None
    report: str = ""

    def __str__(self) -> str:
        return f"{self.day} {self.decision or self.document} {self.report}"


@dataclass(frozen=True, slots=True)
class _OfDocument:
    """The items of a document; those of a decision by its clause, with the reports on it."""

    itself: Item
    decisions: Mapping[str, tuple[Item, ...]]


class Items:
    """The items of documents and decisions, by the outlines of the documents; the newest first."""

    def __init__(self, outlines: Mapping[DocumentId, Outline]) -> None:
        self._outlines = outlines
        self._made: dict[DocumentId, _OfDocument] = {}

    def of_documents(self, ids: Iterable[DocumentId]) -> list[Item]:
        """Return documents and the reports on their decisions."""
        found = []
        for id in ids:
            made = self._of(id)
            found.append(made.itself)
            for items in made.decisions.values():
                found += items[1:]
        return newest(found)

    def of_decisions(self, refs: Iterable[Ref]) -> list[Item]:
        """Return decisions and the reports on them."""
        return newest(item for ref in refs for item in self._of(ref.document).decisions[ref.clause])

    def _of(self, id: DocumentId) -> _OfDocument:
        # Every feed asks for the outline, for it depends on it; it is opened for the first.
        if id in self._outlines and id not in self._made:
            self._made[id] = _items(self._outlines[id])
        return self._made[id]


def newest(items: Iterable[Item]) -> list[Item]:
    """Return items with the newest first; of one day, in the order of the portal."""
    return sorted(items, key=newest_first)


def newest_first(item: Item) -> tuple[int, tuple[int, DocumentId, int]]:
    """Return the key of that order; reports of one day on one decision keep the order they come in."""
    return -item.day.toordinal(), item.rank


def _items(outline: Outline) -> _OfDocument:
    id, day = outline.id, outline.day
    decisions = {}
    for clause, decision in outline.decisions.items():
        rank = (-day.toordinal(), id, decision.place)
        reports = (Item(report.day, rank, id, decision.ref, report.name) for report in decision.reports)
        decisions[clause] = (Item(day, rank, id, decision.ref), *reports)
    return _OfDocument(Item(day, (-day.toordinal(), id, 0), id), decisions)

"""What feeds are made of: documents, decisions and reports, each with its day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from msgspec import Struct

from generator.export.outlines import Outline
from generator.model.document import DocumentId, Ref

VIA = 50
"""Items that come to an organization through its groups in its feed; all stand in the feeds of the groups."""


class Item(Struct, frozen=True, eq=False, gc=False):
    """One entry of a feed, not yet written: a document, a decision of it, or a report on the decision.

    ``held`` is the day of the document, ``place`` that of the decision in it, from 1. An item is made once,
    and is equal to itself alone; there is one for every decision.
    """

    day: date
    held: date
    document: DocumentId
    place: int = 0
    clause: str = ""
    report: str = ""

    @property
    def decision(self) -> Ref | None:
        """The decision; None for a document."""
        return Ref(self.document, self.clause) if self.clause else None

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


def newest_first(item: Item) -> tuple[int, int, DocumentId, int]:
    """Return the key of that order; reports of one day on one decision keep the order they come in."""
    return -item.day.toordinal(), -item.held.toordinal(), item.document, item.place


def _items(outline: Outline) -> _OfDocument:
    id, day = outline.id, outline.day
    decisions = {}
    for clause, decision in outline.decisions.items():
        reports = (Item(at.day, day, id, decision.place, clause, at.name) for at in decision.reports)
        decisions[clause] = (Item(day, day, id, decision.place, clause), *reports)
    return _OfDocument(Item(day, day, id), decisions)

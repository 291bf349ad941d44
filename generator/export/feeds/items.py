"""What feeds are made of: documents, decisions and reports, each with its day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.export.outlines import DecisionOutline, Outline
from generator.model.document import DocumentId, Ref

VIA = 50
"""Items that come to an organization through its groups in its feed; all stand in the feeds of the groups."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed, not yet written: a document, a decision of it, or a report on the decision.

    ``rank`` orders items of one day as the portal does.
    """

    day: date
    rank: tuple[int, DocumentId, int]
    document: DocumentId
    decision: Ref | None = None
    report: str = ""


class Items:
    """The items of documents and decisions, by the outlines of the documents; the newest first."""

    def __init__(self, outlines: Mapping[DocumentId, Outline]) -> None:
        self._outlines = outlines

    def of_documents(self, ids: Iterable[DocumentId]) -> list[Item]:
        """Return documents and the reports on their decisions."""
        found = []
        for id in ids:
            outline = self._outlines[id]
            found.append(Item(outline.day, _rank(outline), id))
            for decision in outline.decisions.values():
                found += _reports(outline, decision)
        return newest(found)

    def of_decisions(self, refs: Iterable[Ref]) -> list[Item]:
        """Return decisions and the reports on them."""
        found = []
        for ref in refs:
            outline = self._outlines[ref.document]
            decision = outline.decisions[ref.clause]
            found.append(Item(outline.day, _rank(outline, decision.place), outline.id, ref))
            found += _reports(outline, decision)
        return newest(found)


def newest(items: Iterable[Item]) -> list[Item]:
    """Return items with the newest first; of one day, in the order of the portal."""
    return sorted(items, key=newest_first)


def newest_first(item: Item) -> tuple[int, tuple[int, DocumentId, int]]:
    """Return the key of that order; reports of one day on one decision keep the order they come in."""
    return -item.day.toordinal(), item.rank


def _reports(outline: Outline, decision: DecisionOutline) -> Iterator[Item]:
    for report in decision.reports:
        rank = _rank(outline, decision.place)
        yield Item(report.day, rank, outline.id, decision.ref, report.name)


def _rank(outline: Outline, place: int = 0) -> tuple[int, DocumentId, int]:
    """Return the place in the portal of a document, or of a decision by its place in the document."""
    return -outline.day.toordinal(), outline.id, place

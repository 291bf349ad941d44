"""Which objects stand on which page of a list, told by the heads of documents alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from generator.export.oparl.listing import PAGE
from generator.model.document import DocumentId
from generator.model.portal import Head


class Span(NamedTuple):
    """Objects of a document that stand on one page: those from ``start`` to before ``end``."""

    document: DocumentId
    start: int
    end: int


Pages = Mapping[int, tuple[Span, ...]]
"""What stands on each page of a list, from 1; a list of nothing has one page."""


def paper_pages(heads: Iterable[Head]) -> Pages:
    """Return the pages of the list of decisions; heads come newest first."""
    return _pages(heads, lambda head: head.decisions)


def meeting_pages(heads: Iterable[Head]) -> Pages:
    """Return the pages of the list of meetings; heads come newest first."""
    return _pages(heads, lambda _: 1)


def _pages(heads: Iterable[Head], objects: Callable[[Head], int]) -> Pages:
    pages: dict[int, list[Span]] = defaultdict(list, {1: []})
    number, room = 1, PAGE
    for head in reversed(tuple(heads)):
        start, end = 0, objects(head)
        while start < end:
            if not room:
                number, room = number + 1, PAGE
            stop = min(end, start + room)
            pages[number].append(Span(head.id, start, stop))
            room -= stop - start
            start = stop
    return {number: tuple(spans) for number, spans in pages.items()}

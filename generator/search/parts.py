"""The index in parts by time: a reader loads the newest first, and older ones when asked for.

Which part a document is in follows from the calendar, not from the number of documents before it: a late
document of an old year changes the part of its year and no other. Only a part that grows too large is cut,
and then only itself; and only the newest part, which holds as many whole years as it can, gives one away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

LARGEST = 8000
"""Records in one part; more only where one document has more."""


@dataclass(frozen=True, slots=True)
class Extent:
    """A document as far as it decides about parts: its key, its day and how many records it has."""

    key: str
    day: date
    size: int


@dataclass(frozen=True, slots=True)
class Part:
    """Documents that are searched together, newest first; ``folder`` is empty for the newest part."""

    folder: str
    documents: tuple[Extent, ...]


_Documents = Sequence[Extent]


def _years(size: int) -> Callable[[date], str]:
    return lambda day: f"{day.year // size * size}-{day.year // size * size + size - 1}"


_PERIODS: tuple[Callable[[date], str], ...] = (
    _years(16),
    _years(4),
    lambda day: f"{day.year}",
    lambda day: f"{day.year}-h{(day.month + 5) // 6}",
    lambda day: f"{day.year}-q{(day.month + 2) // 3}",
    lambda day: f"{day.year}-{day.month:02d}",
    lambda day: f"{day.year}-{day.month:02d}-{day.day:02d}",
)
"""Each period holds those that follow it whole."""
_YEAR = 2


def parts(documents: Iterable[Extent], beside: int = 0, largest: int = LARGEST) -> tuple[Part, ...]:
    """Cut documents, newest first, into parts; ``beside`` are records that are searched with the newest."""
    documents = tuple(documents)
    newest = 0
    for _, leaf in _leaves(documents, _YEAR, "", largest):
        if newest and beside + _size(documents[: newest + len(leaf)]) > largest:
            break
        newest += len(leaf)
    rest = _leaves(documents[newest:], 0, "older", largest)
    return Part("", documents[:newest]), *(Part(f"{period}/", tuple(leaf)) for period, leaf in rest)


def _leaves(documents: _Documents, level: int, period: str, largest: int) -> Iterator[tuple[str, _Documents]]:
    """Yield the longest periods, from a level down, of which none has too many records."""
    if not documents:
        return
    if period and _size(documents) <= largest:
        yield period, documents
    elif level < len(_PERIODS):
        for below, group in groupby(documents, key=lambda document: _PERIODS[level](document.day)):
            yield from _leaves(tuple(group), level + 1, below, largest)
    else:
        for number, chunk in enumerate(_chunks(documents, largest), 1):
            yield f"{period}-{number}", chunk


def _chunks(documents: _Documents, largest: int) -> Iterator[_Documents]:
    """Cut the documents of one day, where they are too many for one part."""
    start = size = 0
    for place, document in enumerate(documents):
        if place > start and size + document.size > largest:
            yield documents[start:place]
            start, size = place, 0
        size += document.size
    yield documents[start:]


def _size(documents: _Documents) -> int:
    return sum(document.size for document in documents)

"""The index in parts by time: a reader loads the newest first, and older ones when asked for.

Adding a record takes time with the number of those before it; docs/adr/0005-search.md has the figures. Whole
years are kept together, so that past parts stay as they are when a document is added.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from generator.search.records import Record, Records

LARGEST = 8000
"""Records in one part; more only where one document has more."""


@dataclass(frozen=True, slots=True)
class Part:
    """Documents that are searched together; ``folder`` is empty for the newest part."""

    folder: str
    documents: tuple[tuple[Record, ...], ...]
    organizations: tuple[Record, ...] = ()

    @property
    def records(self) -> tuple[Record, ...]:
        """Every record in the order of the index: what is newer comes at its end, and moves nothing."""
        return (
            *self.organizations,
            *(record for document in reversed(self.documents) for record in document),
        )


def parts(found: Records, largest: int = LARGEST) -> tuple[Part, ...]:
    """Cut records into parts, newest first; organizations are searched with the newest."""
    years = [
        chunk
        for _, documents in groupby(found.documents, key=lambda document: _year(document[0]))
        for chunk in _cut(documents, largest)
    ]
    joined: list[list[tuple[Record, ...]]] = []
    size = len(found.organizations)
    for chunk in years:
        more = sum(map(len, chunk))
        if joined and size + more <= largest:
            joined[-1] += chunk
            size += more
        else:
            size = more + (size if not joined else 0)
            joined.append(list(chunk))
    first, *rest = joined or [[]]
    folders: dict[str, int] = {}
    made = [Part("", tuple(first), found.organizations)]
    for documents in rest:
        span = f"{_year(documents[-1][0])}-{_year(documents[0][0])}"
        folders[span] = folders.get(span, 0) + 1
        made.append(Part(f"{span}-{folders[span]}/", tuple(documents)))
    return tuple(made)


def _cut(documents: Iterable[tuple[Record, ...]], largest: int) -> Iterable[list[tuple[Record, ...]]]:
    """Cut the documents of one year where they are too many for one part."""
    chunk: list[tuple[Record, ...]] = []
    size = 0
    for document in documents:
        if chunk and size + len(document) > largest:
            yield chunk
            chunk, size = [], 0
        chunk.append(document)
        size += len(document)
    if chunk:
        yield chunk


def _year(record: Record) -> int:
    return record.day.year if record.day else 0

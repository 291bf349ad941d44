"""Who belongs to what: documents by their heads, organizations by what their records say of others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TypeVar

from generator.model.document import DocumentId
from generator.model.organization import Organization
from generator.model.portal import Head

K = TypeVar("K")
T = TypeVar("T")


def grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, tuple[T, ...]]:
    """Collect the values of each key, each once, in the order in which they come."""
    groups: dict[K, dict[T, None]] = defaultdict(dict)
    for key, value in pairs:
        groups[key][value] = None
    return {key: tuple(values) for key, values in groups.items()}


def shelves(heads: Iterable[Head]) -> dict[tuple[str, str], tuple[DocumentId, ...]]:
    """Return documents by collection and folder."""
    return grouped(((head.id.collection, head.id.body), head.id) for head in heads)


def years(heads: Iterable[Head]) -> dict[int, tuple[DocumentId, ...]]:
    """Return documents by year."""
    return grouped((head.date.year, head.id) for head in heads)


def regions(heads: Iterable[Head]) -> dict[str, tuple[DocumentId, ...]]:
    """Return documents by region; those without one are left out."""
    return grouped((head.region, head.id) for head in heads if head.region)


def convened(heads: Iterable[Head]) -> dict[str, tuple[DocumentId, ...]]:
    """Return documents by the body whose they are."""
    return grouped((head.body, head.id) for head in heads)


def neighbours(heads: Iterable[Head]) -> dict[DocumentId, tuple[DocumentId | None, DocumentId | None]]:
    """Return the documents of the same body before and after each; ``heads`` come newest first."""
    return {
        id: (before, after)
        for chain in convened(heads).values()
        for after, id, before in zip((None, *chain), chain, (*chain[1:], None), strict=False)
    }


def members(organizations: Iterable[Organization]) -> dict[str, tuple[str, ...]]:
    """Return organizations by group."""
    return grouped((str(group), one.id) for one in organizations for group in one.groups)


def children(organizations: Iterable[Organization]) -> dict[str, tuple[str, ...]]:
    """Return organizations by the one above."""
    return grouped((str(one.parent), one.id) for one in organizations if one.parent)


def successors(organizations: Iterable[Organization]) -> dict[str, tuple[str, ...]]:
    """Return organizations by the one they came from."""
    return grouped((str(before), one.id) for one in organizations for before in one.predecessors)

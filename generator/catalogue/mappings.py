"""Mappings of a portal over the tables of its catalogue: nothing is opened before it is looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from generator.catalogue.keys import text_of
from generator.catalogue.store import Store
from generator.model.document import DocumentId, Ref
from generator.model.portal import Decision, Meeting

K = TypeVar("K")
V = TypeVar("V")

OPEN = 32
"""Meetings that stay open, and keys of an index."""

NEAR = 1024
"""Decisions that stay open: those of a group stand in the feeds and calendars of all its members."""


class PerDocument(Mapping[DocumentId, V]):
    """A part of every meeting, opened when it is looked up."""

    def __init__(self, ids: Mapping[DocumentId, object], open: Callable[[DocumentId], V]) -> None:
        self._ids = ids
        self._open = lru_cache(maxsize=OPEN)(open)

    def __getitem__(self, id: DocumentId) -> V:
        if id not in self._ids:
            raise KeyError(id)
        return self._open(id)

    def __contains__(self, id: object) -> bool:
        return id in self._ids

    def __iter__(self) -> Iterator[DocumentId]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


class PerDecision(Mapping[Ref, V]):
    """A part of every decision that has a page, in no order, opened when it is looked up."""

    def __init__(self, store: Store, open: Callable[[Ref], V]) -> None:
        self._store = store
        self._open = lru_cache(maxsize=NEAR)(open)

    def __getitem__(self, ref: Ref) -> V:
        return self._open(ref)

    def __iter__(self) -> Iterator[Ref]:
        return self._store.pages()

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Decisions(Mapping[Ref, Decision]):
    """The decisions of all meetings, in the order of the portal."""

    def __init__(self, meetings: Mapping[DocumentId, Meeting]) -> None:
        self._meetings = meetings
        self._of = lru_cache(maxsize=OPEN)(self._by_ref)

    def __getitem__(self, ref: Ref) -> Decision:
        return self._of(ref.document)[ref]

    def __iter__(self) -> Iterator[Ref]:
        return (decision.ref for meeting in self._meetings.values() for decision in meeting.decisions)

    def __len__(self) -> int:
        return sum(len(meeting.decisions) for meeting in self._meetings.values())

    def _by_ref(self, id: DocumentId) -> Mapping[Ref, Decision]:
        return {decision.ref: decision for decision in self._meetings[id].decisions}


class Index(Mapping[K, tuple[V, ...]]):
    """An index of the portal, a key of which is looked up when it is asked for."""

    def __init__(self, name: str, store: Store, key: Callable[[str], K], value: Callable[[str], V]) -> None:
        self._name = name
        self._store = store
        self._key = key
        self._value = value
        self._open = lru_cache(maxsize=OPEN)(self._values)

    def __getitem__(self, key: K) -> tuple[V, ...]:
        found = self._open(text_of(key))
        if not found:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[K]:
        return map(self._key, self._store.keys(self._name))

    def __len__(self) -> int:
        return len(self._store.keys(self._name))

    def _values(self, key: str) -> tuple[V, ...]:
        return tuple(map(self._value, self._store.listed(self._name, key)))


class Sparse(Index[K, V]):
    """An index that is mostly asked for keys that it has not: those that it has are known at once."""

    @cached_property
    def _known(self) -> frozenset[K]:
        return frozenset(self)

    def get(self, key: K, default: Any = None, /) -> Any:
        """Return the values of a key, or ``default``."""
        return self[key] if key in self._known else default

"""What reaches an organization through the groups that it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar

NEWEST = "outlines of assigned"
"""What is looked up of a group: decisions assigned to it, and when they are due and were reported on."""

T = TypeVar("T", bound=Hashable)


class Newest(Mapping[str, tuple[T, ...]], Generic[T]):
    """The newest of what organizations have, gathered once for each group and not for each of its members."""

    def __init__(
        self, ids: Collection[str], own: Callable[[str], Iterable[T]], key: Callable[[T], Any], most: int
    ) -> None:
        """Take who there is, what one has, the key that sorts the newest first, and how many count."""
        self._ids = ids
        self._own = own
        self._key = key
        self._most = most
        self._found: dict[str, tuple[T, ...]] = {}

    def __getitem__(self, id: str) -> tuple[T, ...]:
        if id not in self._found:
            # A member has some of it by name as well: twice as much leaves enough in all but odd cases.
            self._found[id] = tuple(sorted(self._own(id), key=self._key)[: 2 * self._most])
        return self._found[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def through(
    newest: Mapping[str, Iterable[T]],
    groups: Iterable[str],
    besides: Iterable[T],
    key: Callable[[T], Any],
    most: int,
) -> list[T]:
    """Return the newest of what some groups have, without what is among ``besides``."""
    found = {one: None for group in groups for one in newest[group]}
    for one in besides:
        found.pop(one, None)
    return sorted(found, key=key)[:most]

"""What reaches an organization through the groups that it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Through(Generic[T]):
    """The newest things of groups, gathered once for each group and not for each of its members."""

    def __init__(self, own: Callable[[str], list[T]], key: Callable[[T], tuple[int, ...]], most: int) -> None:
        """Take what a group has, by its id, and the key that sorts the newest first."""
        self._own = own
        self._key = key
        self._most = most
        self._newest: dict[str, list[T]] = {}

    def of(self, groups: Iterable[str], besides: Iterable[T]) -> list[T]:
        """Return the newest of what some groups have, without what is among ``besides``."""
        found = {one: None for group in groups for one in self._of_group(group)}
        for one in besides:
            found.pop(one, None)
        return sorted(found, key=self._key)[: self._most]

    def _of_group(self, group: str) -> list[T]:
        if group not in self._newest:
            # A member has some of it by name as well: twice as much leaves enough in all but odd cases.
            self._newest[group] = sorted(self._own(group), key=self._key)[: 2 * self._most]
        return self._newest[group]

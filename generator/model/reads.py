"""What was looked up in a portal: what is made of it is made anew only where that has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

K = TypeVar("K")
V = TypeVar("V")

ALL = "*"
"""Stands for the keys of a mapping: whoever goes through them sees every one that comes or goes."""


class Reads:
    """Names of mappings with the keys that were looked up in them, since they were last taken."""

    def __init__(self) -> None:
        self._looked: defaultdict[str, set[object]] = defaultdict(set)
        self.derived: dict[str, Mapping[Any, Any]] = {}
        """Mappings that are worked out of those of the portal, by name."""

    def of(self, name: str) -> set[object]:
        """Return what was looked up in one mapping, to be added to; it stays the same object for good."""
        return self._looked[name]

    def take(self) -> frozenset[tuple[str, object]]:
        """Return what was looked up, and begin anew."""
        taken = frozenset((name, key) for name, keys in self._looked.items() for key in keys)
        for keys in self._looked.values():
            keys.clear()
        return taken


class Watched(Mapping[K, V]):
    """A mapping that tells what is looked up in it, missing keys as well."""

    __slots__ = ("_looked", "_mapping")

    def __init__(self, name: str, mapping: Mapping[K, V], reads: Reads) -> None:
        self._mapping = mapping
        self._looked = reads.of(name)

    def __getitem__(self, key: K) -> V:
        self._looked.add(key)
        return self._mapping[key]

    def get(self, key: K, default: Any = None, /) -> Any:
        """Return the value of a key, or ``default``; a missing key is told as well."""
        self._looked.add(key)
        return self._mapping.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._looked.add(key)
        return key in self._mapping

    def __iter__(self) -> Iterator[K]:
        self._looked.add(ALL)
        return iter(self._mapping)

    def __len__(self) -> int:
        self._looked.add(ALL)
        return len(self._mapping)

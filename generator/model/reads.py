"""What was looked up in a portal: what is made of it is made anew only where that has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache, partial
from typing import Any, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")

Heard = Mapping[str, AbstractSet[object]]
"""Names of mappings with keys that were looked up in them."""

ALL = "*"
"""Stands for the keys of a mapping: whoever goes through them sees every one that comes or goes."""


class LookedUp:
    """The keys that were looked up in one mapping since it was last begun."""

    __slots__ = ("keys",)

    def __init__(self) -> None:
        self.keys: set[object] = set()

    def begin(self) -> set[object]:
        """Begin anew, and return the keys until then."""
        keys, self.keys = self.keys, set()
        return keys


class Reads:
    """Names of mappings with the keys that were looked up in them, since they were last taken."""

    def __init__(self) -> None:
        self._looked: defaultdict[str, LookedUp] = defaultdict(LookedUp)
        self.derived: dict[str, Mapping[Any, Any]] = {}
        """Mappings that are worked out of those of the portal, by name."""

    def of(self, name: str) -> LookedUp:
        """Return what was looked up in one mapping, to be added to; it stays the same object for good."""
        return self._looked[name]

    def hear(self, name: str, key: object) -> None:
        """Remember that a key of a mapping was looked up."""
        self._looked[name].keys.add(key)

    def hear_all(self, heard: Heard) -> None:
        """Remember again what was looked up before."""
        for name, keys in heard.items():
            self._looked[name].keys.update(keys)

    def listen(self, make: Callable[[], V]) -> tuple[V, Heard]:
        """Return what a function returns, and what it has looked up, which is not remembered here."""
        before = [(looked, looked.begin()) for looked in self._looked.values()]
        made = make()
        heard = {name: keys for name, looked in self._looked.items() if (keys := looked.begin())}
        for looked, keys in before:
            looked.keys = keys
        return made, heard

    def take(self) -> frozenset[tuple[str, object]]:
        """Return what was looked up, and begin anew."""
        return frozenset((name, key) for name, looked in self._looked.items() for key in looked.begin())


class Told(Generic[K, V]):
    """Values that are made once and asked for often; who asks has looked up what they are made of."""

    def __init__(self, reads: Reads | None, make: Callable[[K], V], most: int) -> None:
        """Take who hears, what makes a value of its key, and how many values are kept."""
        self._reads = reads
        self._make = make
        self._kept = lru_cache(maxsize=most)(self._listen)

    def __call__(self, key: K) -> V:
        """Return the value of a key."""
        made, heard = self._kept(key)
        if self._reads is not None:
            self._reads.hear_all(heard)
        return made

    def _listen(self, key: K) -> tuple[V, Heard]:
        if self._reads is None:
            return self._make(key), {}
        return self._reads.listen(partial(self._make, key))


class Watched(Mapping[K, V]):
    """A mapping that tells what is looked up in it, missing keys as well."""

    __slots__ = ("_looked", "_mapping")

    def __init__(self, name: str, mapping: Mapping[K, V], reads: Reads) -> None:
        self._mapping = mapping
        self._looked = reads.of(name)

    def __getitem__(self, key: K) -> V:
        self._looked.keys.add(key)
        return self._mapping[key]

    def get(self, key: K, default: Any = None, /) -> Any:
        """Return the value of a key, or ``default``; a missing key is told as well."""
        self._looked.keys.add(key)
        return self._mapping.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._looked.keys.add(key)
        return key in self._mapping

    def __iter__(self) -> Iterator[K]:
        self._looked.keys.add(ALL)
        return iter(self._mapping)

    def __len__(self) -> int:
        self._looked.keys.add(ALL)
        return len(self._mapping)

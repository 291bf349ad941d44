"""Pages or files that are made together, and by what name a later build knows them again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Group(Generic[T_co]):
    """What is made in one go: ``key`` is unique in a portal and stays the same from build to build.

    ``make`` may be called in any process, in any order, and reads no more of the portal than it shows.
    """

    key: str
    make: Callable[[], Iterable[T_co]]


def made(groups: Iterable[Group[T_co]]) -> Iterator[T_co]:
    """Yield what all groups make, in their order."""
    for group in groups:
        yield from group.make()

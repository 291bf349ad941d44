"""A long feed as files: what is new, and archives that never change (RFC 5005, section 4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

ENTRIES = 50
"""Entries of one file …"""

SIZE = 200_000
"""… and characters, whichever is reached first: a feed is fetched over and over by phones."""

T = TypeVar("T")


def cut(oldest_first: Iterable[T], size: Callable[[T], int]) -> Iterator[Sequence[T]]:
    """Cut entries into files, the oldest first.

    Where a file ends depends on older entries only: what is added later leaves the files before as they are.
    """
    part: list[T] = []
    filled = 0
    for entry in oldest_first:
        if len(part) == ENTRIES or filled >= SIZE:
            yield part
            part, filled = [], 0
        part.append(entry)
        filled += size(entry)
    if part:
        yield part

"""A long feed as files: what is new, and archives that never change (RFC 5005, section 4)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

ENTRIES = 40
"""Entries of one file: a feed is fetched over and over by phones …"""

DOCUMENT = 4
"""… and how many of them a whole document counts for."""

T = TypeVar("T")


def cut(oldest_first: Iterable[T], weigh: Callable[[T], int]) -> Sequence[Sequence[T]]:
    """Cut entries into files, the oldest first.

    Where a file ends depends on older entries only: what is added later leaves the files before as they are.
    Nothing depends on the length of a text, so that a corrected one changes the file it stands in alone.
    """
    parts: list[list[T]] = []
    room = 0
    for entry in oldest_first:
        weight = weigh(entry)
        if weight > room:
            parts.append([])
            room = ENTRIES
        parts[-1].append(entry)
        room -= weight
    return parts

"""Files of one year, of which those of all years are joined: little to make again, and to load again."""

from __future__ import annotations

import re

from generator.pages import addresses

_REPEATED = re.compile(rf"{addresses.DATA}(?:[a-z]+/[0-9]+\.(?:csv|xlsx)|reports/[0-9]+\.jsonl)")


def part(name: str, year: int, end: str) -> str:
    """Return where the part of a year stands; ``end`` is the end of a file's name: «.csv»."""
    return f"{addresses.DATA}{name}/{year}{end}"


def is_repeated(address: str) -> bool:
    """Whether a file of all years holds what stands at an address."""
    return _REPEATED.fullmatch(address) is not None

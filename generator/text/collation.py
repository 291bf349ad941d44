"""The order in which a reader looks for names: letters without their marks, numbers by their size."""

from __future__ import annotations

import re

from generator.text.spelling import flatten

_NUMBER = re.compile(r"([0-9]+)")


def by_name(name: str) -> tuple[tuple[tuple[int, str], ...], str]:
    """Return what to sort a name by: «Школа № 9» before «Школа № 10», «Ёлочка» among «Е», quotes unseen."""
    parts = _NUMBER.split(flatten(name).replace('"', ""))
    return tuple(_size(part) if at % 2 else (0, part) for at, part in enumerate(parts)), name


def _size(digits: str) -> tuple[int, str]:
    """Return what compares digits as a number, however many there are."""
    number = digits.lstrip("0")
    return len(number), number

"""Numbers with a noun: «1 решение», «2 решения», «5 решений»."""

from __future__ import annotations

from generator.text.spelling import NBSP


def plural(n: int, one: str, few: str, many: str) -> str:
    """Return the form of a noun that stands with the number ``n``."""
    last, teens = abs(n) % 10, abs(n) % 100
    if last == 1 and teens != 11:
        return one
    if last in (2, 3, 4) and teens not in (12, 13, 14):
        return few
    return many


def count(n: int, one: str, few: str, many: str) -> str:
    """Return the number and its noun, thousands apart, bound with no-break spaces: «1 234 решения»."""
    return grouped(n) + NBSP + plural(n, one, few, many)


def grouped(n: int) -> str:
    """Return a number with its thousands apart: «1 234»."""
    return f"{n:,}".replace(",", NBSP)

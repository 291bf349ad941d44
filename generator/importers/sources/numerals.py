"""A count written as a word processor writes it: 1, 01, iv, IV, б, Б, b, B."""

from __future__ import annotations

_LATIN = "abcdefghijklmnopqrstuvwxyz"
# ECMA-376 part 1, 17.18.59, `russianLower`: no ё, й, ъ, ь; the thirtieth is «аа».
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LARGEST = 4_000
"""Beyond it Roman and letter numbers would be as long as the file asks for."""


def russian(count: int) -> str:
    """Return «а», «б» … «я», «аа», «бб»."""
    return _letters(count, _RUSSIAN)


def latin(count: int) -> str:
    """Return «a», «b» … «z», «aa», «bb»."""
    return _letters(count, _LATIN)


def roman(count: int) -> str:
    """Return «i», «ii», «iii», «iv»."""
    if not 0 < count < _LARGEST:
        return str(count)
    digits = ""
    for value, sign in _ROMAN:
        times, count = divmod(count, value)
        digits += sign * times
    return digits


def raised(digits: str) -> str:
    """Return the mark of a footnote: «¹²»."""
    return digits.translate(_RAISED)


def _letters(count: int, alphabet: str) -> str:
    if not 0 < count < _LARGEST:
        return str(count)
    times, place = divmod(count - 1, len(alphabet))
    return alphabet[place] * (times + 1)

"""Ordinal numerals as protocols name their questions: «по первому вопросу», «по двадцать второму вопросу»."""

from __future__ import annotations

import re

_UNITS = ("перв", "втор", "трет", "четв[её]рт", "пят", "шест", "седьм", "восьм", "девят")
_TEENS = (
    *("десят", "один+адцат", "двенадцат", "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат"),
    *("семнадцат", "восемнадцат", "девятнадцат", "двадцат"),
)
_ENDING = r"(?:ый|ий|ой|ому|ему|ьему)"
_TENS = {"двадцать": 20, "тридцать": 30}

WORDS = rf"(?:(?:{'|'.join(_TENS)}) )?(?:{'|'.join((*_UNITS, *_TEENS, 'тридцат'))}){_ENDING}"
"""A pattern of one ordinal from 1 to 39, in the nominative or the dative case."""

_VALUES = [(re.compile(stem + _ENDING), value) for value, stem in enumerate((*_UNITS, *_TEENS), 1)]
_VALUES.append((re.compile(f"тридцат{_ENDING}"), 30))


def read_ordinal(words: str) -> int | None:
    """Return the number that an ordinal names; None where the words are none."""
    tens, _, last = words.casefold().rpartition(" ")
    if tens and tens not in _TENS:
        return None
    value = next((value for pattern, value in _VALUES if pattern.fullmatch(last)), None)
    if value is None or (tens and value > len(_UNITS)):
        return None
    return _TENS.get(tens, 0) + value

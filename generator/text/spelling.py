"""Text as rules compare it, and where a printed phrase ends.

Nothing made here is ever shown: the print stays as it is, and only a comparison sees the flattened form.
"""

from __future__ import annotations

import unicodedata

NBSP = "\u00a0"
ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
SOFT_HYPHEN = "\u00ad"
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
"""Hyphens, dashes and the minus sign: protocols use them for one another."""
BULLETS = " \t\u00a0•·*▪◦●" + DASHES
"""What may stand at the beginning of a line before its first word."""

_FLAT = str.maketrans(
    {
        **dict.fromkeys(DASHES, "-"),
        **dict.fromkeys("«»“”„‟″", '"'),
        **dict.fromkeys(ZERO_WIDTH + SOFT_HYPHEN, ""),
    }
)
_TRAILING = " \t\u00a0.;,:"
_ABBREVIATIONS = frozenset({"гг", "др", "пр", "кв", "уч", "руб", "тыс", "чел"})


def flatten(text: str) -> str:
    """Return the text in lower case with one spelling of ё, of dashes, of quotes and of spaces."""
    composed = unicodedata.normalize("NFC", text).translate(_FLAT).lower().replace("ё", "е")
    return " ".join(composed.split())


def indent(line: str) -> int:
    """Return the offset of the first character of a line that is neither a space nor a bullet."""
    return len(line) - len(line.lstrip(BULLETS))


def trim(line: str, start: int, end: int) -> int:
    """Return where the phrase ``line[start:end]`` ends without its closing punctuation.

    The dot of an abbreviation or of an initial belongs to the phrase: «ноябрь 2023 г.;» ends after «г.»,
    «руководители ОО.» before the dot.
    """
    while end > start and line[end - 1] in _TRAILING:
        end -= 1
    if end < len(line) and line[end] == "." and end > start:
        first = end
        while first > start and end - first < 5 and line[first - 1].isalpha():
            first -= 1
        word = line[first:end]
        if len(word) == 1 or word.lower() in _ABBREVIATIONS:
            return end + 1
    return end

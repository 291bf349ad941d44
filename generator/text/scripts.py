"""Characters that deceive the eye: mixed alphabets, marks of direction, marks of no width, controls."""

from __future__ import annotations

import re

_LATIN = r"A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_CYRILLIC = r"\u0400-\u0481\u048a-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f"
_LETTERS = re.compile(rf"[{_LATIN}{_CYRILLIC}]+")
_HAS_LATIN = re.compile(rf"[{_LATIN}]")
_HAS_CYRILLIC = re.compile(rf"[{_CYRILLIC}]")
_NEIGHBOURS = re.compile(rf"[{_LATIN}](?:(?=[{_CYRILLIC}])|(?<=[{_CYRILLIC}].))", re.DOTALL)
"""A Latin letter beside a Cyrillic one; it begins with the rarer alphabet, to which a search can skip."""
_BIDI = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ZERO_WIDTH = re.compile(r"[\u200b-\u200d\u2060\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_MARKS = r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_STACKED = re.compile(rf"{_MARKS}{_MARKS}{{4,}}")

_TO_CYRILLIC = str.maketrans("ABCEHIKMOPSTXYaceiopsxykËëÏï", "АВСЕНІКМОРЅТХУасеіорѕхукЁёЇї")
_TO_LATIN = str.maketrans("АВСЕНІКМОРЅТХУасеіорѕхукЁёЇї", "ABCEHIKMOPSTXYaceiopsxykËëÏï")


def mixed_script_words(text: str) -> tuple[tuple[int, int], ...]:
    """Return the places of words with both Cyrillic and Latin letters: «Иванoв» with a Latin «o».

    The parts of «COVID-19», «IT-куб» and «3D-модель» are words of their own.
    """
    if _NEIGHBOURS.search(text) is None:
        return ()
    return tuple(
        word.span()
        for word in _LETTERS.finditer(text)
        if _HAS_LATIN.search(word[0]) and _HAS_CYRILLIC.search(word[0])
    )


def bidi_controls(text: str) -> tuple[int, ...]:
    """Return the offsets of characters that turn the direction of text (Unicode property Bidi_Control)."""
    return tuple(found.start() for found in _BIDI.finditer(text))


def zero_width(text: str) -> tuple[int, ...]:
    """Return the offsets of characters without width: U+200B, U+200C, U+200D, U+2060, U+FEFF."""
    return tuple(found.start() for found in _ZERO_WIDTH.finditer(text))


def control_characters(text: str) -> tuple[int, ...]:
    """Return the offsets of control characters and of what no XML may hold; tabs and line breaks are none.

    U+2028 and U+2029 are: YAML and browsers break a line there, where no editor and no message of ours does.
    """
    return tuple(found.start() for found in _CONTROL.finditer(text))


def visible(text: str) -> str:
    """Return a text with every sign that a terminal obeys, or that turns its line round, as U+FFFD.

    Its length stays, so that a caret stands under the right sign.
    """
    return _BIDI.sub("\ufffd", _CONTROL.sub("\ufffd", text))


def stacked_marks(text: str) -> tuple[tuple[int, int], ...]:
    """Return the places where five marks or more stand over one letter; no alphabet needs so many."""
    return tuple(found.span() for found in _STACKED.finditer(text))


def latin_lookalike(word: str) -> str:
    """Return a mixed word in the alphabet of most of its letters, as advice: «Иванoв» in Cyrillic alone.

    A letter without a double in the other alphabet stays, and with as many of both Cyrillic wins.
    """
    latin, cyrillic = len(_HAS_LATIN.findall(word)), len(_HAS_CYRILLIC.findall(word))
    return word.translate(_TO_LATIN if latin > cyrillic else _TO_CYRILLIC)

"""Words of a text as search and comparison see them: without case, endings, and invisible marks."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from generator.text.repeated import repeated
from generator.text.spelling import SOFT_HYPHEN, ZERO_WIDTH


@dataclass(frozen=True, slots=True)
class Token:
    """A word's stem, and where the word stands in the text it came from."""

    stem: str
    start: int
    end: int


_INVISIBLE = SOFT_HYPHEN + ZERO_WIDTH
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[\u0300-\u036f{_INVISIBLE}])*")
_REMOVED = str.maketrans(dict.fromkeys(_INVISIBLE, ""))
_LONGEST = 64
"""No Russian word is longer; what is longer is kept as it is."""
_WORDLIKE = 6
"""Capitals of this length are a heading («ОБЛАСТИ»); the few abbreviations so long lose nothing by a stem."""

_STEMMER = snowballstemmer.stemmer("russian")


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, ё as е; anything but letters and digits divides them."""
    return tuple(_lower(_clean(found[0])) for found in _WORD.finditer(text))


@repeated
def stems(text: str) -> tuple[str, ...]:
    """Return the stems of a text's words; an abbreviation such as «ЦОиККО» is whole, in lower case."""
    return tuple(stem_printed(found[0]) for found in _WORD.finditer(text))


def first_stem(text: str) -> str:
    """Return the stem of the first word of a text; nothing where it has none."""
    found = _WORD.search(text)
    return stem_printed(found[0]) if found else ""


@repeated
def printed_words(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are printed."""
    return tuple(_WORD.findall(text))


def tokens(text: str) -> tuple[Token, ...]:
    """Return the stems of a text with their places, so that a match can be shown in the print."""
    return tuple(Token(stem_printed(found[0]), *found.span()) for found in _WORD.finditer(text))


def _clean(word: str) -> str:
    return unicodedata.normalize("NFC", word.translate(_REMOVED))


def _lower(word: str) -> str:
    return word.lower().replace("ё", "е")


@lru_cache(maxsize=65536)
def stem_printed(printed: str) -> str:
    """Return the stem of one word; an abbreviation is whole, in lower case."""
    word = _clean(printed)
    if len(word) > _LONGEST or word.isdecimal() or _is_abbreviation(word):
        return _lower(word)
    return _stem(_lower(word))


def _is_abbreviation(word: str) -> bool:
    """Whether two or more letters stand there, most of them capitals: «ИРО», «ШНОР», «ЦОиККО»."""
    capitals = sum(letter.isupper() for letter in word)
    letters = sum(letter.isalpha() for letter in word)
    if capitals == letters and letters >= _WORDLIKE:
        return False
    return capitals >= 2 and 2 * capitals > letters


def _stem(word: str) -> str:
    stem = str(_STEMMER.stemWord(word))
    # «органы» loses its «н» as if it were an ending, «органам» does not: neither keeps it.
    return stem.rstrip("н") if len(stem.rstrip("н")) > 2 else stem

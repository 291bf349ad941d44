"""Abbreviations that a printed line defines for itself: «… маршруты (далее – ИОМ)»."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_HEREAFTER = re.compile(r"\(\s*далее\s*(?:по тексту\s*)?[-–—:]?\s*([^()\n]{2,60}?)\s*\)")
_AND = re.compile(r"\s+(?:и|или|и/или)\s+|\s*/\s*")
_TERM = re.compile(r"[А-ЯЁA-Z][\w.-]*(?: [А-ЯЁA-Z«][\w.»-]*){0,6}")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SMALL = frozenset(
    (
        "а",
        "в",
        "во",
        "для",
        "за",
        "и",
        "или",
        "из",
        "к",
        "ко",
        "на",
        "о",
        "об",
        "от",
        "по",
        "при",
        "с",
        "со",
        "у",
    )
)
_BOUNDARY = re.compile(r"[.;:!?()](?:\s|$)|[–—]\s|(?<=\w)\s-\s")
_LONGEST = 240
"""Characters before the bracket in which what is abbreviated begins."""


@dataclass(frozen=True, slots=True)
class Definition:
    """An abbreviation and the words of the line that it stands for, as printed.

    ``spelt`` says that its letters are the initials of exactly these words; otherwise where the words begin
    is the program's best reading of the line.
    """

    term: str
    means: str
    spelt: bool


def definition_spans(line: str) -> Iterator[tuple[int, int]]:
    """Yield where a line defines abbreviations: «(далее – ИОМ)»."""
    yield from (found.span() for found in _HEREAFTER.finditer(line))


def read_definitions(line: str) -> Iterator[Definition]:
    """Yield every abbreviation that a line defines, where the letters are found in the words before it.

    Source: «(далее- МОУО)» and «(далее - ШНОР и ШНСУ)» (Yaroslavl 2023), «(далее – ГАУ ДПО ЯО ИРО)»
    (Yaroslavl 2022). «… дошкольного образования (далее – ДОУ)» (Yaroslavl 2022) has no word for «У»: no
    definition.
    """
    for found in _HEREAFTER.finditer(line):
        before = line[max(found.start() - _LONGEST, 0) : found.start()].rstrip()
        for term in _AND.split(found[1]):
            letters = "".join(sign for sign in term if sign.isalpha())
            if sum(map(str.isupper, letters)) < 2 or not _TERM.fullmatch(term):
                continue
            start = _spelling(before, letters.lower())
            likely = _likely(before, [letter.lower() for letter in letters if letter.isupper()])
            if start is not None or likely is not None:
                yield Definition(term, before[likely if start is None else start :], start is not None)


def _spelling(before: str, letters: str) -> int | None:
    """Return where the words begin whose initials are the letters; a small word may have a letter or none.

    An abbreviation among the words stands for all of its letters: «ГАУ «Институт …»» for «ГАУ И…».
    """
    left = len(letters)
    for word in reversed(list(_WORD.finditer(before))):
        short = word[0].lower()
        if word[0].isupper() and len(short) > 1 and letters[:left].endswith(short):
            left -= len(short)
        elif letters[left - 1] == short[0]:
            left -= 1
        elif short not in _SMALL or left == len(letters):
            return None
        if left == 0:
            return word.start()
    return None


def _likely(before: str, capitals: Sequence[str]) -> int | None:
    """Return where an abbreviation begins that leaves words out: «школами с низкими …» for ШНОР."""
    phrase = max((found.end() for found in _BOUNDARY.finditer(before)), default=0)
    words = [
        word
        for word in _WORD.finditer(before, phrase)
        if word[0].lower() not in _SMALL and not (word[0].isupper() and len(word[0]) > 1)
    ]
    initials = [word[0][0].lower() for word in words]
    needed = Counter(capitals)
    possible = [
        place
        for place, initial in enumerate(initials)
        if initial == capitals[0] and not needed - Counter(initials[place:])
    ]
    begun_alike = [place for place in possible if initials[place + 1 : place + 2] == list(capitals[1:2])]
    best = begun_alike or possible
    return words[best[-1]].start() if best else None

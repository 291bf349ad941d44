"""Dates of birth and home addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.text.personal.signs import BLANK

_YEAR = r"(?:19[2-9]\d|20\d\d)"
_DAY = (
    rf"(?:\d{{1,2}}[./]\d{{1,2}}[./]{_YEAR}|{_YEAR}-\d\d-\d\d"
    rf"|\d{{1,2}}{BLANK}[а-я]{{3,8}}{BLANK}{_YEAR})(?!\d)"
)
_BORN = rf"{BLANK}?(?:года?|г\.?){BLANK}?р(?:\.|ождения)"
_BIRTH_WORDS = re.compile(r"рожд|родил|родивш|\bрод\.|\bд\.[ \u00a0]?р|г\.?[ \u00a0]?р\.", re.IGNORECASE)
_BIRTHS = (
    re.compile(
        rf"(?:\bдат[аыуе]{BLANK}рождения|\bд\.{BLANK}?р\.|\bродил(?:ся|ась)|\bродивш(?:ийся|аяся|егося|ейся)|\bрод\.)"
        rf"[^\d\n]{{0,20}}(?P<data>{_DAY})",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<![\d.])(?P<data>{_DAY}){_BORN}", re.IGNORECASE),
    re.compile(
        rf"(?:[А-ЯЁ]\.{BLANK}?[А-ЯЁ]\.(?:{BLANK}[А-ЯЁ][а-яё-]{{1,40}})?|[а-яё](?:вич|вн|ьич|ичн)[а-яё]{{0,3}})"
        rf"[,(]?{BLANK}?[,(]?(?P<data>{_YEAR}){_BORN}"
    ),
)
"""A year alone is a person's only behind a name: «дети 2016 года рождения» are counted, not named."""

_STREET = (
    r"(?:ул|улиц|пр|пр-т|просп|проспект|пер|переул|бульв|б-р|наб|набережн|шоссе|пл|площад|проезд|мкр|микрорайон"
    r"|д|дом|корп|стр)[а-я]{0,4}\b"
)
_FLAT = rf"\b(?:кв\.?|квартир[аеуы]){BLANK}{{0,2}}№?{BLANK}?\d{{1,4}}(?!\d|{BLANK}?(?:г\.|год|квартал|м\b))"
_HOMES = (
    re.compile(rf"\b{_STREET}[^\n;]{{0,60}}?(?<![\dIVХ]{BLANK})(?P<data>{_FLAT})", re.IGNORECASE),
    re.compile(
        rf"\b(?:прожива(?:ющ[а-я]{{2,4}}|[ею]т)|зарегистрирован[а-я]{{0,4}}{BLANK}по{BLANK}месту{BLANK}жительства)"
        rf"[^\n.;\d]{{0,30}}(?:адрес[а-я]{{0,3}}|жительства):?{BLANK}?(?P<data>[^\n;\d]{{1,80}}\d{{1,4}})",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:домашн[а-я]{{2,3}}{BLANK}адрес[а-я]{{0,2}}|адрес[а-я]{{0,2}}{BLANK}(?:места{BLANK})?(?:жительства|проживания))"
        rf":?{BLANK}?(?P<data>[^\n;\d]{{1,80}}\d{{1,4}})",
        re.IGNORECASE,
    ),
)
"""A house is anybody's, a school's too; a flat, or a word that says so, makes it a home."""


def find_births(line: str) -> Iterator[tuple[int, int]]:
    """Yield days of birth, and years of birth behind a name; of those born before 1920 all is known."""
    if not _BIRTH_WORDS.search(line):
        return
    for pattern in _BIRTHS:
        yield from (match.span("data") for match in pattern.finditer(line))


def find_homes(line: str) -> Iterator[tuple[int, int]]:
    """Yield home addresses."""
    for pattern in _HOMES:
        yield from (match.span("data") for match in pattern.finditer(line))

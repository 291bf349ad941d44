"""Days and months as Russian documents print them.

Only a day or a month with its year in four digits is read: «12.07.22» leaves the century to a guess.
"""

from __future__ import annotations

import re
from datetime import date

from generator.text.spelling import flatten

MONTHS = (
    ("январь", "января"),
    ("февраль", "февраля"),
    ("март", "марта"),
    ("апрель", "апреля"),
    ("май", "мая"),
    ("июнь", "июня"),
    ("июль", "июля"),
    ("август", "августа"),
    ("сентябрь", "сентября"),
    ("октябрь", "октября"),
    ("ноябрь", "ноября"),
    ("декабрь", "декабря"),
)
"""Nominative and genitive of every month, January first."""

WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")

_SHORT = {
    "янв": 1,
    "фев": 2,
    "февр": 2,
    "апр": 4,
    "авг": 8,
    "сен": 9,
    "сент": 9,
    "окт": 10,
    "нояб": 11,
    "дек": 12,
}


def _forms() -> dict[str, int]:
    """Return every form of every month's name, with the month's number."""
    forms = dict(_SHORT)
    for number, (nominative, genitive) in enumerate(MONTHS, start=1):
        soft = genitive.endswith("я")
        stem = genitive[:-1]
        forms.update(dict.fromkeys((nominative, genitive), number))
        forms.update(
            dict.fromkeys(
                (stem + ending for ending in (("е", "ю", "ем") if soft else ("е", "у", "ом"))), number
            )
        )
    return forms


_FORMS = _forms()
MONTH = "(?:" + "|".join(sorted(_FORMS, key=len, reverse=True)) + ")"
"""A pattern for the name of a month, in any case, in flattened text."""
YEAR = r"[12][0-9]{3}"
YEAR_WORD = r"(?: ?(?:года|году|годом|год|г))?"
"""What may follow a year; the dot of «г.» falls to whoever strips the punctuation."""

_END = r"[.;, ]*"
_WORDS = re.compile(rf'"?([0-9]{{1,2}})(?:-?(?:го|е))?"? ?({MONTH})\.?,? ?({YEAR}){YEAR_WORD}{_END}')
_FIGURES = re.compile(rf"([0-9]{{1,2}}) ?\. ?([0-9]{{1,2}}) ?\. ?({YEAR}){YEAR_WORD}{_END}")
_ISO = re.compile(rf"({YEAR})-([0-9]{{2}})-([0-9]{{2}}){_END}")
_MONTH_WORDS = re.compile(rf"({MONTH})[.,]{{0,3}} ?({YEAR}){YEAR_WORD}{_END}")
_MONTH_FIGURES = re.compile(rf"(0[1-9]|1[0-2])\. ?({YEAR}){YEAR_WORD}{_END}")


def month_number(name: str) -> int | None:
    """Return the number of a month by any form of its name («сентябре» → 9), or None."""
    return _FORMS.get(flatten(name))


def _day(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None


def read_date(text: str) -> date | None:
    """Return the day that the whole text names, or None where it is not exactly one possible day.

    Source: «"16" марта 2023 г.», «25.08. 2023» (Yaroslavl 2023), «27.08.2023г» (protocol 8 of 2023).
    """
    flat = flatten(text)
    if found := _WORDS.fullmatch(flat):
        return _day(found[3], _FORMS[found[2]], found[1])
    if found := _FIGURES.fullmatch(flat):
        return _day(found[3], int(found[2]), found[1])
    if found := _ISO.fullmatch(flat):
        return _day(found[1], int(found[2]), found[3])
    return None


def names_no_day(text: str) -> bool:
    """Whether a day is named somewhere in the text that no calendar has: «до 31 июня 2023 года»."""
    flat = flatten(text)
    return any(_day(found[3], _FORMS[found[2]], found[1]) is None for found in _WORDS.finditer(flat)) or any(
        _day(found[3], int(found[2]), found[1]) is None for found in _FIGURES.finditer(flat)
    )


def read_month(text: str) -> tuple[int, int] | None:
    """Return year and month (1–12) that the whole text names, or None.

    Source: «март.. 2020г», «декабрь, 2020 г.» (Lesosibirsk 2019).
    """
    flat = flatten(text)
    if found := _MONTH_WORDS.fullmatch(flat):
        return int(found[2]), _FORMS[found[1]]
    if found := _MONTH_FIGURES.fullmatch(flat):
        return int(found[2]), int(found[1])
    return None


def format_date(day: date) -> str:
    """Return a day for a sentence: «16 марта 2023 года»."""
    return f"{day.day} {MONTHS[day.month - 1][1]} {day.year} года"


def format_date_short(day: date) -> str:
    """Return a day for a table: «16.03.2023»."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def format_month(year: int, month: int) -> str:
    """Return a month by its number (1–12): «март 2023 года»."""
    return f"{MONTHS[month - 1][0]} {year} года"


def weekday(day: date) -> str:
    """Return the day of the week in the nominative, in small letters."""
    return WEEKDAYS[day.weekday()]

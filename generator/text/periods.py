"""Stretches of the calendar that a text names in full: a day, a month, a quarter, a range, a school year.

A bound that the text leaves open is None; a text that leaves out the year names nothing here.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from generator.text.dates import MONTH, YEAR, YEAR_WORD, month_number, read_date, read_month
from generator.text.spelling import flatten
from generator.vocabulary import DeadlineKind

_LONGEST = 100
"""No period of the calendar takes more characters; it keeps the search for a range's middle short."""


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, both inclusive, and what the print fixes: a date, a month or a period."""

    kind: DeadlineKind
    start: date | None
    due: date | None


_SCHOOL = (
    rf"(?P<first>{YEAR}) ?[-/] ?(?P<last>{YEAR}|[0-9]{{2}}) ?"
    r"уч(?:ебн(?:ый|ого|ом|ому))?\.? ?(?:года|году|год|г)"
)
_ORDINALS = {
    **{figure: int(figure) for figure in "1234"},
    **dict(zip(("i", "ii", "iii", "iv"), range(1, 5), strict=True)),
    **dict(zip(("і", "іі", "ііі"), range(1, 4), strict=True)),  # the Ukrainian letter
    **dict(zip(("перв", "втор", "трет", "четверт"), range(1, 5), strict=True)),
}
_ORDINAL = (
    r"(?P<ordinal>[1-4]|i{1,3}|iv|і{1,3}|перв|втор|трет|четверт)"
    r"(?:-?(?:ый|ой|ий|ый|ая|ья|ое|ье|ого|его|ьего|ому|ьему|ом|ем|ьем|ей|ьей|й|я|е|го|м))?"
)
_OF_YEAR = rf"(?P<year>{YEAR}){YEAR_WORD}"
_YEAR = re.compile(rf"{_OF_YEAR}")
_YEARS = re.compile(rf"(?P<first>{YEAR}) ?(?:-|по|до) ?(?P<last>{YEAR}) ?(?:годы|годов|годах|гг|г\. ?г)")
_SCHOOL_YEAR = re.compile(_SCHOOL)
_SCHOOL_MONTHS = re.compile(rf"(?P<from>{MONTH})(?: ?(?:-|по) ?(?P<to>{MONTH}))? {_SCHOOL}")
_QUARTER = re.compile(rf"{_ORDINAL} (?:квартал(?:а|е|у|ы|ов|ах)?|кв\.?) {_OF_YEAR}")
_HALF = re.compile(rf"{_ORDINAL} (?:полугоди(?:е|я|и|ю)|п/г) {_OF_YEAR}")
_DECADE = re.compile(rf"{_ORDINAL} декад(?:а|ы|е|у) (?P<month>{MONTH} {_OF_YEAR})")
_MIDDLE = re.compile(r" по | до | ?- ?| и (?=[0-9а-я])")
_DOTTED = re.compile(r"[0-9]{1,2}\.([0-9]{1,2}\.[12][0-9]{3}.*)")
_TIME = re.compile(
    r"[0-9]{1,2}[:.-][0-9]{2} ?(?:час(?:ов|а)?\.?|ч\.?)? (?=[0-9])|[0-9]{1,2} (?:час(?:ов|а)?|ч\.) (?=[0-9])"
)
_LATE_TIME = re.compile(r",? (?:до |в )?[0-9]{1,2}(?::[0-9]{2}|[.-][0-9]{2} ?ч(?:ас(?:ов|а)?|\.)?)$")
_INCLUSIVE = re.compile(r",? \(?включительно\)?$")
_BOUND = re.compile(
    r"(?P<until>до конца|в конце|к концу|до|не (?:позднее|позже)(?: чем)?|ко?|по) "
    r"|(?P<since>начиная со?|со?|не ранее|от) "
    r"|(?:в период|в течение|в течении|на протяжении|во?|на) "
)


def read_period(text: str) -> Period | None:
    """Return the stretch of the calendar that the whole text names, or None.

    «до X» ends with the last day of X, also where X is a year: the later reading accuses nobody of a delay.
    A school year is 1 September to 31 August (annotation rules of the gold readings).
    """
    flat = flatten(text).rstrip(" .;,:")
    if len(flat) > _LONGEST:
        return None
    flat = _LATE_TIME.sub("", _INCLUSIVE.sub("", flat))
    bound = _BOUND.match(flat)
    if bound is None:
        return _range(flat) or _point(flat)
    rest = flat[bound.end() :]
    if bound["until"]:
        within = _point(_TIME.sub("", rest, count=1) if _TIME.match(rest) else rest)
        return within and Period(within.kind, None, within.due)
    if bound["since"]:
        if whole := _range(rest):
            return whole
        within = _point(rest)
        return within and Period(DeadlineKind.PERIOD, within.start or within.due, None)
    return _range(rest.removeprefix("с ").removeprefix("со ")) or _point(rest)


def _point(flat: str) -> Period | None:
    """Read one day, month, quarter, half-year, year or school year, without a preposition."""
    flat = flat.rstrip(" .;,")
    if (day := read_date(flat)) is not None:
        return Period(DeadlineKind.DATE, None, day)
    if (month := read_month(flat)) is not None:
        return _months(DeadlineKind.MONTH, month, month)
    if found := _YEAR.fullmatch(flat):
        return _months(DeadlineKind.PERIOD, (int(found["year"]), 1), (int(found["year"]), 12))
    if found := _YEARS.fullmatch(flat):
        return _months(DeadlineKind.PERIOD, (int(found["first"]), 1), (int(found["last"]), 12))
    if found := _SCHOOL_YEAR.fullmatch(flat):
        return _school(found, 9, 8, DeadlineKind.PERIOD)
    if found := _SCHOOL_MONTHS.fullmatch(flat):
        first = month_number(found["from"]) or 0
        last = month_number(found["to"]) if found["to"] else None
        return _school(found, first, last or first, DeadlineKind.PERIOD if last else DeadlineKind.MONTH)
    return _part(flat)


def _part(flat: str) -> Period | None:
    """Read a quarter, a half of a year, or a third of a month."""
    if found := _QUARTER.fullmatch(flat):
        last = 3 * _ORDINALS[found["ordinal"]]
        return _months(DeadlineKind.PERIOD, (int(found["year"]), last - 2), (int(found["year"]), last))
    if (found := _HALF.fullmatch(flat)) and _ORDINALS[found["ordinal"]] <= 2:
        last = 6 * _ORDINALS[found["ordinal"]]
        return _months(DeadlineKind.PERIOD, (int(found["year"]), last - 5), (int(found["year"]), last))
    if (found := _DECADE.fullmatch(flat)) and _ORDINALS[found["ordinal"]] <= 3:
        month = read_month(found["month"])
        if month is not None:
            third = _ORDINALS[found["ordinal"]]
            end = date(*month, 10 * third) if third < 3 else _last(month)
            return Period(DeadlineKind.PERIOD, date(*month, 10 * third - 9), end)
    return None


def _range(flat: str) -> Period | None:
    """Read «A по B» and «A - B»; A may borrow from B what it leaves out: «с 1 по 15 марта 2023 года»."""
    if _point(flat) is not None:
        return None
    for middle in _MIDDLE.finditer(flat):
        left, right = flat[: middle.start()].rstrip(), flat[middle.end() :].lstrip()
        last = _point(right)
        if "-" in middle[0] and left.isdigit() and len(left) == 4:
            continue  # «2022-2023 год» may be a school year: years count only with «годы» or «гг.»
        first = _borrow(left, right) if last else None
        if first is None or last is None or last.due is None:
            continue
        start = first.start or first.due
        adjacent = first.due is not None and last.start is not None and (last.start - first.due).days == 1
        if start is not None and start < last.due and (middle[0] != " и " or adjacent):
            return Period(DeadlineKind.PERIOD, start, last.due)
    return None


def _borrow(left: str, right: str) -> Period | None:
    """Read the left side of a range, with the month or the year of the right side where it has none."""
    if (whole := _point(left)) is not None:
        return whole
    if dotted := _DOTTED.match(right):
        figures = left.rstrip(".")
        return _point(f"{figures}.{dotted[1] if figures.isdigit() else dotted[1].partition('.')[2]}")
    words = right.split(" ")
    readings = (_point(" ".join((left, *words[taken:]))) for taken in (1, 2, 3) if taken < len(words))
    return next((reading for reading in readings if reading is not None), None)


def _months(kind: DeadlineKind, first: tuple[int, int], last: tuple[int, int]) -> Period | None:
    return Period(kind, date(*first, 1), _last(last)) if first <= last else None


def _school(found: re.Match[str], first: int, last: int, kind: DeadlineKind) -> Period | None:
    """Return months of a school year; September to December are in its first calendar year."""
    year = int(found["first"])
    if int(found["last"]) not in (year + 1, (year + 1) % 100):
        return None
    begin, end = (year + (first < 9), first), (year + (last < 9), last)
    return _months(kind, begin, end)


def _last(month: tuple[int, int]) -> date:
    return date(*month, monthrange(*month)[1])

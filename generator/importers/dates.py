"""The day of a meeting in the head of a document, in the languages that documents of the genre use.

Readings of the portal are Russian (``generator.text.dates``); Ukrainian, Kazakh and English heads are read
here only to give a draft its place.
"""

from __future__ import annotations

import re
from datetime import date

from generator.text.dates import MONTH, read_date

_OTHER = {
    "uk": "січ лют берез квіт трав черв лип серп верес жовт листопад груд",
    "kk": "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
    "en": "january february march april may june july august september october november december",
}
_MONTHS = {name: number for names in _OTHER.values() for number, name in enumerate(names.split(), start=1)}
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_RUSSIAN = re.compile(
    rf"[«\"“„]?\s?\d{{1,2}}\s?[»\"”]?\s{{1,3}}(?i:{MONTH})\.?,?\s{{1,3}}[12]\d{{3}}(?!\d)"
    r"|(?<![\d.])\d{1,2}\s?\.\s?\d{1,2}\s?\.\s?[12]\d{3}(?!\d)|(?<!\d)[12]\d{3}-\d{2}-\d{2}(?!\d)"
)
_SHORT = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{2})(?![\d.])")
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?({_NAME})\w{{0,5}},?\s([12]\d{{3}})(?!\d)", re.IGNORECASE
)
_MONTH_FIRST = re.compile(
    rf"(?<!\w)({_NAME})\w{{0,3}}\s(\d{{1,2}})(?:st|nd|rd|th)?,?\s([12]\d{{3}})(?!\d)", re.IGNORECASE
)
_YEAR_FIRST = re.compile(
    rf"(?<!\d)([12]\d{{3}})\s(?:жылғы|ж\.)\s[«\"]?(\d{{1,2}})[»\"]?\s({_NAME})", re.IGNORECASE
)


def find_day(line: str) -> date | None:
    """Return the first day that a line names in full, or None."""
    for found in _RUSSIAN.finditer(line):
        if (day := read_date(found[0].strip())) is not None:
            return day
    for pattern, order in ((_DAY_FIRST, (3, 2, 1)), (_MONTH_FIRST, (3, 1, 2)), (_YEAR_FIRST, (1, 3, 2))):
        if other := pattern.search(line):
            year, month, number = (other[group] for group in order)
            return _day(year, _MONTHS[month.lower()], number)
    return None


def find_short_day(line: str) -> str:
    """Return a day whose year has two digits: a person says which century it is."""
    found = _SHORT.search(line)
    return found[0] if found else ""


def _day(year: str, month: int, number: str) -> date | None:
    try:
        return date(int(year), month, int(number))
    except ValueError:
        return None

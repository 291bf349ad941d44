"""Telephone numbers and addresses of mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.text.personal.signs import BETWEEN, BLANK, DASH, digits, groups, names_another_number

_EMAIL = re.compile(
    rf"(?<![\w.+-])[\w+-][\w.+-]{{0,63}}(?:{BLANK}?@{BLANK}?|{BLANK}?[(\[](?:at|собака)[)\]]{BLANK}?)"
    r"(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}(?![\w-])",
    re.IGNORECASE,
)

_BEFORE = r"(?<![\w№/:+])(?<![\w)][-.])"
_AFTER = r"(?!\w|:\d|[-./]\d)"
_TRUNK = re.compile(rf"{_BEFORE}(?:\+{BLANK}?7|8){BETWEEN}[3-9](?:{BETWEEN}\d){{9}}{_AFTER}")
_ABROAD = re.compile(rf"{_BEFORE}\+[1-9](?:{BETWEEN}\d){{9,14}}{_AFTER}")
_AREA = re.compile(rf"{_BEFORE}\(\d{{3,5}}\){BLANK}{{0,2}}\d{{1,3}}{DASH}\d\d{DASH}\d\d{_AFTER}")
_MOBILE = re.compile(rf"{_BEFORE}9\d\d(?:{BLANK}|{DASH})\d{{3}}{DASH}\d\d{DASH}?\d\d{_AFTER}")
_NAMED = re.compile(
    rf"\b(?:тел(?:ефон\w{{0,4}})?|факс\w{{0,2}}|моб(?:ильн\w{{2,3}})?|сот(?:ов\w{{2,3}})?|т|whatsapp|viber|telegram)\b"
    rf"(?:[^\d\n;]{{0,30}}(?P<city>\d{{1,3}}{DASH}\d\d{DASH}\d\d)|(?<=тел)\.?:?{BLANK}?(?P<bare>\d{{5,7}})){_AFTER}",
    re.IGNORECASE,
)


def find_emails(line: str) -> Iterator[tuple[int, int]]:
    """Yield addresses of mail, also «ivanov (at) example.ru»."""
    if "@" in line or "(" in line or "[" in line:
        yield from (match.span() for match in _EMAIL.finditer(line))


def find_phones(line: str) -> Iterator[tuple[int, int]]:
    """Yield telephone numbers: with a code, or after a word that says so; 8-800 is a hot line."""
    for match in _TRUNK.finditer(line):
        if match[0].startswith("+") or _is_dialled(line, match):
            yield from _unless_free(match[0], match.span())
    for match in _ABROAD.finditer(line):
        if not _is_sum(match[0]):
            yield from _unless_free(match[0], match.span())
    for pattern in (_AREA, _MOBILE):
        yield from (match.span() for match in pattern.finditer(line) if len(digits(match[0])) == 10)
    for match in _NAMED.finditer(line):
        yield match.span("city" if match["city"] else "bare")


def _is_dialled(line: str, match: re.Match[str]) -> bool:
    """Whether a number that begins with 8 is dialled: «8 910 123-45-67», and not a sum, «81 234 567 890»."""
    first, *others = groups(match[0])
    if not others:
        return not names_another_number(line, match.start())
    if "." in match[0] and len(others[0]) < 3:
        return False  # «8.9.2023 …»: a date or a label
    return len(first) in (1, 4, 5, 6)


def _is_sum(number: str) -> bool:
    """Whether a number with a plus is printed in thousands: «+1 000 000 000»."""
    return all(len(group) == 3 for group in groups(number)[1:]) and len(groups(number)) > 1


def _unless_free(number: str, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    if digits(number)[1:4] not in ("800", "804"):
        yield span

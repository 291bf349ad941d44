"""Numbers that the state gives to a person: SNILS, INN, passports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.text.personal.signs import BETWEEN, BLANK, DASH, digits, names_another_number

_TO_NUMBER = rf"(?:{BLANK}|[:№.,=–—-]|номер|\(физ\w{{0,9}}лиц\w{{0,2}}\)){{0,8}}"
_SNILS = re.compile(
    rf"(?<![\w-])\d{{3}}(?P<_>{DASH}|{BLANK})\d{{3}}(?P=_)\d{{3}}(?:{BLANK}|{DASH})\d\d(?!\w|{DASH}\d)"
)
_SNILS_NAMED = re.compile(
    rf"\bСНИЛС\w{{0,2}}{_TO_NUMBER}(?P<data>\d(?:{BETWEEN}\d){{10}})(?!\d)", re.IGNORECASE
)
_INN = re.compile(r"(?<![\w№.:/-])\d{12}(?!\w|[-.:/]\d)")
_INN_NAMED = re.compile(rf"\bИНН\w{{0,2}}{_TO_NUMBER}(?P<data>\d{{12}})(?!\d)", re.IGNORECASE)
_NUMBER = rf"(?:{BLANK}|[,;№]|номер){{0,6}}\d{{6}}(?!\d)"
_PASSPORTS = (
    re.compile(rf"\bпаспорт\w{{0,4}}[^\d\n]{{0,60}}(?P<data>\d\d{BLANK}?\d\d{_NUMBER})", re.IGNORECASE),
    re.compile(rf"\bсери[яию]{_TO_NUMBER}(?P<data>\d\d{BLANK}?\d\d{_NUMBER})", re.IGNORECASE),
    re.compile(rf"(?<![\w-])(?P<data>[IVXLC]{{1,6}}{DASH}[А-Я]{{2}}{_NUMBER})"),
)
"""The last is a certificate of birth: «II-ГР № 123456»."""


def find_snils(line: str) -> Iterator[tuple[int, int]]:
    """Yield SNILS numbers: any after the word, elsewhere those whose check digits agree."""
    yield from (match.span("data") for match in _SNILS_NAMED.finditer(line))
    yield from (match.span() for match in _SNILS.finditer(line) if _is_snils(digits(match[0])))


def find_inns(line: str) -> Iterator[tuple[int, int]]:
    """Yield the INN of people, which has twelve digits; that of an organization has ten."""
    yield from (match.span("data") for match in _INN_NAMED.finditer(line))
    for match in _INN.finditer(line):
        if _is_inn(match[0]) and not names_another_number(line, match.start()):
            yield match.span()


def find_passports(line: str) -> Iterator[tuple[int, int]]:
    """Yield series and number of passports and certificates of birth."""
    for pattern in _PASSPORTS:
        yield from (match.span("data") for match in pattern.finditer(line))


def _is_snils(number: str) -> bool:
    """Whether the last two digits check the first nine."""
    total = sum(int(digit) * place for digit, place in zip(number, range(9, 0, -1), strict=False))
    return total % 101 % 100 == int(number[9:])


_INN_WEIGHTS = ((7, 2, 4, 10, 3, 5, 9, 4, 6, 8), (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8))


def _is_inn(number: str) -> bool:
    """Whether each of the last two digits checks those before it."""
    return all(
        sum(int(digit) * weight for digit, weight in zip(number, weights, strict=False)) % 11 % 10
        == int(number[len(weights)])
        for weights in _INN_WEIGHTS
    )

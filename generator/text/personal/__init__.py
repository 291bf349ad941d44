"""Personal data in a line: what lets a stranger call, find or impersonate a person.

Found by its form together with the words around it. A number alone says little: «16.03.2023», a cadastral
number, an order's number and the ten digits of an organization's INN are nobody's data, and a remark on them
costs an editor's trust.
"""

from __future__ import annotations

import re

from generator.text.personal.contacts import find_emails, find_phones
from generator.text.personal.life import find_births, find_homes
from generator.text.personal.numbers import find_inns, find_passports, find_snils
from generator.vocabulary import PersonalData

__all__ = ["find_personal"]

_SPELT_AT = re.compile(r"\((?:at|собака)\)|\[(?:at|собака)\]")
_SIGN = re.compile(r"[@\d(\[]")
_DIGIT = re.compile(r"\d")
_FOUR_DIGITS = re.compile(r"\d\D*\d\D*\d\D*\d")
_HOME = re.compile(r"\bкв|прожива|домашн|жительств", re.IGNORECASE)

_FINDERS = (
    (PersonalData.SNILS, find_snils),
    (PersonalData.INN, find_inns),
    (PersonalData.PASSPORT, find_passports),
    (PersonalData.BIRTH, find_births),
    (PersonalData.PHONE, find_phones),
    (PersonalData.EMAIL, find_emails),
    (PersonalData.ADDRESS, find_homes),
)


def find_personal(line: str) -> tuple[tuple[PersonalData, int, int], ...]:
    """Return what personal data a line holds and where it begins and ends, in order; no two overlap.

    152-FZ calls any information on a person personal; these are the kinds of it that a protocol could hold by
    mistake and a program can tell.
    """
    if not _is_worth_reading(line):
        return ()
    taken = bytearray(len(line))
    found: list[tuple[PersonalData, int, int]] = []
    for kind, finder in _FINDERS:
        for start, end in finder(line):
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                found.append((kind, start, end))
    return tuple(sorted(found, key=lambda place: place[1:]))


def _is_worth_reading(line: str) -> bool:
    """Whether a line holds what personal data hold at least; most do not, and cost no more than this."""
    sign = _SIGN.search(line)
    if sign is None:
        return False
    return (
        "@" in line
        or _FOUR_DIGITS.search(line, sign.start()) is not None
        or _SPELT_AT.search(line, sign.start()) is not None
        or (_DIGIT.search(line, sign.start()) is not None and _HOME.search(line) is not None)
    )

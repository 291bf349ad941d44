"""Clauses that stand inside one line: «РЕШИЛ: 1. … 2. …», «1.2.8 1.2.8.1. … Срок: … 1.2.8.2. …».

A number inside a sentence is no label: «по направлению 1.2. Система», «пункта 3.3 соглашения».
"""

from __future__ import annotations

import re

from generator.text.labels import find_label, parts

_NUMBER = re.compile(
    r"(?<=\s)(?P<number>[1-9][0-9]{0,2}(?:\.[1-9][0-9]{0,2}){0,5})(?P<close>[.)]?)\s{0,3}(?=[А-ЯЁA-ZІЇЄҐ«])"
)
_REFERENCE = re.compile(
    r"(?:направлени\w*|пункт\w*|п\.|пп\.|подпункт\w*|раздел\w*|част\w*|ч\.|стать\w*|ст\.|приложени\w*|таблиц\w*|№|глав\w*"
    r"|вопрос\w*|абзац\w*|форм\w*|позици\w*|этап\w*|корпус\w*|корп\.|д\.|дом|кв\.|стр\.|рис\.|и|или|с|по|к|от|до|в|на)$",
    re.IGNORECASE,
)
_DEADLINE_TAIL = re.compile(r"(?i:срок\w*)[^.;]{0,120}$")
_CLOSED = ".;:!?)»"


def split_labels(line: str) -> list[str]:
    """Split a line before every label that goes on in the order of the labels before it.

    The first label is the one that the line begins with; a line without one is split only at «1.» behind a
    colon. The parts joined by a blank are the line.
    """
    label = find_label(line)
    last = parts(label.text) if label else ()
    start = 0
    found: list[str] = []
    for match in _NUMBER.finditer(line, label.rest_start if label else 0):
        here = tuple(match["number"].split("."))
        if not _follows(last, here) or not _stands_apart(line, match, start, deep=len(here) > 1):
            continue
        if find_label(line[match.start() :]) is None:
            continue
        before = line[start : match.start()].rstrip()
        if before:
            found.append(before)
        start, last = match.start(), here
    found.append(line[start:])
    return found


def _follows(last: tuple[str, ...], here: tuple[str, ...]) -> bool:
    """Whether a label comes next after another: its sibling, its first child, or a sibling of one above."""
    if not last:
        return here == ("1",)
    if not all(part.isdigit() for part in last):
        return False
    if here == (*last, "1"):
        return True
    size = len(here)
    return size <= len(last) and here[:-1] == last[: size - 1] and int(here[-1]) == int(last[size - 1]) + 1


def _stands_apart(line: str, match: re.Match[str], start: int, *, deep: bool) -> bool:
    before = line[max(start, match.start() - 200) : match.start()].rstrip()
    if not before:
        return False
    if find_label(before) is not None and find_label(f"{before} А") and before.replace(".", "").isdigit():
        return True  # «1.2.8 1.2.8.1. Организовать»: a label right behind its parent
    if not deep and match["close"] == "":
        return False
    last_word = before.split()[-1]
    if _REFERENCE.search(last_word):
        return False
    if before[-1] in _CLOSED:
        return True
    return deep and _DEADLINE_TAIL.search(before) is not None

"""Full names of people anywhere in a line, and the line with them reduced to initials."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.text.surnames import Name, match_name

_CAPITAL = re.compile(r"(?<![\w.’'-])(?=[А-ЯЁ][а-яёА-ЯЁ])")
_IN_HONOUR = re.compile(
    r"(?:\bимени|\bим\.|\bпамяти|\bгеро\w{1,3}(?:\s\S{1,20}){0,3})\s{0,3}$", re.IGNORECASE
)
_PATRONYMIC = re.compile(r"[А-ЯЁ][а-яё]*(?:вич|ьич|кич|мич|фич|ич|вн|ичн)[а-яё]{0,2}\b")


def find_full_names(line: str) -> Iterator[Name]:
    """Yield the names that are printed with a given name in full, in any case; one in honour is left.

    «Школа имени Константина Дмитриевича Примерского» names a school, and no one who met.
    """
    if not _PATRONYMIC.search(line) and not re.search("(?i)оглы|кызы", line):
        return
    behind = 0
    for place in _CAPITAL.finditer(line):
        if place.start() < behind:
            continue
        name = match_name(line, place.start())
        if name is None or not any(len(given) > 1 for given in name.given):
            continue
        behind = name.end
        if not _IN_HONOUR.search(line, max(0, name.start - 60), name.start):
            yield name


def shorten_names(line: str) -> str:
    """Return a line with every full name reduced: «Примеровой Анне Ивановне» is «Примеровой А. И.»."""
    parts: list[str] = []
    position = 0
    for name in find_full_names(line):
        initials = "\N{NO-BREAK SPACE}".join(
            f"{given[0].upper()}." for given in name.given if given[:1].isalpha()
        )
        parts += [line[position : name.start], f"{name.surname}\N{NO-BREAK SPACE}{initials}"]
        position = name.end
    return "".join((*parts, line[position:])) if parts else line

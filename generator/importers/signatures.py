"""Who signed: «Председатель ____ С.В. Астафьева», a post over three lines, a name after blank lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from generator.importers.entries import Entry
from generator.importers.lines import DraftLine
from generator.text.dates import read_date
from generator.text.labels import find_label
from generator.text.names import read_person
from generator.text.surnames import match_name

_ROLE = re.compile(
    r"(?:председател|председательств|секретар|протокол (?:вела?|вёл|составил|оформил)|глава|директор|заведующ"
    r"|начальник"
    r"|руководител|министр|ректор|проректор|заместител|и\.\s?о\.|исполняющий|врио|член"
    r"|ответственный секретар|спикер"
    r"|уч[её]ный секретар|ведущ|президент|модератор|главн|голова|төраға|хатшы|chair|secretary)[^\W\d_]*",
    re.IGNORECASE,
)
_FILL = re.compile(
    r"[_\s./|\\–—-]*(?:\(?(?:подпись|подписи|фио|ф\.и\.о\.|м\.\s?п\.|дата)\)?[_\s./|,]*)*",
    re.IGNORECASE,
)
_RULE = re.compile(r"[_/\\|]{2,}|\(подпись\)", re.IGNORECASE)
_AFTER = re.compile(
    r"(?:приложени|верно\b|исп\.|исполнитель|рассылка|разослать"
    r"|с (?:решением|приказом|протоколом|постановлением)"
    r"|ознакомлен|копия|согласовано|тел\.)",
    re.IGNORECASE,
)
_MOST_POST_LINES = 5
_MOST_LINES = 80


def signatures_end(entries: Sequence[Entry], start: int) -> int | None:
    """Return where the signatures end that begin at an entry, or None where none do.

    They are the last thing of a document, or only attachments and marks of the office follow them.
    """
    read = _read(entries, start)
    if read is None:
        return None
    _, end = read
    if end == len(entries) or _AFTER.match(entries[end].text) or entries[end].heading:
        return end
    return None


def write_signatures(entries: Iterable[Entry]) -> list[DraftLine]:
    """Return one line for each who signed, the post joined to the name; other lines as they stand."""
    rest = tuple(entries)
    lines: list[DraftLine] = []
    position = 0
    while position < len(rest):
        read = _one(rest, position)
        if read is None:
            lines += [DraftLine(line) for line in rest[position].lines]
            position += 1
            continue
        text, position = read
        lines.append(DraftLine(text))
    return lines


def _read(entries: Sequence[Entry], start: int) -> tuple[int, int] | None:
    """Return how many signed, and where the block ends."""
    signed, position = 0, start
    while position < len(entries) and position - start < _MOST_LINES:
        read = _one(entries, position)
        if read is not None:
            signed += 1
            position = read[1]
        elif signed and (_is_fill(entries[position].text) or read_date(entries[position].text.rstrip("г. "))):
            position += 1
        else:
            break
    return (signed, position) if signed else None


def _one(entries: Sequence[Entry], start: int) -> tuple[str, int] | None:
    """Read one signature: the words of post and name on one line, and the entry after it."""
    first = entries[start].text
    if len(first) > 200 or find_label(first) is not None:
        return None
    if _ends_with_name(first):
        return first, start + 1
    if not _ROLE.match(first) or first.endswith((".", ";")):
        return None
    words = [first]
    for position in range(start + 1, min(start + 1 + _MOST_POST_LINES, len(entries))):
        text = entries[position].text
        if len(text) > 120 or find_label(text) is not None:
            return None
        words.append(text)
        if _is_name(text) or _ends_with_name(" ".join(words)):
            return " ".join(words), position + 1
        if text.endswith((".", ";", ":")) and not _is_fill(text):
            return None
    return None


def _ends_with_name(text: str) -> bool:
    """Whether post and name, or a name and a rule to sign on, are all that a line holds."""
    person = read_person(text) or read_person(text.rpartition(" / ")[2])
    if person is None:
        return False
    before, after = text.split(person.name, 1) if person.name in text else (text, "")
    if _FILL.fullmatch(after) is None:
        return False
    led = before.strip(" _:–—-/|")
    return bool(_ROLE.match(led)) if led else _RULE.search(text) is not None


def _is_name(text: str) -> bool:
    """Whether a line is a name and a rule: «М.А. Парфенов», «________ /И.И. Иванов/»."""
    bare = _RULE.sub(" ", text).strip(" _/|()")
    name = match_name(bare, 0, expected=True)
    return name is not None and not bare[name.end :].strip(" _/|().,")


def _is_fill(text: str) -> bool:
    return _FILL.fullmatch(text) is not None

"""Who answers for a decision: the lines «Отв.: …», «Ответственный: …», «Исполнители: …»."""

from __future__ import annotations

import re
from itertools import islice

from generator.text.deadlines import Found
from generator.text.repeated import repeated
from generator.text.spelling import indent, trim

_SPACE = r"[ \t\u00a0]"
_MARK = rf"{_SPACE}{{0,8}}(?::{_SPACE}{{0,4}}[-–—]{{0,2}}|[-–—]{{1,2}}|\.:)"
_MARKER = re.compile(
    rf"(?:(?i:отв)(?:\.|{_MARK})(?:{_MARK})?"
    rf"|(?i:ответственн(?:ый|ая|ое|ые))(?:{_SPACE}{{1,4}}(?i:исполнител[ьи]|лиц[ао]|за)(?!\w)[^:\n–—]{{0,80}}?)?{_MARK}"
    rf"|(?i:(?:со)?исполнител[ьи])(?:{_SPACE}{{1,4}}[^\W\d_]{{1,30}}){{0,2}}?{_MARK}"
    rf"|(?i:ответственн(?:ый|ая|ые)|исполнител[ьи])(?={_SPACE}{{1,8}}[А-ЯЁ]"
    rf"(?:[а-яё-]{{1,30}}{_SPACE}{{1,3}}[А-ЯЁ]\.|\.{_SPACE}?[А-ЯЁ]\.)))"
    rf"{_SPACE}{{0,40}}"
)
"""«Ответственный секретарь: …» is a post, «Ответственному секретарю КС:» an addressee: no marks."""
_NEXT = re.compile(
    rf"(?<![\w-])(?:(?i:сроки?)(?:{_SPACE}исполнения)?(?={_SPACE}{{0,3}}[:–—-])"
    rf"|Сроки?(?:{_SPACE}исполнения)?(?={_SPACE}{{1,3}}(?:до|[0-9])))"
)
_WORD = r"(?=(?i:отв|(?:со)?исполнител))"
_INSIDE = re.compile(rf"[.;)]{_SPACE}{{1,4}}{_WORD}|\((?=(?i:отв))")
_BEHIND_DEADLINE = re.compile(rf"[\s,.;)(]{_WORD}")


@repeated
def find_responsible(line: str) -> Found | None:
    """Return where a line names who is responsible, without the closing dot.

    The mark begins the line, or a sentence or a bracket inside it, or stands behind a deadline:
    «Срок: май 2024. Отв.: Тестов Т. Т.».
    Source: «Отв.: отдел образования , руководители ОО.» (clause 1.1, protocol 8 of 2023).
    """
    marker = _leading(line) or _inner(line)
    if marker is None:
        return None
    limit = _closing(line, marker.end()) if line[marker.start() - 1 : marker.start()] == "(" else len(line)
    deadline = _NEXT.search(line, marker.end(), limit)
    end = trim(line, marker.end(), deadline.start() if deadline else limit)
    return Found(marker.end(), end) if end > marker.end() else None


def is_responsible_line(line: str) -> bool:
    """Whether the line begins with «Отв.», «Ответственный», «Исполнитель» and names somebody."""
    return _leading(line) is not None and find_responsible(line) is not None


def _leading(line: str) -> re.Match[str] | None:
    return _MARKER.match(line, indent(line))


def _inner(line: str) -> re.Match[str] | None:
    """Return the first mark inside a line; «отв. секретарь» in small letters is a post."""
    if "тв" not in line and "ТВ" not in line and "полнител" not in line:
        return None
    behind = line[indent(line) :][:4].lower() == "срок"
    for place in islice((_BEHIND_DEADLINE if behind else _INSIDE).finditer(line), 20):
        marker = _MARKER.match(line, place.end())
        if marker and (marker[0].rstrip()[-1:] in ":–—-" or line[marker.end() : marker.end() + 1].isupper()):
            return marker
    return None


def _closing(line: str, start: int) -> int:
    """Return where the bracket closes that is open at ``start``."""
    depth = 1
    for offset in range(start, len(line)):
        depth += (line[offset] == "(") - (line[offset] == ")")
        if depth == 0:
            return offset
    return len(line)

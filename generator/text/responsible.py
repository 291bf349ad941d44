"""Who answers for a decision: the lines «Отв.: …», «Ответственный: …», «Исполнители: …»."""

from __future__ import annotations

import re

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
    rf"(?<![\w-])Сроки?(?:{_SPACE}исполнения)?(?={_SPACE}{{0,3}}[:–—-]|{_SPACE}{{1,3}}(?:до|[0-9]))"
)


@repeated
def find_responsible(line: str) -> Found | None:
    """Return where a line that begins with such a mark names who is responsible, without the closing dot.

    Source: «Отв.: отдел образования , руководители ОО.» (clause 1.1, protocol 8 of 2023).
    """
    marker = _MARKER.match(line, indent(line))
    if marker is None:
        return None
    deadline = _NEXT.search(line, marker.end())
    end = trim(line, marker.end(), deadline.start() if deadline else len(line))
    return Found(marker.end(), end) if end > marker.end() else None


def is_responsible_line(line: str) -> bool:
    """Whether the line begins with «Отв.», «Ответственный», «Исполнитель» and names somebody."""
    return find_responsible(line) is not None

"""The words with which a part of a protocol begins: «Присутствовали:», «ПОВЕСТКА», «3.СЛУШАЛИ:», «РЕШИЛ:».

Which of them the format itself knows is the loader's matter: it is asked, not copied.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from generator.load.markdown_tree import parse_markdown
from generator.load.tree import Mapping, Scalar, Sequence
from generator.text.labels import find_label


class Part(StrEnum):
    """A part of a document; the values are the loader's names of sections."""

    TEXT = "text"
    ATTENDANCE = "attendance"
    AGENDA = "agenda"
    HEARD = "heard"
    SPOKE = "spoke"
    DECIDED = "decided"
    ATTACHMENTS = "attachments"
    SIGNATURES = "signatures"


HEADINGS = {
    Part.ATTENDANCE: "Присутствовали",
    Part.AGENDA: "Повестка дня",
    Part.HEARD: "Слушали",
    Part.SPOKE: "Выступили",
    Part.DECIDED: "Решение",
    Part.ATTACHMENTS: "Приложения",
    Part.SIGNATURES: "Подписи",
}
"""What is written where a part begins without a heading of its own."""


@dataclass(frozen=True, slots=True)
class Marker:
    """Words that open a part: where they begin and end in a line, and whether a colon closes them."""

    part: Part
    start: int
    end: int
    colon: bool


_ROMAN = re.compile(r"[IVXІХ]{1,6}[.)]\s*")
_END = r"(?![^\W\d_])"
_COLON = r"(?P<colon>\s{0,3}:)?"
_ATTENDANCE = re.compile(
    r"(?:(?:на|в) (?:заседании|совещании|собрании|работе \w+) )?"
    r"(?:присутств\w{2,8}|участники|участвовали|приглаш[её]нн\w{2,3}|приняли участие|отсутств\w{2,8}"
    r"|состав участников|явка|список присутствующих|зарегистрировано"
    r"|присутні\w{0,2}|қатысқандар|қатысты|present|attendees|in attendance)"
    rf"{_END}(?P<more>[^:\n]{{0,120}}:)?",
    re.IGNORECASE,
)
_AGENDA = re.compile(
    r"(?:(?:на )?повестк[аеу](?: (?:дня|заседания|собрания|совещания|педагогического совета|педсовета)){0,2}"
    r"(?:,? (?:следующие )?вопрос\w{0,2})?"
    r"|вопросы повестки(?: дня)?|(?:рассматриваемые|рассмотренные) вопросы|рассматриваются вопросы"
    r"|порядок денний|күн тәртібі(?:нде)?|agenda)"
    rf"{_END}(?:\s*\([^()\n]{{0,60}}\))?{_COLON}",
    re.IGNORECASE,
)
_HEARD = re.compile(rf"(?:(?:за)?слушал[иа]?|слухали|тыңдалды|heard(?=\s?:)){_END}{_COLON}", re.IGNORECASE)
_SPOKE = re.compile(
    r"(?:выступил[иа]?|в обсуждении (?:приняли участие|выступили)|в прениях(?: выступили| приняли участие)?"
    rf"|виступили|сөйлегендер){_END}{_COLON}",
    re.IGNORECASE,
)
_DECIDED_WORDS = (
    r"(?:решил[иао]?|постановил[иао]?|постановля(?:ет|ем|ю)|приказыва(?:ю|ем)|распоряжаюсь|обязываю"
    r"|ухвалил[иа]|вирішил[иа]|постановил[иа]|наказую|шешті|шешім қабылдады|қаулы етеді|бұйырамын"
    r"|resolved|decided)"
)
_HOW = r"(?:\s{1,3}(?:единогласно|большинством голосов)|\s{0,3}\([^()\n]{0,60}\))?"
_OF = (
    r"(?:\s(?:комиссии|совета|коллегии|собрания|заседания|педсовета|педагогического|совещания|комитета|рабочей|группы"
    r"|общего|общественного|методического|по|\w{1,20}(?:ому|ему)|\d{1,2}(?:-\w{2,3})?|вопросу|повестки|дня)(?![^\W\d_])){0,5}"
)
_DECIDED_HEAD = re.compile(
    rf"(?:(?:принято |приняли |принимается |единогласное |единогласно |проект )*решени[ея]{_OF}"
    rf"|{_DECIDED_WORDS}|шешім|рішення){_HOW}{_END}{_COLON}",
    re.IGNORECASE,
)
_DECIDED_INSIDE = re.compile(
    rf"(?<![\w«\"-]){_DECIDED_WORDS}{_HOW}(?P<colon>\s{{0,3}}:)"
    r"|(?<![\w«\"-])(?i:принято (?:следующее )?решение|приняли решение)(?P<colon2>\s{0,3}:)",
    re.IGNORECASE,
)
_ATTACHMENTS = re.compile(rf"приложени[ея]{_END}(?:\s*(?:№\s*)?\d{{1,3}})?{_COLON}", re.IGNORECASE)
_SIGNATURES = re.compile(rf"подписи(?: членов \w+| сторон)?{_END}{_COLON}\s*$", re.IGNORECASE)
_ITEM = re.compile(
    r"по\s+(?:(?:\d{1,2}(?:\.\d{1,2})*(?:-?\w{1,3})?|перв|втор|треть|четв[её]рт|пят|шест|седьм|восьм|девят|десят"
    r"|одиннадцат|двенадцат)(?:ому|ему)?)\s+вопросу(?:\s+повестки(?:\s+дня)?)?"
    r"|по\s+вопросу\s+(?:№\s*)?\d{1,2}(?:\.\d{1,2})*(?:\s+повестки(?:\s+дня)?)?"
    r"|вопрос\s+(?:№\s*)?\d{1,2}(?=[.:)\s]|$)",
    re.IGNORECASE,
)
_COURSE_HEADING = re.compile(
    r"(?:ход (?:заседания|собрания|совещания|обсуждения|работы)|(?:основные )?результаты (?:заседания|работы)"
    r"|рассмотрели вопросы|обсудили)\s?[:.]?",
    re.IGNORECASE,
)
_LONGEST_TWIN = 40
_SPACED = re.compile(r"(?:[^\W_] {1,2}){2,30}[^\W_](?![^\W_])")
_OPENING = ((Part.AGENDA, _AGENDA), (Part.HEARD, _HEARD), (Part.SPOKE, _SPOKE), (Part.DECIDED, _DECIDED_HEAD),
            (Part.ATTACHMENTS, _ATTACHMENTS), (Part.SIGNATURES, _SIGNATURES),
            (Part.ATTENDANCE, _ATTENDANCE))  # fmt: skip


def words_start(line: str) -> int:
    """Return where a line's words begin behind a Roman or an Arabic number."""
    if roman := _ROMAN.match(line):
        return roman.end()
    label = find_label(line)
    return label.rest_start if label else 0


def find_marker(line: str, *, twice: bool = True) -> Marker | None:
    """Return the words at a line's beginning that open a part; ``twice``: perhaps in two languages."""
    start = words_start(line)
    slash = line.find(" / ", start, start + _LONGEST_TWIN) if twice else -1
    second = find_marker(line[slash + 3 :], twice=False) if slash > 0 else None
    if second is not None and second.start == 0:
        return Marker(second.part, start, slash + 3 + second.end, second.colon)  # «Шешім / Решение:»
    shown, offset = _close_up(line[start:])
    for part, pattern in _OPENING:
        if found := pattern.match(shown):
            colon = any(found.groupdict().get(name) for name in ("colon", "more"))
            return Marker(part, start, start + found.end() + (offset if found.end() >= 1 else 0), colon)
    return None


def _close_up(words: str) -> tuple[str, int]:
    """Close letters that stand apart, «Р Е Ш И Л И:»; also return how many blanks went."""
    found = _SPACED.match(words)
    if found is None:
        return words, 0
    closed = found[0].replace(" ", "")
    return closed + words[found.end() :], len(found[0]) - len(closed)


def find_resolving(line: str) -> Marker | None:
    """Return «РЕШИЛ:» inside a line: «Руководствуясь статьёй 35 …, Совет депутатов РЕШИЛ: 1. …»."""
    found = _DECIDED_INSIDE.search(line)
    return Marker(Part.DECIDED, found.start(), found.end(), True) if found else None


def find_item(line: str) -> int | None:
    """Return where the words end that name an item of the agenda: «По 1 вопросу», «По второму вопросу»."""
    found = _ITEM.match(line, words_start(line))
    return found.end() if found and not line[found.end() : found.end() + 1].isalnum() else None


def is_course_heading(line: str) -> bool:
    """Whether a line only says that the course begins: «Ход заседания:»."""
    return _COURSE_HEADING.fullmatch(line.strip()) is not None


def is_roman_heading(line: str) -> bool:
    """Whether a line is a heading with a Roman number: «III. Основные результаты заседания»."""
    return _ROMAN.match(line) is not None and len(line) <= 160 and not line.rstrip().endswith((".", ";"))


@lru_cache(maxsize=8192)
def section_kind(line: str) -> Part | None:
    """Return the part that the loader opens at a line of a draft, or None where it opens none."""
    tree, _ = parse_markdown(f"---\nk: v\n---\n{line}\n", "")
    sections = tree.get("sections") if isinstance(tree, Mapping) else None
    if not isinstance(sections, Sequence) or not sections.items:
        return None
    last = sections.items[-1]
    if not isinstance(last, Mapping) or last.get("heading") is None:
        return None
    kind = last.get("kind")
    return Part(str(kind.text)) if isinstance(kind, Scalar) else None

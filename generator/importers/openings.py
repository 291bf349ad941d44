"""Whether words that can open a part do so where they stand: «Решение» over a title opens nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.importers.markers import Marker, Part
from generator.text.labels import find_label
from generator.text.names import read_headcount, read_person, split_people
from generator.text.surnames import match_name

COURSE = (Part.HEARD, Part.SPOKE, Part.DECIDED)
"""What was heard, who spoke, what was decided."""

_ROLE = re.compile(
    r"(?:председател[ья]|председательств\w+|секретар[ья]|ведущ(?:ий|ая)|члены|приглаш[её]нные"
    r"|заместител[ья] председателя|ответственный секретарь|голова|chair\w*|secretary)(?![^\W\d_])",
    re.IGNORECASE,
)
_APPROVAL = re.compile(r"(?:утвержда|утвержден|согласован|принят[оа]?\b|приложение)", re.IGNORECASE)
_TITLE = re.compile(r"(?:протокол|выписка|минут|хаттама)", re.IGNORECASE)
_COUNTED = re.compile(r"\d+\s*(?:чел|человек|депутат|член)")
_LONGEST_ATTACHMENT = 200
_LONGEST_ROLE = 80


@dataclass(frozen=True, slots=True)
class State:
    """Where a line stands: the part that is open, and the lines around.

    ``course`` tells that the course has begun; ``above`` are lines of the open part, ``following`` the next.
    """

    part: Part
    in_head: bool
    course: bool
    above: tuple[str, ...]
    following: str


def opens(marker: Marker, line: str, state: State, *, more: bool) -> bool:
    """Whether a marker opens its part here; ``more`` tells that other cells follow in the row."""
    rest, words = line[marker.end :].strip(" ."), line[marker.start : marker.end]
    match marker.part:
        case Part.ATTENDANCE:
            return _opens_attendance(marker, line, rest, state, more=more)
        case Part.AGENDA:
            before = state.in_head or state.part in (Part.ATTENDANCE, Part.TEXT)
            leads = not rest or marker.colon or more or find_label(rest) is not None or rest[:1] in "«("
            return before and leads and not state.course
        case Part.HEARD:
            sentence = rest[:1].isupper() or rest.startswith(("о ", "об "))
            return marker.colon or not rest or sentence or words.isupper()
        case Part.SPOKE:
            after = state.part is Part.DECIDED and match_name(rest) is not None
            return marker.colon or not rest or words.isupper() or after
        case Part.DECIDED:
            return _opens_decided(marker, words, rest, state)
        case Part.ATTACHMENTS:
            return state.course and (marker.colon or len(line) < _LONGEST_ATTACHMENT)
        case Part.SIGNATURES:
            return state.course
        case Part.TEXT:
            return False


def opens_roster(line: str, state: State) -> bool:
    """Whether a list of people begins without a heading: «Председатель: Егорова О.Ю. – …»."""
    if state.course or not (state.in_head or state.part is Part.TEXT) or not _ROLE.match(line):
        return False
    if any(_APPROVAL.match(text) for text in state.above[-3:]):
        return False  # «УТВЕРЖДАЮ / Председатель Совета …» over the title
    if read_person(line) is not None or split_people(line):
        return True
    return len(line) < _LONGEST_ROLE and read_person(state.following) is not None and bool(state.above)


def _opens_attendance(marker: Marker, line: str, rest: str, state: State, *, more: bool) -> bool:
    if state.course or state.part in (Part.ATTENDANCE, Part.ATTACHMENTS, Part.SIGNATURES):
        return False
    counted = read_headcount(line) is not None
    if marker.colon or more or not rest or counted:
        return not line.rstrip().endswith(".") or counted or marker.colon
    return bool(split_people(rest)) or _COUNTED.search(rest) is not None


def _opens_decided(marker: Marker, words: str, rest: str, state: State) -> bool:
    noun = "ешени" in words.lower() or words.lower().startswith(("рішення", "шешім"))
    if noun and state.in_head and not marker.colon:
        return False
    if noun and state.in_head and not rest and not any(_TITLE.match(text) for text in state.above):
        return False
    if noun and marker.start and state.part is Part.DECIDED and not marker.colon:
        return False
    return marker.colon or not rest or (words.isupper() and not noun)

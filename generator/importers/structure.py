"""The parts of a document: where each begins, under which words, and which entries belong to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from generator.importers.entries import Entry
from generator.importers.markers import (
    Marker,
    Part,
    find_item,
    find_marker,
    find_resolving,
    is_course_heading,
    is_roman_heading,
    section_kind,
    words_start,
)
from generator.importers.signatures import signatures_end
from generator.text.labels import find_label, parts
from generator.text.names import read_headcount, read_person, split_people
from generator.text.orders import is_order
from generator.text.stems import stems
from generator.text.surnames import match_name

_COURSE = (Part.HEARD, Part.SPOKE, Part.DECIDED)
_ROLE = re.compile(
    r"(?:председател[ья]|председательств\w+|секретар[ья]|ведущ(?:ий|ая)|члены|приглаш[её]нные|заместител[ья] председателя"
    r"|ответственный секретарь|голова|chair\w*|secretary)(?![^\W\d_])",
    re.IGNORECASE,
)
_QUESTION = re.compile(r"(?:Об?|Обо|Про|О ходе)\s")
_APPROVAL = re.compile(r"(?:утвержда|утвержден|согласован|принят[оа]?\b|приложение)", re.IGNORECASE)
_LONGEST_HEADING = 300
_LONGEST_LEAD = 80


@dataclass(slots=True)
class Section:
    """A part of a document while it is gathered.

    ``heading`` are printed words; where they are none of the loader's, the part is ``opened`` by a heading of
    ours. ``plain`` tells a line that the loader reads as it stands, with the words behind its colon.
    """

    part: Part
    heading: str = ""
    opened: bool = False
    plain: bool = False
    level: int = 2
    entries: list[Entry] = field(default_factory=list)


def split_sections(entries: Sequence[Entry]) -> list[Section]:
    """Return the parts of a document in order; the first holds the letterhead and has no heading."""
    sections = _Splitter(entries).split()
    if any(section.part is Part.DECIDED for section in sections):
        return sections
    return [part for section in sections for part in _unmarked(section)]


def _unmarked(section: Section) -> list[Section]:
    """Part a text at the first clause that orders, where a document never says «РЕШИЛИ»."""
    if section.part not in (Part.TEXT, Part.HEARD, Part.SPOKE):
        return [section]
    for position, entry in enumerate(section.entries):
        label = find_label(entry.text)
        if label is not None and is_order(entry.text[label.rest_start :]):
            decided = Section(Part.DECIDED, opened=True, entries=section.entries[position:])
            return [replace(section, entries=section.entries[:position]), decided]
    return [section]


class _Splitter:
    """Walks over the entries of one document."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._sections = [Section(Part.TEXT)]
        self._questions: dict[str, tuple[str, ...]] = {}
        self._course = False
        self._position = 0

    @property
    def _now(self) -> Section:
        return self._sections[-1]

    @property
    def _in_head(self) -> bool:
        return len(self._sections) == 1

    def split(self) -> list[Section]:
        position = 0
        while position < len(self._entries):
            position = self._step(position)
        return self._sections

    def _step(self, position: int) -> int:
        entry = self._entries[position]
        self._position = position
        end = self._signed(position)
        if end is not None:
            self._sections.append(
                Section(Part.SIGNATURES, opened=True, entries=list(self._entries[position:end]))
            )
            return end
        if not self._opened(position):
            self._keep(entry)
        return position + 1

    def _signed(self, position: int) -> int | None:
        if self._in_head or self._now.part in (Part.ATTENDANCE, Part.AGENDA):
            return None
        if self._now.part is Part.SIGNATURES and not self._now.opened and not self._now.entries:
            return None
        return signatures_end(self._entries, position)

    def _keep(self, entry: Entry) -> None:
        self._now.entries.append(entry)
        if self._now.part is Part.AGENDA:
            first = next((cell for cell in entry.cells if cell), ("",))[0]
            text = entry.text
            label = find_label(text)
            number = first if first.isdigit() else label.text if label else ""
            if number:
                self._questions.setdefault(
                    parts(number)[-1:] and ".".join(parts(number)), stems(text)[len(parts(number)) :]
                )

    def _opened(self, position: int) -> bool:
        """Open a part at an entry where its words say so."""
        entry = self._entries[position]
        cells = [index for index, cell in enumerate(entry.cells) if cell]
        line = " ".join(entry.cells[cells[0]]) if cells else ""
        rest = [entry.cells[index] for index in cells[1:]]
        marker = find_marker(line)
        if marker is not None and rest and line[marker.end :].strip(" :"):
            marker = None
        if self._item(entry, line):
            return True
        if marker is not None and self._accepts(marker, line, bool(rest), entry):
            self._open(marker, line, entry, rest)
            return True
        if self._resolving(entry, line, bool(rest)):
            return True
        if self._attends(position, entry):
            self._sections.append(Section(Part.ATTENDANCE, opened=True, entries=[entry]))
            return True
        return self._plain_heading(entry, line)

    # Whether the words open a part here.

    def _accepts(self, marker: Marker, line: str, more: bool, entry: Entry) -> bool:
        rest = line[marker.end :].strip(" .")
        words = line[marker.start : marker.end]
        match marker.part:
            case Part.ATTENDANCE:
                return self._accepts_attendance(marker, line, rest, more)
            case Part.AGENDA:
                before = self._in_head or self._now.part in (Part.ATTENDANCE, Part.TEXT)
                leads = not rest or marker.colon or more or find_label(rest) is not None or rest[:1] in "«("
                return before and leads and not self._course
            case Part.HEARD:
                return (
                    marker.colon
                    or not rest
                    or rest[:1].isupper()
                    or rest.startswith(("о ", "об "))
                    or words.isupper()
                )
            case Part.SPOKE:
                return (
                    marker.colon
                    or not rest
                    or words.isupper()
                    or (self._now.part is Part.DECIDED and match_name(rest) is not None)
                )
            case Part.DECIDED:
                return self._accepts_decided(marker, line, rest, entry)
            case Part.ATTACHMENTS:
                if self._in_head or not self._decided_before():
                    return False
                return marker.colon or len(line) < 200
            case Part.SIGNATURES:
                return self._course
            case Part.TEXT:
                return False

    def _decided_before(self) -> bool:
        return any(section.part in _COURSE for section in self._sections)

    def _accepts_attendance(self, marker: Marker, line: str, rest: str, more: bool) -> bool:
        if self._course or self._now.part in (*_COURSE, Part.ATTENDANCE, Part.ATTACHMENTS, Part.SIGNATURES):
            return False
        if marker.colon or more or not rest or read_headcount(line) is not None:
            return not line.rstrip().endswith(".") or read_headcount(line) is not None or marker.colon
        return bool(split_people(rest)) or re.search(r"\d+\s*(?:чел|человек|депутат|член)", rest) is not None

    def _accepts_decided(self, marker: Marker, line: str, rest: str, entry: Entry) -> bool:
        words = line[marker.start : marker.end]
        noun = "ешени" in words.lower() or words.lower().startswith(("рішення", "шешім"))
        if self._in_head and noun and not marker.colon:
            return False
        if self._in_head and noun and not rest and not self._has_title():
            return False
        if noun and marker.start and self._now.part is Part.DECIDED and not marker.colon:
            return False
        return marker.colon or not rest or (words.isupper() and not noun)

    def _has_title(self) -> bool:
        return any(
            re.match(r"(?:протокол|выписка|минут|хаттама)", e.text, re.IGNORECASE) for e in self._now.entries
        )

    def _attends(self, position: int, entry: Entry) -> bool:
        """Whether a list of people begins without a heading: «Председатель: Егорова О.Ю. – …»."""
        if self._course or not (self._in_head or self._now.part is Part.TEXT):
            return False
        line = entry.text
        if not _ROLE.match(line):
            return False
        above = [kept.text for kept in self._now.entries[-3:]]
        if any(_APPROVAL.match(text) for text in above):
            return False
        if read_person(line) is not None or len(split_people(line)) > 0:
            return True
        following = self._entries[position + 1].text if position + 1 < len(self._entries) else ""
        return len(line) < 80 and read_person(following) is not None and bool(self._now.entries)

    # Opening.

    def _open(self, marker: Marker, line: str, entry: Entry, rest: list[tuple[str, ...]]) -> None:
        part, head, tail = marker.part, line[: marker.end].rstrip(), line[marker.end :].strip()
        if part in _COURSE:
            self._course = True
        more = [Entry((cell,)) for cell in rest] if len(rest) == 1 else [Entry(tuple(rest))] if rest else []
        if part is Part.ATTENDANCE and (read_headcount(line) or (tail and not marker.colon)):
            self._sections.append(Section(part, opened=True, entries=[Entry(((line,),)), *more]))
            return
        if part in (Part.AGENDA, Part.ATTACHMENTS) and tail and not marker.colon and find_label(tail) is None:
            head, tail = line, ""
        if not tail.strip(" .:"):
            head, tail = line.rstrip(), ""
        if part in (Part.HEARD, Part.SPOKE) and tail and marker.colon and section_kind(line) is part:
            self._sections.append(Section(part, heading=line, plain=True, entries=more))
            return
        section = self._headed(part, head, entry)
        if tail:
            section.entries.append(Entry(((tail,),)))
        section.entries += more

    def _headed(self, part: Part, head: str, entry: Entry) -> Section:
        """Open a part under its printed words, or under a heading of ours where the loader has no such word."""
        known = len(head) <= _LONGEST_HEADING and section_kind(f"## {head}") is part
        if known:
            section = Section(part, heading=head, level=entry.heading or 2)
        elif part in (Part.ATTENDANCE, Part.HEARD, Part.SPOKE) or (
            part is Part.DECIDED and self._now.part in (Part.ATTENDANCE, Part.AGENDA)
        ):
            section = Section(part, opened=True, entries=[Entry(((head,),))])
        else:
            self._now.entries.append(Entry(((head,),), entry.after_blank))
            section = Section(part, opened=True)
        self._sections.append(section)
        return section

    def _resolving(self, entry: Entry, line: str, more: bool) -> bool:
        """Open what was decided at «…, Совет депутатов РЕШИЛ: 1. …»."""
        marker = None if more or entry.is_row else find_resolving(line)
        if marker is None or self._now.part in (Part.ATTACHMENTS, Part.SIGNATURES):
            return False
        word, tail = line[marker.start : marker.end], line[marker.end :].strip()
        if find_label(line) is not None and not word[:6].isupper():
            return False
        if not (word[:4].isupper() or not tail or find_label(tail) is not None):
            return False
        lead = line[: marker.start].rstrip()
        self._course = True
        if len(lead) <= _LONGEST_LEAD and section_kind(f"## {line[: marker.end]}") is Part.DECIDED:
            section = self._headed(Part.DECIDED, line[: marker.end], entry)
        else:
            if lead:
                self._now.entries.append(Entry(((lead,),), entry.after_blank))
            section = self._headed(Part.DECIDED, word, entry)
        if tail:
            section.entries.append(Entry(((tail,),)))
        return True

    # Headings that open no part of their own.

    def _item(self, entry: Entry, line: str) -> bool:
        """Open the course of one item: «По 1 вопросу «…»», or its words repeated from the agenda."""
        end = find_item(line)
        # «Вопрос 1. …» may be a question of the agenda itself; «По 1 вопросу» is none.
        question = self._now.part is Part.AGENDA and line[words_start(line) :][:2].lower() != "по"
        if end is not None and not self._in_head and not question and self._leads_course(entry):
            self._course = True
            tail = line[end:].lstrip(" ,:.–—-")
            marker = find_marker(tail)
            resolving = find_resolving(tail)
            if marker is not None and marker.part in _COURSE and marker.start == 0:
                self._heading(line[: len(line) - len(tail)].rstrip(), entry)
                if marker.colon or tail[: marker.end].isupper() or not tail[marker.end :].strip():
                    self._open(marker, tail, entry, [])
                else:  # «По первому вопросу слушали Васильева П.О., который …»: a sentence stays whole
                    self._sections.append(Section(marker.part, opened=True, entries=[Entry(((tail,),))]))
            elif resolving is not None or len(line) > _LONGEST_HEADING or entry.is_row:
                return False
            else:
                self._heading(line, entry)
            return True
        if self._repeats_question(entry, line) or self._names_question(entry, line):
            self._heading(line if not entry.is_row else entry.text, entry)
            return True
        return False

    def _leads_course(self, entry: Entry) -> bool:
        """Whether a line that names an item goes before «Слушали» or «Решили», and is no decision itself."""
        if self._now.part is not Part.DECIDED:
            return True
        lowered = entry.text.lower()
        if re.search(r"слушал|выступ|доложил|докладчик", lowered):
            return True
        for other in self._entries[self._position + 1 : self._position + 6]:
            marker = find_marker(other.text)
            if marker is not None and marker.part in _COURSE:
                return True
            if find_item(other.text) is not None:
                return False
        return False

    def _repeats_question(self, entry: Entry, line: str) -> bool:
        """Whether a line says again a question of the agenda, under its number."""
        label = find_label(line)
        if label is None or not self._questions or entry.is_row or len(line) > _LONGEST_HEADING:
            return False
        asked = self._questions.get(".".join(parts(label.text)))
        said = stems(line[label.rest_start :])
        if not asked or len(said) < 2 or find_marker(line) is not None:
            return False
        size = min(len(asked), len(said), 12)
        if self._now.part is Part.AGENDA and len(self._now.entries) < len(self._questions):
            return False
        return size >= 2 and said[:size] == asked[:size]

    def _names_question(self, entry: Entry, line: str) -> bool:
        """Whether a line names a question right above «СЛУШАЛИ» or «РЕШИЛИ»: «2. О приёмной кампании»."""
        label = find_label(line)
        if (
            label is None
            or entry.is_row
            or len(line) > _LONGEST_HEADING
            or self._now.part in (Part.AGENDA, Part.ATTACHMENTS)
        ):
            return False
        if not _QUESTION.match(line, label.rest_start):
            return False
        following = self._following(entry)
        marker = find_marker(following.text) if following is not None else None
        return marker is not None and marker.part in _COURSE and (marker.colon or marker.part is Part.HEARD)

    def _following(self, entry: Entry) -> Entry | None:
        position = self._position + 1
        assert self._entries[self._position] is entry
        return self._entries[position] if position < len(self._entries) else None

    def _heading(self, line: str, entry: Entry) -> None:
        self._sections.append(Section(Part.TEXT, heading=line, level=entry.heading or 2))

    def _plain_heading(self, entry: Entry, line: str) -> bool:
        """Open a section of plain text at a heading that says something else: «III. Основные результаты»."""
        if self._in_head or self._now.part in (Part.ATTACHMENTS, Part.SIGNATURES) or entry.is_row:
            return False
        if is_course_heading(line):
            self._heading(line, entry)
            return True
        if not line or len(line) > _LONGEST_HEADING:
            return False
        marked = entry.heading > 0 and self._now.part is not Part.ATTENDANCE and find_label(line) is None
        if not marked and not is_roman_heading(line):
            return False
        if section_kind(f"## {line}") is not Part.TEXT:
            return False
        self._heading(line, entry)
        return True

"""The parts of a document: where each begins, under which words, and which entries belong to it."""

from __future__ import annotations

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
from generator.importers.openings import COURSE, State, opens, opens_roster
from generator.importers.questions import Questions, asks, course_follows, is_heard
from generator.importers.signatures import signatures_end
from generator.text.labels import find_label
from generator.text.names import read_headcount
from generator.text.orders import addressing, is_noted, is_order

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
    """Part a text at its first clause, where a document never says «РЕШИЛИ» and one of the clauses orders."""
    if section.part not in (Part.TEXT, Part.HEARD, Part.SPOKE):
        return [section]
    first = None
    for position, entry in enumerate(section.entries):
        label = find_label(entry.text)
        if label is None:
            continue
        first = position if first is None else first
        if _decides(entry.text[label.rest_start :]):
            decided = Section(Part.DECIDED, opened=True, entries=section.entries[first:])
            return [replace(section, entries=section.entries[:first]), decided]
    return [section]


def _decides(words: str) -> bool:
    return is_order(words) or addressing(words) > 0 or is_noted(words)


def _line(text: str, *, after_blank: bool = False) -> Entry:
    return Entry(((text,),), after_blank)


def _parts_at(line: str, position: int) -> bool:
    """Whether a line can be cut at a position without cutting a token."""
    before, after = line[:position], line[position:]
    return not before.strip() or not after.strip() or before[-1].isspace() or after[0].isspace()


class _Splitter:
    """Walks over the entries of one document."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        self._sections = [Section(Part.TEXT)]
        self._questions = Questions()
        self._course = False
        self._position = 0

    @property
    def _now(self) -> Section:
        return self._sections[-1]

    @property
    def _in_head(self) -> bool:
        return len(self._sections) == 1

    def _state(self) -> State:
        following = self._entries[self._position + 1 : self._position + 2]
        above = self._now.entries if len(self._now.entries) < 60 else self._now.entries[-60:]
        texts = tuple(kept.text for kept in above)
        return State(
            self._now.part, self._in_head, self._course, texts, following[0].text if following else ""
        )

    def split(self) -> list[Section]:
        """Return the parts."""
        while self._position < len(self._entries):
            self._position = self._step()
        return self._sections

    def _step(self) -> int:
        entry = self._entries[self._position]
        signed = not self._in_head and self._now.part not in (Part.ATTENDANCE, Part.AGENDA)
        end = signatures_end(self._entries, self._position) if signed else None
        if end is not None:
            block = list(self._entries[self._position : end])
            if self._now.part is Part.SIGNATURES:
                self._now.entries += block
            else:
                self._sections.append(Section(Part.SIGNATURES, opened=True, entries=block))
            return end
        if not self._opened(entry):
            self._now.entries.append(entry)
            if self._now.part is Part.AGENDA:
                self._questions.keep(entry)
        return self._position + 1

    def _opened(self, entry: Entry) -> bool:
        """Open a part at an entry where its words say so."""
        filled = [cell for cell in entry.cells if cell]
        line = " ".join(filled[0]) if filled else ""
        rest = filled[1:]
        if self._item(entry, line):
            return True
        marker = find_marker(line)
        if marker is not None and rest and line[marker.end :].strip(" :"):
            marker = None
        if marker is not None and opens(marker, line, self._state(), more=bool(rest)):
            self._open(marker, line, entry, rest)
            return True
        if self._resolving(entry, line):
            return True
        if opens_roster(entry.text, self._state()):
            self._sections.append(Section(Part.ATTENDANCE, opened=True, entries=[entry]))
            return True
        return self._plain_heading(entry, line)

    def _open(self, marker: Marker, line: str, entry: Entry, rest: list[tuple[str, ...]]) -> None:
        part, head, tail = marker.part, line[: marker.end].rstrip(), line[marker.end :].strip()
        self._course = self._course or part in COURSE
        more = [Entry(tuple(rest))] if rest else []
        if part is Part.ATTENDANCE and (read_headcount(line) or (tail and not marker.colon)):
            self._sections.append(Section(part, opened=True, entries=[_line(line), *more]))
            return
        if part in (Part.AGENDA, Part.ATTACHMENTS) and tail and not marker.colon and find_label(tail) is None:
            head, tail = line, ""
        if not tail.strip(" .:"):
            head, tail = line.rstrip(), ""
        whole = part in (Part.HEARD, Part.SPOKE) or not _parts_at(line, marker.end)
        if tail and whole and marker.colon and section_kind(line) is part:
            self._sections.append(Section(part, heading=line, plain=True, entries=more))
            return
        if tail and not _parts_at(line, marker.end):
            self._sections.append(Section(part, opened=True, entries=[_line(line), *more]))
            return
        section = self._headed(part, head, entry)
        section.entries += [*([_line(tail)] if tail else []), *more]

    def _headed(self, part: Part, head: str, entry: Entry) -> Section:
        """Open a part under its printed words, or a heading of ours where the loader has no such word."""
        inside = part in (Part.ATTENDANCE, Part.HEARD, Part.SPOKE) or (
            part is Part.DECIDED and self._now.part in (Part.ATTENDANCE, Part.AGENDA)
        )
        if len(head) <= _LONGEST_HEADING and section_kind(f"## {head}") is part:
            section = Section(part, heading=head, level=entry.heading or 2)
        elif inside:
            section = Section(part, opened=True, entries=[_line(head)])
        else:
            self._now.entries.append(_line(head, after_blank=entry.after_blank))
            section = Section(part, opened=True)
        self._sections.append(section)
        return section

    def _resolving(self, entry: Entry, line: str) -> bool:
        """Open what was decided at «…, Совет депутатов РЕШИЛ: 1. …»."""
        marker = None if entry.is_row else find_resolving(line)
        if marker is None or self._now.part in (Part.ATTACHMENTS, Part.SIGNATURES):
            return False
        lead, word = line[: marker.start].rstrip(), line[marker.start : marker.end]
        tail = line[marker.end :].strip()
        if find_label(line) is not None and not word[:4].isupper():
            return False
        if not (word[:4].isupper() or not tail or find_label(tail) is not None):
            return False
        if not (_parts_at(line, marker.start) and _parts_at(line, marker.end)):
            return False
        self._course = True
        if len(lead) <= _LONGEST_LEAD and section_kind(f"## {line[: marker.end]}") is Part.DECIDED:
            section = self._headed(Part.DECIDED, line[: marker.end], entry)
        else:
            self._now.entries += [_line(lead, after_blank=entry.after_blank)] if lead else []
            section = self._headed(Part.DECIDED, word, entry)
        section.entries += [_line(tail)] if tail else []
        return True

    def _item(self, entry: Entry, line: str) -> bool:
        """Open the course of one item: «По 1 вопросу «…»», or its words repeated from the agenda."""
        if entry.is_row:
            return False
        end = find_item(line)
        if end is not None and self._named(entry, line, end):
            return True
        if len(line) > _LONGEST_HEADING or self._now.part is Part.ATTACHMENTS or not self._questioned(line):
            return False
        self._heading(line, entry)
        return True

    def _named(self, entry: Entry, line: str, end: int) -> bool:
        """Open at «По 1 вопросу …»; «Вопрос 1. …» may be a question of the agenda itself."""
        question = self._now.part is Part.AGENDA and line[words_start(line) :][:2].lower() != "по"
        follows = is_heard(line) or course_follows(self._entries, self._position)
        if self._in_head or question or (self._now.part is Part.DECIDED and not follows):
            return False
        tail = line[end:].lstrip(" ,:.–—-")
        cut = len(line) - len(tail)
        marker = find_marker(tail) if _parts_at(line, cut) else None
        if marker is not None and marker.part in COURSE and marker.start == 0:
            self._heading(line[:cut].rstrip(), entry)
            if marker.colon or tail[: marker.end].isupper() or not tail[marker.end :].strip():
                self._open(marker, tail, entry, [])
            else:  # «По первому вопросу слушали Васильева П.О., который …»: a sentence stays whole
                self._sections.append(Section(marker.part, opened=True, entries=[_line(tail)]))
        elif find_resolving(tail) is not None or len(line) > _LONGEST_HEADING:
            return False
        else:
            self._heading(line, entry)
        self._course = True
        return True

    def _questioned(self, line: str) -> bool:
        """Whether a line names a question again, or for the first time right above «СЛУШАЛИ»."""
        if find_marker(line) is not None:
            return False
        part = self._now.part
        if self._questions.repeated(line):
            if part is Part.AGENDA:
                return len(self._now.entries) >= len(self._questions)
            # Clauses may repeat a question too (Yaroslavl 2022): what follows them is no «Слушали».
            return part is not Part.DECIDED or course_follows(self._entries, self._position, 2)
        return part is not Part.AGENDA and asks(line) and course_follows(self._entries, self._position, 1)

    def _heading(self, line: str, entry: Entry) -> None:
        self._sections.append(Section(Part.TEXT, heading=line, level=entry.heading or 2))

    def _plain_heading(self, entry: Entry, line: str) -> bool:
        """Open a section of plain text at a heading that says something else: «III. Основные результаты»."""
        if self._in_head or self._now.part in (Part.ATTACHMENTS, Part.SIGNATURES) or entry.is_row:
            return False
        if not line or len(line) > _LONGEST_HEADING:
            return False
        marked = entry.heading > 0 and self._now.part is not Part.ATTENDANCE and find_label(line) is None
        headed = (marked or is_roman_heading(line)) and section_kind(f"## {line}") is Part.TEXT
        if headed or is_course_heading(line):
            self._heading(line, entry)
            return True
        return False

"""A speaker who is not on the list of those present (Yaroslavl 2023: two speakers of three questions)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from generator.check.content import MOST, Content
from generator.diagnostics import Diagnostic, warning
from generator.model.document import AttendanceSection, CourseSection, Document
from generator.source import Text
from generator.text.names import find_name
from generator.text.stems import words
from generator.text.surnames import same_person
from generator.vocabulary import Role

CODE = "unknown-speaker"
_TOO_MANY = 100
"""So many names that begin alike are no list of a council; nothing is said then."""


def check_unknown_speaker(content: Content) -> Iterator[Diagnostic]:
    """Warn of speakers whom a full list of names does not have; with head counts nobody can tell."""
    for document in content.documents:
        names = _present(document)
        if names:
            yield from islice(_unknown(_speakers(document), _Known(names)), MOST)


def _unknown(speakers: Iterator[Text], known: _Known) -> Iterator[Diagnostic]:
    for speaker in speakers:
        if speaker not in known:
            known.add(speaker)  # who speaks on three questions is named once
            yield warning(
                CODE,
                speaker.span,
                f"«{speaker}» выступает, а среди присутствовавших этого имени нет.",
                f"Добавьте в «Присутствовали» строку: - {speaker}, должность. "
                "Если имени нет и в подлиннике, оставьте как есть.",
            )


class _Known:
    """Names by the first letters of their words, which no case changes: a long list is compared in part."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._by_beginning: dict[str, dict[str, None]] = defaultdict(dict)
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        for beginning in _beginnings(name):
            self._by_beginning[beginning][str(name)] = None

    def __contains__(self, speaker: str) -> bool:
        alike = {name: None for part in _beginnings(speaker) for name in self._by_beginning.get(part, ())}
        if speaker in alike or len(alike) > _TOO_MANY:
            return True
        return any(same_person(speaker, name) for name in alike)


def _beginnings(name: str) -> frozenset[str]:
    return frozenset(word[:2] for word in words(name) if len(word) > 1)


def _present(document: Document) -> tuple[str, ...]:
    """Return the names of those present; none where a part of them is only counted."""
    for section in document.sections:
        if isinstance(section, AttendanceSection):
            for line in section.lines:
                if line.headcount is not None and not line.headcount.group.lower().startswith("отсутств"):
                    return ()
    return tuple(person.name for person in document.people if person.role is not Role.ABSENT)


def _speakers(document: Document) -> Iterator[Text]:
    for item in document.agenda:
        for line in item.speakers:
            yield from (_place(person.name, person.text) for person in line.people)
    for section in document.sections:
        if isinstance(section, CourseSection):
            yield from _named_in_heading(section)
            yield from (
                _place(speech.speaker, speech.lines[0]) for speech in section.speeches if speech.speaker
            )


def _named_in_heading(section: CourseSection) -> Iterator[Text]:
    """«Слушали: Комарову Т. Ю., заместителя …» (protocol 8 of 2023)."""
    heading = section.heading
    if heading is None or ":" not in heading:
        return
    start = heading.index(":") + 1
    rest = heading.part(start, len(heading))
    named = find_name(rest.lstrip())
    if named is not None:
        blank = len(rest) - len(rest.lstrip())
        yield rest.part(blank + named[0], blank + named[1])


def _place(name: str, text: Text) -> Text:
    """Return the name with its place; the whole text where it is not printed there in one piece."""
    start = text.find(name)
    return text.part(start, start + len(name)) if start >= 0 else text

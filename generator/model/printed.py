"""Every printed line of a document, in its order."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.document import (
    AgendaSection,
    AttachmentsSection,
    AttendanceSection,
    CourseSection,
    DecidedSection,
    Document,
    RosterLine,
    Section,
    SignaturesSection,
    TextSection,
)
from generator.source import Text


def printed_lines(document: Document) -> Iterator[Text]:
    """Yield the lines of the head that are printed, then headings and lines of every section."""
    for text in (document.title, document.subject, document.place):
        if text is not None:
            yield text
    for section in document.sections:
        if section.heading is not None:
            yield section.heading
        yield from section_lines(section)


def section_lines(section: Section) -> Iterator[Text]:
    """Yield the lines of a section without its heading."""
    match section:
        case TextSection(lines=lines):
            yield from lines
        case AttendanceSection(lines=roster) | SignaturesSection(lines=roster):
            yield from (line.text for line in roster)
        case AgendaSection(items=items):
            for question in (each for item in items for each in item.walk()):
                yield from (*question.lines, *(line.text for line in question.speakers))
        case CourseSection(speeches=speeches):
            for speech in speeches:
                yield from speech.lines
        case DecidedSection(preamble=preamble, clauses=clauses):
            yield from preamble
            for clause in clauses:
                for each in clause.walk():
                    yield from (*each.lines, *each.closing)
        case AttachmentsSection(attachments=attachments):
            yield from (attachment.text for attachment in attachments)


def rosters(document: Document) -> Iterator[RosterLine]:
    """Yield every line that names people: attendance, speakers of the agenda, signatures."""
    for section in document.sections:
        if isinstance(section, AttendanceSection | SignaturesSection):
            yield from section.lines
    for item in document.agenda:
        yield from item.speakers

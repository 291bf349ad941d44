"""An entry of a feed: a document, a decision or a report with its whole text, in plain HTML.

It says nothing that changes with the day of the build, so that an entry is new when something happened.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.export.legal import legal
from generator.export.places import identity, place, settle
from generator.export.templating import TEMPLATES
from generator.model.document import (
    AgendaItem,
    AgendaSection,
    AttachmentsSection,
    AttendanceSection,
    Clause,
    CourseSection,
    DecidedSection,
    Document,
    Section,
    SignaturesSection,
    TextSection,
)
from generator.model.portal import Decision, Portal
from generator.model.report import ExecutionReport
from generator.model.settings import Settings
from generator.pages import addresses, words
from generator.text.dates import format_date


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line with the label that stands before it; a heading has no label."""

    text: str
    label: str = ""
    heading: bool = False


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry as its template shows it; ``content`` is HTML, which Atom carries escaped."""

    id: str
    address: str
    title: str
    summary: str
    author: str
    published: str
    updated: str
    categories: tuple[tuple[str, str], ...]
    content: str


class Entries:
    """Writes entries, as XML in UTF-8."""

    def __init__(self, portal: Portal, settings: Settings) -> None:
        self._portal = portal
        self._settings = settings
        self._entry = TEMPLATES.part("entry.xml")
        self._document, self._decision, self._report = (
            TEMPLATES.part(f"{name}.html") for name in ("document", "decision", "report")
        )

    def of_document(self, document: Document) -> bytes:
        """Return the entry of a document."""
        address = addresses.document(document.id)
        body = self._portal.title_of(str(document.body))
        content = self._document(tuple(_document(document)), document.files, address)
        return self._write(
            EntryView(
                id=identity(address, self._settings),
                address=place(address, self._settings),
                title=f"{words.document_title(document)}: {body}",
                summary=str(document.title or document.subject or ""),
                author=body,
                published=moment(document.date),
                updated=moment(document.date),
                categories=self._topics(tuple(map(str, document.topics))),
                content=settle(content, self._settings, address),
            )
        )

    def of_decision(self, decision: Decision) -> bytes:
        """Return the entry of a decision."""
        address = addresses.decision(decision.ref)
        head = self._portal.heads[decision.ref.document]
        body = self._portal.title_of(head.body)
        content = self._decision(
            tuple(line for clause in decision.context for line in _lines(clause)),
            tuple(_clause(decision.clause)),
            () if decision.clause.deadlines else decision.deadlines,
            words.document_title(head),
            addresses.document(head.id),
            body,
        )
        return self._write(
            EntryView(
                id=identity(address, self._settings),
                address=place(address, self._settings),
                title=f"{words.decision_title(decision)}. {words.first_words(decision, 90)}",
                summary=words.decision_of(decision, head),
                author=body,
                published=moment(head.date),
                updated=moment(head.date),
                categories=self._topics(decision.topics),
                content=settle(content, self._settings, addresses.document(head.id)),
            )
        )

    def of_report(self, report: ExecutionReport, decision: Decision) -> bytes:
        """Return the entry of a report on a decision."""
        address = addresses.decision(decision.ref)
        head = self._portal.heads[decision.ref.document]
        by = self._portal.title_of(str(report.by or ""))
        source = words.decision_of(decision, head)
        lines = tuple(_clause(decision.clause))
        content = self._report(_state(report), report, by, lines, address, source)
        return self._write(
            EntryView(
                id=identity(f"{address}#{report.name}", self._settings),
                address=place(address, self._settings),
                title=f"{source}: {report.status.label}",
                summary=words.first_words(decision),
                author=by or self._portal.title_of(head.body),
                published=moment(report.date),
                updated=moment(report.date),
                categories=self._topics(decision.topics),
                content=settle(content, self._settings, address),
            )
        )

    def _write(self, entry: EntryView) -> bytes:
        return f"{legal(self._entry(entry))}\n".encode()

    def _topics(self, ids: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        known = self._portal.topics
        return tuple((id, str(known[id].title)) for id in ids if id in known)


def moment(day: date) -> str:
    """Return a day as Atom wants it: records know no hour (RFC 3339)."""
    return f"{day.isoformat()}T00:00:00Z"


def _state(report: ExecutionReport) -> str:
    """Return «исполнено 30 марта 2023 года», «срок продлён до 1 июня 2023 года», «исполняется»."""
    if report.done_on is not None:
        return f"{report.status.label} {format_date(report.done_on)}"
    return f"{report.status.label} до {format_date(report.due)}" if report.due else report.status.label


def _document(document: Document) -> Iterator[Line]:
    for section in document.sections:
        if section.heading:
            yield Line(str(section.heading), heading=True)
        yield from _section(section)


def _section(section: Section) -> Iterator[Line]:
    match section:
        case TextSection():
            yield from map(_line, section.lines)
        case AttendanceSection() | SignaturesSection():
            yield from (_line(line.text) for line in section.lines)
        case AgendaSection():
            for item in section.items:
                yield from _agenda(item)
        case CourseSection():
            yield from (_line(line) for speech in section.speeches for line in speech.lines)
        case DecidedSection():
            yield from map(_line, section.preamble)
            for clause in section.clauses:
                yield from _clause(clause)
        case AttachmentsSection():
            yield from (_line(attachment.text) for attachment in section.attachments)


def _agenda(item: AgendaItem) -> Iterator[Line]:
    yield from _labelled(str(item.label or ""), item.lines)
    yield from (_line(line.text) for line in item.speakers)
    for below in item.items:
        yield from _agenda(below)


def _clause(clause: Clause) -> Iterator[Line]:
    yield from _lines(clause)
    for below in clause.clauses:
        yield from _clause(below)
    yield from map(_line, clause.closing)


def _lines(clause: Clause) -> Iterator[Line]:
    return _labelled(str(clause.label or ""), clause.lines)


def _labelled(label: str, lines: tuple[str, ...]) -> Iterator[Line]:
    yield from (Line(str(line), label if not index else "") for index, line in enumerate(lines or ("",)))


def _line(text: str) -> Line:
    return Line(str(text))

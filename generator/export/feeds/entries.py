"""An entry of a feed: a document, a decision or a report with its whole text, in plain HTML.

It says nothing that changes with the day of the build, so that an entry is new when something happened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.export.feeds.items import Item
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
from generator.model.portal import Decision, Head, Portal
from generator.model.reads import Told
from generator.model.report import ExecutionReport
from generator.model.settings import Settings
from generator.pages import addresses, words
from generator.text.dates import format_date

KEPT = 4096
"""Entries that are kept once they are written: those of a group stand in the feeds of all its members."""


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


@dataclass(frozen=True, slots=True)
class Named:
    """What an entry says of others than its document: names of its body and of who reported, its topics."""

    body: str
    by: str
    topics: tuple[tuple[str, str], ...]


class Entries:
    """Writes entries; each is written once while its readers stand near each other."""

    def __init__(self, portal: Portal, settings: Settings) -> None:
        self._portal = portal
        self._settings = settings
        self._entry = TEMPLATES.part("entry.xml")
        self._document, self._decision, self._report = (
            TEMPLATES.part(f"{name}.html") for name in ("document", "decision", "report")
        )
        self.write: Callable[[Item], Markup] = Told(portal.reads, self._write, KEPT)
        """Returns the XML of an entry."""

    def _write(self, item: Item) -> Markup:
        head = self._portal.heads[item.document]
        body = self._portal.title_of(head.body)
        if item.decision is None:
            document = self._portal.meetings[item.document].document
            topics = self._topics(tuple(map(str, document.topics)))
            view = self._of_document(document, Named(body, "", topics))
        else:
            decision = self._portal.decisions[item.decision]
            report = _report(decision, item.report) if item.report else None
            by = str(report.by or "") if report else ""
            named = Named(body, self._portal.title_of(by), self._topics(decision.topics))
            if report:
                view = self._of_report(report, decision, head, named)
            else:
                view = self._of_decision(decision, head, named)
        return Markup(legal(self._entry(view)))  # noqa: S704 - what a template escaped

    def _of_document(self, document: Document, named: Named) -> EntryView:
        address = addresses.document(document.id)
        content = self._document(tuple(_document(document)), document.files, address)
        return EntryView(
            id=identity(address, self._settings),
            address=place(address, self._settings),
            title=f"{words.document_title(document)}: {named.body}",
            summary=str(document.title or document.subject or ""),
            author=named.body,
            published=moment(document.date),
            updated=moment(document.date),
            categories=named.topics,
            content=settle(content, self._settings, address),
        )

    def _of_decision(self, decision: Decision, head: Head, named: Named) -> EntryView:
        address = addresses.decision(decision.ref)
        content = self._decision(
            tuple(line for clause in decision.context for line in _lines(clause)),
            tuple(_clause(decision.clause)),
            () if decision.clause.deadlines else decision.deadlines,
            words.document_title(head),
            addresses.document(head.id),
            named.body,
        )
        return EntryView(
            id=identity(address, self._settings),
            address=place(address, self._settings),
            title=f"{words.decision_title(decision)}. {words.first_words(decision, 90)}",
            summary=words.decision_of(decision, head),
            author=named.body,
            published=moment(head.date),
            updated=moment(head.date),
            categories=named.topics,
            content=settle(content, self._settings, addresses.document(head.id)),
        )

    def _of_report(self, report: ExecutionReport, decision: Decision, head: Head, named: Named) -> EntryView:
        address = addresses.decision(decision.ref)
        source = words.decision_of(decision, head)
        lines = tuple(_clause(decision.clause))
        content = self._report(_state(report), report, named.by, lines, address, source)
        return EntryView(
            id=identity(f"{address}#{report.name}", self._settings),
            address=place(address, self._settings),
            title=f"{words.decision_of(decision, head)}: {report.status.label}",
            summary=words.first_words(decision),
            author=named.by or named.body,
            published=moment(report.date),
            updated=moment(report.date),
            categories=named.topics,
            content=settle(content, self._settings, address),
        )

    def _topics(self, ids: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        known = self._portal.topics
        return tuple((id, str(known[id].title)) for id in ids if id in known)


def moment(day: date) -> str:
    """Return a day as Atom wants it: records know no hour (RFC 3339)."""
    return f"{day.isoformat()}T00:00:00Z"


def _report(decision: Decision, name: str) -> ExecutionReport:
    return next(report for report in decision.reports if report.name == name)


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

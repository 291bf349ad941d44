"""The body of a document in Akoma Ntoso: every printed line in its order, clauses as points."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from generator.export.akoma_ntoso.elements import Element, add, decision_iri, point
from generator.model.document import (
    AgendaItem,
    AgendaSection,
    AttachmentsSection,
    AttendanceSection,
    Clause,
    CourseSection,
    Deadline,
    DecidedSection,
    Ref,
    Section,
    SignaturesSection,
    TextSection,
)
from generator.model.portal import Meeting, Portal
from generator.model.settings import Settings
from generator.pages import addresses
from generator.text.links import LINK, resolve, scheme, written


def write_body(parent: Element, meeting: Meeting, portal: Portal, settings: Settings) -> None:
    """Add the sections of a document; a document without any has one empty section, as the schema asks."""
    body = add(parent, "mainBody")
    writer = _Writer(meeting, portal, settings)
    for number, section in enumerate(meeting.document.sections, 1):
        writer.section(body, section, f"sec_{number}")
    if not len(body):
        writer.content(add(body, "hcontainer", name="text", eId="sec_1"), ())


class _Writer:
    """Writes lines with their links; knows where the document stands."""

    def __init__(self, meeting: Meeting, portal: Portal, settings: Settings) -> None:
        self._portal = portal
        self._settings = settings
        self._beside = addresses.document(meeting.id)

    def section(self, body: Element, section: Section, id: str) -> None:
        """Add a section."""
        match section:
            case TextSection():
                self.content(_container(body, "text", section, id), section.lines)
            case AttendanceSection():
                lines = (line.text for line in section.lines)
                self.content(_container(body, "attendance", section, id), lines)
            case AgendaSection():
                container = _container(body, "agenda", section, id)
                for number, item in enumerate(section.items, 1):
                    self._agenda_item(container, item, f"{id}__item_{number}")
                if not section.items:
                    self.content(container, ())
            case CourseSection():
                spoken = (line for speech in section.speeches for line in speech.lines)
                self.content(_container(body, section.kind, section, id), spoken)
            case DecidedSection():
                container = _container(body, "decided", section, id)
                if section.clauses:
                    self._lines(container, "intro", section.preamble)
                    for clause in section.clauses:
                        self._clause(container, clause)
                else:
                    self.content(container, section.preamble)
            case AttachmentsSection():
                self._attachments(_container(body, "attachments", section, id), section)
            case SignaturesSection():
                lines = (line.text for line in section.lines)
                self.content(_container(body, "signatures", section, id), lines)
            case _:
                assert_never(section)

    def content(self, parent: Element, lines: Iterable[str], deadlines: tuple[Deadline, ...] = ()) -> None:
        """Add lines as all that an element holds; the schema asks for one paragraph even of none."""
        content = add(parent, "content")
        for line in lines:
            self._line(add(content, "p"), line, deadlines)
        if not len(content):
            add(content, "p")

    def _lines(
        self, parent: Element, name: str, lines: tuple[str, ...], deadlines: tuple[Deadline, ...] = ()
    ) -> None:
        """Add lines before or after the elements that an element holds; nothing where there are none."""
        if lines:
            block = add(parent, name)
            for line in lines:
                self._line(add(block, "p"), line, deadlines)

    def _agenda_item(self, parent: Element, item: AgendaItem, id: str) -> None:
        element = add(parent, "paragraph", eId=id)
        if item.label:
            add(element, "num", item.label)
        lines = (*item.lines, *(line.text for line in item.speakers))
        if not item.items:
            self.content(element, lines)
            return
        self._lines(element, "intro", lines)
        for number, sub in enumerate(item.items, 1):
            self._agenda_item(element, sub, f"{id}__item_{number}")

    def _clause(self, parent: Element, clause: Clause) -> None:
        element = add(parent, "point", eId=point(clause.id))
        if clause.label:
            add(element, "num", clause.label)
        if not clause.clauses:
            self.content(element, (*clause.lines, *clause.closing), clause.deadlines)
            return
        self._lines(element, "intro", clause.lines, clause.deadlines)
        for child in clause.clauses:
            self._clause(element, child)
        self._lines(element, "wrapUp", clause.closing, clause.deadlines)

    def _attachments(self, container: Element, section: AttachmentsSection) -> None:
        content = add(container, "content")
        for attachment in section.attachments:
            paragraph = add(content, "p")
            if attachment.file and not LINK.search(attachment.text):
                href = self._settings.site_url + self._beside + written(attachment.file)
                add(paragraph, "ref", attachment.text, href=href)
            else:
                self._line(paragraph, attachment.text, ())
        if not len(content):
            add(content, "p")

    def _line(self, paragraph: Element, line: str, deadlines: tuple[Deadline, ...]) -> None:
        """Add a printed line: its links as references, its deadlines as dates where they fix a day."""
        position = 0
        last: Element | None = None
        for start, end, text, name, attributes in self._marks(line, deadlines):
            if start < position:
                continue
            _append(paragraph, last, line[position:start])
            last = add(paragraph, name, text, **attributes)
            position = end
        _append(paragraph, last, line[position:])

    def _marks(
        self, line: str, deadlines: tuple[Deadline, ...]
    ) -> list[tuple[int, int, str, str, dict[str, str]]]:
        """Return what a line has marked, in its order: places, words, element and attributes."""
        found = []
        for match in LINK.finditer(line):
            target = resolve(match[2], self._beside)
            if target is not None:
                href = target if scheme(target) else self._href(target)
                found.append((match.start(), match.end(), match[1], "ref", {"href": href}))
        for deadline in deadlines:
            start = line.find(deadline.text)
            if deadline.due is not None and deadline.text and start >= 0:
                place = (start, start + len(deadline.text), str(deadline.text))
                found.append((*place, "date", {"date": deadline.due.isoformat()}))
        return sorted(found, key=lambda mark: mark[:2])

    def _href(self, address: str) -> str:
        ref = Ref.parse(address)
        if ref is not None and ref in self._portal.decisions:
            return decision_iri(ref, self._portal, self._settings)
        return self._settings.site_url + address


def _container(body: Element, name: str, section: Section, id: str) -> Element:
    container = add(body, "hcontainer", name=name, eId=id)
    if section.heading:
        add(container, "heading", section.heading)
    return container


def _append(paragraph: Element, last: Element | None, text: str) -> None:
    if last is None:
        paragraph.text = (paragraph.text or "") + text
    else:
        last.tail = (last.tail or "") + text

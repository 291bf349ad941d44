"""A document's page: the document as printed, with the portal's reading beside every clause."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from msgspec.structs import replace

from generator.model.document import (
    AgendaItem,
    AgendaSection,
    Attachment,
    AttachmentsSection,
    AttendanceSection,
    CourseSection,
    DecidedSection,
    Document,
    DocumentId,
    RosterLine,
    Section,
    SignaturesSection,
    TextSection,
)
from generator.model.file import PublishedFile
from generator.model.organization import Organization
from generator.model.portal import Meeting, Portal
from generator.model.printed import printed_lines
from generator.model.settings import Persons
from generator.pages import addresses, words
from generator.pages.citations import Citing
from generator.pages.clauses import ClauseRows
from generator.pages.document_views import (
    AgendaBlock,
    AgendaRow,
    AttachmentRow,
    AttachmentsBlock,
    Block,
    ClauseRow,
    ContentsRow,
    DecidedBlock,
    DocumentView,
    Neighbours,
    RosterBlock,
    SignaturesBlock,
    TextBlock,
)
from generator.pages.links import file_link
from generator.pages.parts import Fact, FileLink, Heading, Link
from generator.pages.persons import person_links
from generator.pages.sources import Sources
from generator.pages.square import square
from generator.pages.structured import of_document
from generator.pages.tallies import tally
from generator.pages.views import Page
from generator.source import Text
from generator.text.dates import format_date
from generator.text.plural import count
from generator.text.typography import bind
from generator.vocabulary import DocumentKind, Fidelity, Role

FOLD = 6
"""Members shown before the rest of a long list is folded."""

_FIDELITY_NOTES = {
    Fidelity.SUMMARY: (
        "Опубликовано изложение: номера, сроки, имена и адресаты — как в документе, остальное пересказано."
    ),
    Fidelity.EXTRACT: "Опубликована выписка: приведена часть протокола.",
    Fidelity.FULL: "",
}


def document_page(meeting: Meeting, sources: Sources, rows: ClauseRows) -> Page:
    """Return the page of a document; ``rows`` are those of its clauses."""
    portal, settings, files = sources.portal, sources.settings, sources.files
    document = meeting.document
    body = portal.organizations.get(document.body)
    body_name = body.name if body else str(document.body)
    title = words.document_title(document)
    blocks = tuple(
        _block(section, number, document, rows, files) for number, section in enumerate(document.sections, 1)
    )
    if settings.persons is Persons.PAGES:
        blocks = _with_people(blocks, person_links(meeting))
    citing = Citing(meeting, portal, settings)
    cited = citing.whole()
    view = DocumentView(
        crumbs=(
            Link("Протоколы", addresses.PROTOCOLS),
            Link(portal.title_of(document.body), addresses.body(document.id.collection, document.body)),
            Link(f"{document.date.year} год", addresses.year(document.date.year)),
        ),
        title=title,
        subtitle=str(document.title or body_name),
        notes=(*_notes(document), *meeting.abridged),
        facts=tuple(_facts(meeting, body, files)),
        tally=tally(sources.ledger.marks[meeting.id], {}),
        contents=tuple(_contents(blocks, document.sections)),
        blocks=blocks,
        neighbours=_neighbours(meeting, portal),
        citations=cited,
        cited=citing.document,
        code=square(cited.url) if cited.url else None,
        abbreviations=sources.glossary.explain(meeting.id, map(str, printed_lines(document))),
        revisions=tuple(
            (bind(format_date(revision.date)), f"{'; '.join(revision.changes)}.")
            for revision in meeting.revisions
        ),
    )
    return Page(
        address=addresses.document(document.id),
        title=f"{title} — {portal.title_of(document.body)}",
        description=bind(f"{title}. {body_name}. {_count_decisions(meeting)}."),
        section=addresses.PROTOCOLS,
        view=view,
        structured=of_document(meeting, portal),
    )


def _block(
    section: Section,
    number: int,
    document: Document,
    rows: ClauseRows,
    files: Mapping[str, PublishedFile],
) -> Block:
    heading = Heading(str(section.heading), f"s-{number}") if section.heading else None
    match section:
        case TextSection():
            return TextBlock(heading, tuple(map(str, section.lines)))
        case AttendanceSection():
            return _roster(heading, section.lines)
        case AgendaSection():
            return AgendaBlock(heading, tuple(_agenda_row(item) for item in section.items))
        case CourseSection():
            return TextBlock(
                heading, tuple(str(line) for speech in section.speeches for line in speech.lines)
            )
        case DecidedSection():
            decided = tuple(rows[clause.id] for clause in section.clauses)
            return DecidedBlock(heading, tuple(map(str, section.preamble)), decided)
        case AttachmentsSection():
            attached = tuple(_attachment(line, document, files) for line in section.attachments)
            return AttachmentsBlock(heading, attached)
        case SignaturesSection():
            return SignaturesBlock(heading, tuple(str(line.text) for line in section.lines))
    assert_never(section)


def _roster(heading: Heading | None, lines: tuple[RosterLine, ...]) -> RosterBlock:
    """Show those who led the meeting; fold a long list of members after them."""
    led = [
        index
        for index, line in enumerate(lines)
        if any(person.role in (Role.CHAIR, Role.SECRETARY) for person in line.people)
    ]
    first = led[-1] + 1 if led else 0
    printed = tuple(str(line.text) for line in lines)
    rest = lines[first:]
    members = sum(len(line.people) for line in rest)
    if len(rest) <= FOLD or not led:
        return RosterBlock(heading, printed)
    summary = f"Остальные участники: {count(members, 'человек', 'человека', 'человек')}"
    return RosterBlock(heading, printed[:first], printed[first:], summary)


def _with_people(blocks: tuple[Block, ...], people: tuple[Link, ...]) -> tuple[Block, ...]:
    """Put the pages of the people under the first list of attendance."""
    first = next((block for block in blocks if isinstance(block, RosterBlock)), None)
    return tuple(
        replace(block, people=people) if block is first and isinstance(block, RosterBlock) else block
        for block in blocks
    )


def _agenda_row(item: AgendaItem) -> AgendaRow:
    return AgendaRow(
        str(item.label or ""),
        tuple(map(str, item.lines)),
        tuple(str(line.text) for line in item.speakers),
        tuple(_agenda_row(sub) for sub in item.items),
    )


def _attachment(
    attachment: Attachment, document: Document, files: Mapping[str, PublishedFile]
) -> AttachmentRow:
    file = _file_link(attachment.file, document, files) if attachment.file else None
    return AttachmentRow(str(attachment.text), file)


def _file_link(name: Text, document: Document, files: Mapping[str, PublishedFile]) -> FileLink:
    return file_link(str(name), addresses.document(document.id) + name, files)


def _notes(document: Document) -> list[str]:
    note = _FIDELITY_NOTES[document.fidelity]
    if document.kind is DocumentKind.EXTRACT and document.fidelity is Fidelity.SUMMARY:
        note = (
            "Опубликовано изложение выписки: приведена часть протокола, своими словами; "
            "номера, сроки и имена — как в документе."
        )
    return [note] if note else []


def _facts(meeting: Meeting, body: Organization | None, files: Mapping[str, PublishedFile]) -> list[Fact]:
    document = meeting.document
    facts = []
    if body is not None:
        facts.append(Fact("Кто заседал", (Link(body.title, addresses.organization(body.id)),)))
    where = ", ".join(
        part for part in (str(document.place or ""), document.form.label if document.form else "") if part
    )
    for label, value in (("Место и форма", where), ("Время", document.time), ("О чём", document.subject)):
        if value:
            facts.append(Fact(label, (Link(bind(str(value)) if label == "Время" else str(value)),)))
    facts.append(Fact("Текст", (Link(document.fidelity.label),)))
    if meeting.region:
        facts.append(Fact("Регион", (Link(meeting.region, addresses.region(meeting.region)),)))
    if document.source:
        facts.append(Fact("Подлинник", file=_file_link(document.source, document, files)))
    facts.append(Fact("Решения", (Link(_count_decisions(meeting)),)))
    return facts


def _count_decisions(meeting: Meeting) -> str:
    decisions = meeting.pages
    dated = sum(bool(decision.deadlines) for decision in decisions)
    whole = words.decisions_count(len(decisions))
    return f"{whole}, из них со сроком {dated}" if dated else whole


def _contents(blocks: tuple[Block, ...], sections: tuple[Section, ...]) -> list[ContentsRow]:
    """List the headings, one for each item of the agenda, and the clauses that head others."""
    rows: list[ContentsRow] = []
    items: set[str] = set()
    for block, section in zip(blocks, sections, strict=True):
        item = section.item if isinstance(section, TextSection | CourseSection | DecidedSection) else None
        if block.heading is not None and (item is None or item not in items):
            rows.append(ContentsRow(block.heading.anchor, "", block.heading.text))
        items.add(item or "")
        if isinstance(block, DecidedBlock):
            for clause in block.clauses:
                rows += [_contents_row(row) for row in (clause, *clause.clauses) if row.heading and row.lines]
    return rows


def _contents_row(row: ClauseRow) -> ContentsRow:
    return ContentsRow(row.anchor, row.label.rstrip("."), row.lines[0].rstrip(" :"))


def _neighbours(meeting: Meeting, portal: Portal) -> Neighbours:
    """Link the meetings of the same body before and after this one."""
    before, after = portal.neighbours[meeting.id]
    return Neighbours(
        previous=_titled(before, portal) if before else None,
        following=_titled(after, portal) if after else None,
        previous_label="Предыдущее заседание",
        following_label="Следующее заседание",
    )


def _titled(id: DocumentId, portal: Portal) -> Link:
    return Link(words.document_title(portal.heads[id]), addresses.document(id))

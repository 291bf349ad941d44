"""A decoded record as a document of the model: printed lines get their readings here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from generator.diagnostics import Diagnostic, error
from generator.load.exemption import build_exemptions
from generator.load.identity import Identity, identify
from generator.load.schema.document import (
    AgendaFile,
    AgendaItemFile,
    AttachmentFile,
    AttachmentsFile,
    AttendanceFile,
    ClauseFile,
    CourseFile,
    DecidedFile,
    DocumentFile,
    PersonFile,
    SectionFile,
    SignaturesFile,
    TextFile,
)
from generator.model.document import (
    AgendaItem,
    AgendaSection,
    Attachment,
    AttachmentsSection,
    AttendanceSection,
    Clause,
    CourseSection,
    Deadline,
    DecidedSection,
    Document,
    DocumentId,
    Headcount,
    Person,
    Relation,
    RosterLine,
    Section,
    SignaturesSection,
    Speech,
    TextSection,
)
from generator.source import Span, Text
from generator.text.deadlines import Found, find_deadlines, find_ordered_days
from generator.text.links import LINK, scheme
from generator.text.names import find_name, read_headcount, read_person, split_people
from generator.text.readings import read_deadline, read_deadline_of
from generator.text.responsible import find_responsible
from generator.vocabulary import Role


def build_document(id: DocumentId, record: DocumentFile, spans: dict[str, Span]) -> Document:
    """Return the document that a record spells."""
    identities = identify(record.sections)
    sections = tuple([_section(section, record.date, identities) for section in record.sections])
    return Document(
        id=id,
        body=record.body,
        kind=record.kind,
        date=record.date,
        fidelity=record.fidelity,
        number=record.number,
        time=record.time,
        place=record.place,
        form=record.form,
        title=record.title,
        subject=record.subject,
        source=record.source,
        region=record.region,
        topics=tuple(record.topics),
        sections=sections,
        exemptions=build_exemptions(record.allow),
        spans=spans,
    )


MAX_CLAUSES = 5_000
"""Clauses of one document: each has a page; the longest that we know has forty."""
MAX_ID = 150
"""Characters of a clause's id, which names a folder of the site."""


def check_clauses(document: Document) -> Iterator[Diagnostic]:
    """Yield a remark where the clauses of a document could not all have pages."""
    clauses = list(document.clauses)
    if len(clauses) > MAX_CLAUSES:
        yield error(
            "too-big",
            clauses[MAX_CLAUSES].span,
            f"В документе больше {MAX_CLAUSES} пунктов.",
            "Разделите его. Если это таблица, приложите её файлом.",
        )
    long = next((clause for clause in clauses if len(clause.id) > MAX_ID), None)
    if long is not None:
        yield error(
            "complexity",
            long.span,
            f"Номер пункта вместе с номерами над ним длиннее {MAX_ID} знаков.",
            "Проверьте номер: похоже, в него попал текст.",
        )


def _section(section: SectionFile, day: date, identities: Iterator[Identity]) -> Section:
    match section:
        case TextFile():
            return TextSection(section.heading, section.item, _lines(section.lines))
        case AttendanceFile():
            return AttendanceSection(
                section.heading, _roster(section.people, _caption_role(section.heading or "") or Role.MEMBER)
            )
        case AgendaFile():
            return AgendaSection(section.heading, tuple(_agenda_item(item) for item in section.items))
        case CourseFile():
            return CourseSection(
                section.kind, section.heading, section.item, _speeches(_lines(section.lines))
            )
        case DecidedFile():
            clauses = tuple([_clause(clause, day, identities) for clause in section.clauses])
            return DecidedSection(section.heading, section.item, _lines(section.preamble), clauses)
        case AttachmentsFile():
            return AttachmentsSection(
                section.heading, tuple(_attachment(line) for line in section.attachments)
            )
        case SignaturesFile():
            return SignaturesSection(section.heading, _roster(section.people, Role.MEMBER))


def _lines(texts: Iterable[Text]) -> tuple[Text, ...]:
    """Split texts at line breaks."""
    return tuple(line for text in texts for line in text.lines())


def _roster(records: Iterable[PersonFile], role: Role) -> tuple[RosterLine, ...]:
    """Read a list of people; a caption such as «Приглашённые:» gives its role to the lines after it."""
    lines: list[RosterLine] = []
    once: Role | None = None
    for record in records:
        for line in record.text.lines():
            read = _roster_line(line, record, once or role)
            once = None
            if not read.people and line.endswith(":"):
                once = _caption_of_one(line)
                role = role if once else _caption_role(line) or role
            lines.append(read)
    return tuple(lines)


def _roster_line(line: Text, record: PersonFile, role: Role) -> RosterLine:
    counted = read_headcount(line)
    if counted is not None:
        return RosterLine(line, headcount=Headcount(counted.group, counted.count))
    places = split_people(line) or ((0, len(line)),)
    parts = [line.part(start, end) for start, end in places]
    # The caption before the first name says the role: «Председатель: …» of one, «Приглашённые: …» of all.
    whole = read_person(line)
    role = whole.role if whole and whole.role else _caption_role(line[: places[0][0]]) or role
    people = []
    for part in parts:
        read = read_person(part)
        if read is not None:
            stated = record.role or read.role or role
            people.append(Person(part, read.name, read.post, stated, record.organization))
    return RosterLine(line, tuple(people))


def _caption_of_one(caption: str) -> Role | None:
    """Return the role that a caption gives to the next line alone: «Председательствовал:»."""
    for sign, role in (("председател", Role.CHAIR), ("секретар", Role.SECRETARY)):
        if caption.lower().startswith(sign):
            return role
    return None


def _caption_role(caption: str) -> Role | None:
    for sign, role in (
        ("приглаш", Role.INVITED),
        ("отсутств", Role.ABSENT),
        ("член", Role.MEMBER),
        ("присутств", Role.MEMBER),
    ):
        if sign in caption.lower():
            return role
    return None


def _agenda_item(record: AgendaItemFile) -> AgendaItem:
    return AgendaItem(
        record.label,
        _lines([*([record.text] if record.text else []), *record.lines]),
        _roster(record.speakers, Role.SPEAKER),
        tuple(_agenda_item(item) for item in record.items),
    )


def _speeches(lines: tuple[Text, ...]) -> tuple[Speech, ...]:
    """Group lines into speeches: a name at the beginning of a line begins a new one."""
    groups: list[tuple[str, list[Text]]] = []
    for line in lines:
        start = len(line) - len(line.lstrip("-–—•· "))
        named = find_name(line[start:])
        if named is not None or not groups:
            groups.append((line[start:][slice(*named)] if named else "", []))
        groups[-1][1].append(line)
    return tuple(Speech(speaker, tuple(group)) for speaker, group in groups)


def _clause(record: ClauseFile, day: date, identities: Iterator[Identity]) -> Clause:
    """Build a clause and those under it; ``identities`` come in the order in which they are built."""
    identity = next(identities)
    lines = list(_lines([*([record.text] if record.text else []), *record.lines]))
    stated = [
        Text(f"{marker} {text}", text.span.part(-len(marker) - 1, text.span.width))
        for marker, text in (("Срок:", record.deadline), ("Отв.:", record.responsible))
        if text is not None
    ]
    closing = list(_lines(record.closing))
    # A deadline stated for a clause with clauses inside it is printed after them, as in a document.
    (closing if record.clauses else lines).extend(stated)
    printed = (*lines, *closing)
    first = record.label or next(iter(printed), None)
    return Clause(
        id=identity.id,
        label=record.label,
        lines=tuple(lines),
        deadlines=_deadlines(printed, day),
        responsible=tuple(_responsible(printed)),
        to=tuple(record.to),
        relations=tuple(Relation(relation.kind, relation.decision) for relation in record.relations),
        topics=tuple(record.topics),
        clauses=tuple([_clause(clause, day, identities) for clause in record.clauses]),
        closing=tuple(closing),
        ordinal=identity.ordinal,
        span=first.span if first is not None else Span(""),
    )


def _deadlines(lines: tuple[Text, ...], day: date) -> tuple[Deadline, ...]:
    """Read the deadlines of a clause; where none is marked, a day to come inside its words counts."""
    if marked := _places(lines, find_deadlines):
        return tuple(Deadline(text, read_deadline_of(text, day)) for text in marked)
    ordered = [Deadline(text, read_deadline(text)) for text in _places(lines, find_ordered_days)]
    return tuple(deadline for deadline in ordered if deadline.due is not None and deadline.due >= day)


def _places(lines: Iterable[Text], find: Callable[[str], Iterable[Found]]) -> list[Text]:
    return [line.part(found.start, found.end) for line in lines for found in find(line)]


def _responsible(lines: Iterable[Text]) -> Iterable[Text]:
    for line in lines:
        found = find_responsible(line)
        if found is not None:
            yield line.part(found.start, found.end)


def _attachment(record: AttachmentFile) -> Attachment:
    link = LINK.search(record.text)
    beside = link is not None and "/" not in link[2] and not scheme(link[2])
    file = record.text.part(link.start(2), link.end(2)) if link and beside else None
    return Attachment(record.text, record.file or file)

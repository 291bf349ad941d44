"""The published JSON back to the model: proof that the files hold all that the model holds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from generator.link.indexes import neighbours
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
    Ref,
    Relation,
    RosterLine,
    Section,
    SignaturesSection,
    Speech,
    TextSection,
)
from generator.model.organization import Alias, Organization
from generator.model.portal import Attendee, Decision, Meeting, Mention, Portal, head
from generator.model.report import Evidence, ExecutionReport
from generator.model.topic import Topic
from generator.source import Span, Text
from generator.text.readings import Reading
from generator.vocabulary import (
    Classification,
    DeadlineKind,
    DocumentKind,
    ExecutionStatus,
    Fidelity,
    MeetingForm,
    RelationKind,
    Role,
    Term,
)

K = TypeVar("K")
T = TypeVar("T", bound=Term)

Json = dict[str, Any]


def decode(
    documents: Iterable[Json], organizations: Iterable[Json], reports: Iterable[Json], topics: Iterable[Json]
) -> Portal:
    """Return the portal of all records, in the order in which they are published."""
    by_decision: dict[Ref, list[ExecutionReport]] = {}
    for record in reports:
        report = _report(record)
        by_decision.setdefault(report.decision, []).append(report)
    meetings = {(meeting := _meeting(record, by_decision)).id: meeting for record in documents}
    decisions = {decision.ref: decision for meeting in meetings.values() for decision in meeting.decisions}
    related: dict[Ref, list[tuple[RelationKind, Ref]]] = {}
    for decision in decisions.values():
        for kind, target in decision.relations:
            related.setdefault(target, []).append((kind, decision.ref))
    registry = list(organizations)
    listed = list(topics)
    heads = {id: head(meeting) for id, meeting in meetings.items()}
    return Portal(
        meetings=meetings,
        heads=heads,
        shelves=_grouped(((id.collection, id.body), id) for id in heads),
        years=_grouped((one.date.year, one.id) for one in heads.values()),
        regions=_grouped((one.region, one.id) for one in heads.values() if one.region),
        organizations={record["id"]: _organization(record) for record in registry},
        decisions=decisions,
        assigned={record["id"]: tuple(map(_ref, record["assigned"])) for record in registry},
        responsible={record["id"]: tuple(map(_ref, record["responsible"])) for record in registry},
        attended={record["id"]: tuple(map(_document_id, record["attended"])) for record in registry},
        convened={record["id"]: tuple(map(_document_id, record["convened"])) for record in registry},
        neighbours=neighbours(heads.values()),
        related={ref: tuple(dict.fromkeys(found)) for ref, found in related.items()},
        members={record["id"]: tuple(record["members"]) for record in registry},
        children={record["id"]: tuple(record["children"]) for record in registry},
        topics={record["id"]: _topic(record) for record in listed},
        on_topic={record["id"]: tuple(map(_ref, record["decisions"])) for record in listed},
    )


def _grouped(pairs: Iterable[tuple[K, DocumentId]]) -> dict[K, tuple[DocumentId, ...]]:
    groups: dict[K, list[DocumentId]] = {}
    for key, id in pairs:
        groups.setdefault(key, []).append(id)
    return {key: tuple(ids) for key, ids in groups.items()}


def _meeting(record: Json, reports: dict[Ref, list[ExecutionReport]]) -> Meeting:
    document = _document(record)
    clauses = {clause.id: clause for clause in document.clauses}
    above: dict[str, tuple[Clause, ...]] = {}
    for section in document.sections:
        if isinstance(section, DecidedSection):
            _note_context(section.clauses, (), above)
    decisions = []
    for read in record["readings"]:
        ref = Ref(document.id, read["clause"])
        decisions.append(
            Decision(
                ref=ref,
                clause=clauses[read["clause"]],
                context=above[read["clause"]],
                item=_text(read["item"]),
                heading=read["heading"],
                addressees=_mentions(read["addressees"]),
                responsible=_mentions(read["responsible"]),
                deadlines=tuple(map(_deadline, read["deadlines"])),
                own_addressees=_mentions(read["own_addressees"]),
                relations=tuple(
                    (_term(RelationKind, r["kind"]), _ref(r["decision"])) for r in read["relations"]
                ),
                topics=tuple(read["topics"]),
                reports=tuple(reports.get(ref, ())),
                repealed_by=_ref(read["repealed_by"]) if read["repealed_by"] else None,
            )
        )
    attendees = tuple(
        Attendee(_person(a["person"]), a["post"], _mention(a["organization"]) if a["organization"] else None)
        for a in record["attendees"]
    )
    return Meeting(document, record["region"], tuple(decisions), attendees)


def _note_context(
    clauses: tuple[Clause, ...], context: tuple[Clause, ...], above: dict[str, tuple[Clause, ...]]
) -> None:
    for clause in clauses:
        above[clause.id] = context
        _note_context(clause.clauses, (*context, clause), above)


def _document(record: Json) -> Document:
    return Document(
        id=_document_id(record["id"]),
        body=_printed(record["body"]),
        kind=_term(DocumentKind, record["kind"]),
        date=date.fromisoformat(record["date"]),
        fidelity=_term(Fidelity, record["fidelity"]),
        form=_term(MeetingForm, record["form"]) if record["form"] else None,
        region=_text(record["own_region"]),
        topics=_lines(record["topics"]),
        sections=tuple(map(_section, record["sections"])),
        number=_text(record["number"]),
        time=_text(record["time"]),
        place=_text(record["place"]),
        title=_text(record["title"]),
        subject=_text(record["subject"]),
        source=_text(record["source"]),
    )


def _section(record: Json) -> Section:
    heading = _text(record["heading"])
    match record["kind"]:
        case "text":
            return TextSection(heading, _text(record["item"]), _lines(record["lines"]))
        case "attendance":
            return AttendanceSection(heading, _roster(record["people"]))
        case "agenda":
            return AgendaSection(heading, tuple(map(_agenda_item, record["items"])))
        case "decided":
            clauses = tuple(map(_clause, record["clauses"]))
            return DecidedSection(heading, _text(record["item"]), _lines(record["preamble"]), clauses)
        case "attachments":
            attachments = (Attachment(_printed(a["text"]), _text(a["file"])) for a in record["attachments"])
            return AttachmentsSection(heading, tuple(attachments))
        case "signatures":
            return SignaturesSection(heading, _roster(record["people"]))
        case kind:
            speeches = tuple(Speech(s["speaker"], _lines(s["lines"])) for s in record["speeches"])
            return CourseSection(kind, heading, _text(record["item"]), speeches)


def _roster(records: Iterable[Json]) -> tuple[RosterLine, ...]:
    return tuple(
        RosterLine(
            _printed(record["text"]),
            tuple(map(_person, record["people"])),
            Headcount(**record["headcount"]) if record["headcount"] else None,
        )
        for record in records
    )


def _person(record: Json) -> Person:
    return Person(
        _printed(record["text"]),
        record["name"],
        record["post"],
        _term(Role, record["role"]),
        _text(record["organization"]),
    )


def _agenda_item(record: Json) -> AgendaItem:
    return AgendaItem(
        _text(record["label"]),
        _lines(record["lines"]),
        _roster(record["speakers"]),
        tuple(map(_agenda_item, record["items"])),
    )


def _clause(record: Json) -> Clause:
    return Clause(
        id=record["id"],
        label=_text(record["label"]),
        lines=_lines(record["lines"]),
        deadlines=tuple(map(_deadline, record["deadlines"])),
        responsible=_lines(record["responsible"]),
        to=_lines(record["to"]),
        relations=tuple(
            Relation(_term(RelationKind, r["kind"]), _printed(r["target"])) for r in record["relations"]
        ),
        topics=_lines(record["topics"]),
        clauses=tuple(map(_clause, record["clauses"])),
        closing=_lines(record["closing"]),
        ordinal=record["ordinal"],
    )


def _organization(record: Json) -> Organization:
    aliases = (
        Alias(_printed(a["name"]), a["misspelling"], a["since"], a["until"]) for a in record["aliases"]
    )
    return Organization(
        id=record["id"],
        name=_printed(record["name"]),
        classification=_term(Classification, record["classification"]),
        short_name=_text(record["short_name"]),
        region=_text(record["region"]),
        parent=_text(record["parent"]),
        groups=_lines(record["groups"]),
        aliases=tuple(aliases),
        predecessors=_lines(record["predecessors"]),
    )


def _report(record: Json) -> ExecutionReport:
    decision = _ref(record["decision"])
    return ExecutionReport(
        decision=decision,
        name=record["id"].removeprefix(f"{decision}/"),
        date=date.fromisoformat(record["date"]),
        status=_term(ExecutionStatus, record["status"]),
        text=_lines(record["text"]),
        by=_text(record["by"]),
        done_on=_day(record["done_on"]),
        due=_day(record["due"]),
        evidence=tuple(
            Evidence(_printed(e["text"]), _text(e["url"]), _text(e["file"])) for e in record["evidence"]
        ),
        spans={},
    )


def _topic(record: Json) -> Topic:
    return Topic(_printed(record["id"]), _printed(record["title"]), _lines(record["words"]))


def _deadline(record: Json) -> Deadline:
    reading = Reading(_term(DeadlineKind, record["kind"]), _day(record["start"]), _day(record["due"]))
    return Deadline(_printed(record["text"]), reading)


def _mentions(records: Iterable[Json]) -> tuple[Mention, ...]:
    return tuple(map(_mention, records))


def _mention(record: Json) -> Mention:
    return Mention(_printed(record["text"]), record["organization"], tuple(record["candidates"]))


def _term(kind: type[T], value: str) -> T:
    return next(term for term in kind if term == value)


def _ref(text: str) -> Ref:
    ref = Ref.parse(text)
    assert ref is not None
    return ref


def _document_id(text: str) -> DocumentId:
    return DocumentId(*text.split("/"))


def _printed(text: str) -> Text:
    return Text(text, Span("records.json"))


def _text(text: str | None) -> Text | None:
    return None if text is None else _printed(text)


def _lines(texts: Iterable[str]) -> tuple[Text, ...]:
    return tuple(map(_printed, texts))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

"""Meetings in plain form: what a record says, once, and of every decision what its clause does not say.

A text stands with its place in the file of its record; one of another record, with the path of that.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import partial
from hashlib import blake2b
from typing import Any, TypeVar

from msgspec import Raw, Struct, msgpack
from msgspec.msgpack import Decoder, Encoder
from msgspec.structs import asdict

from generator.model.document import (
    AgendaSection,
    AttachmentsSection,
    AttendanceSection,
    Clause,
    CourseSection,
    Deadline,
    DecidedSection,
    Document,
    DocumentId,
    Ref,
    Section,
    SignaturesSection,
    TextSection,
)
from generator.model.exemption import Exemption
from generator.model.portal import Attendee, Decision, Meeting, Mention
from generator.model.report import ExecutionReport
from generator.model.revision import Revision
from generator.source import Span, Text
from generator.vocabulary import DocumentKind, Fidelity, MeetingForm, RelationKind


class _Text(Struct, frozen=True, array_like=True, tag="text"):
    section: TextSection


class _Attendance(Struct, frozen=True, array_like=True, tag="attendance"):
    section: AttendanceSection


class _Agenda(Struct, frozen=True, array_like=True, tag="agenda"):
    section: AgendaSection


class _Course(Struct, frozen=True, array_like=True, tag="course"):
    section: CourseSection


class _Decided(Struct, frozen=True, array_like=True, tag="decided"):
    section: DecidedSection


class _Attachments(Struct, frozen=True, array_like=True, tag="attachments"):
    section: AttachmentsSection


class _Signatures(Struct, frozen=True, array_like=True, tag="signatures"):
    section: SignaturesSection


_Section = _Text | _Attendance | _Agenda | _Course | _Decided | _Attachments | _Signatures
_TAGGED: dict[type[Section], type[_Section]] = {
    TextSection: _Text,
    AttendanceSection: _Attendance,
    AgendaSection: _Agenda,
    CourseSection: _Course,
    DecidedSection: _Decided,
    AttachmentsSection: _Attachments,
    SignaturesSection: _Signatures,
}


class _Decision(Struct, frozen=True, array_like=True):
    """What a decision adds to its clause; decisions stand in the order of the clauses."""

    item: Text | None
    heading: bool
    addressees: tuple[Mention, ...]
    responsible: tuple[Mention, ...]
    own_addressees: tuple[Mention, ...]
    relations: tuple[tuple[RelationKind, Ref], ...]
    topics: tuple[str, ...]
    reports: tuple[ExecutionReport, ...]
    repealed_by: Ref | None


class _Attendee(Struct, frozen=True, array_like=True):
    """What was understood of a person; attendees stand in the order of the people."""

    post: str
    organization: Mention | None


class _Head(Struct, frozen=True, array_like=True):
    """A document but for its sections."""

    id: DocumentId
    body: Text
    kind: DocumentKind
    date: datetime.date
    fidelity: Fidelity
    number: Text | None
    time: Text | None
    place: Text | None
    form: MeetingForm | None
    title: Text | None
    subject: Text | None
    source: Text | None
    region: Text | None
    topics: tuple[Text, ...]
    exemptions: tuple[Exemption, ...]
    spans: dict[str, Span]


class _Printed(Struct, frozen=True, array_like=True):
    head: _Head
    sections: tuple[_Section, ...]


class _Meeting(Struct, frozen=True, array_like=True):
    printed: _Printed
    region: str
    decisions: tuple[_Decision, ...]
    attendees: tuple[_Attendee, ...]
    revisions: tuple[Revision, ...]
    abridged: tuple[str, ...]


S = TypeVar("S", bound=Struct)

NOWHERE = Span("")


_PARTS = Decoder(tuple[str, Raw])


def from_plain(kind: type, value: Any) -> object:
    """Return plain text as a text of a record."""
    if kind is Text:
        return Text(value, NOWHERE)
    raise NotImplementedError(kind)


def _to_placed(path: str, value: object) -> object:
    if isinstance(value, Text):
        span = value.span
        return (str(value), *(span[1:] if span.path == path else span))
    raise NotImplementedError(type(value))


def _from_placed(path: str, kind: type, value: Any) -> object:
    if kind is Text:
        if len(value) == len(NOWHERE):  # nearly all are of the file of their record
            text, line, column, width = value
            return Text(text, (path, line, column, width))
        text, *place = value
        return Text(text, (*place,))
    raise NotImplementedError(kind)


def encode_document(document: Document) -> bytes:
    """Return a document as msgpack."""
    return _encode(document.span().path, _printed(document))


def decode_document(data: bytes) -> Document:
    """Return the document of some msgpack.

    Raises:
        msgspec.ValidationError: for anything else.
    """
    return _document(_decode(data, _Printed))


def encode_meeting(meeting: Meeting) -> bytes:
    """Return a meeting as msgpack: equal meetings with the same places are equal bytes."""
    document = meeting.document
    return _encode(
        document.span().path,
        _Meeting(
            printed=_printed(document),
            region=meeting.region,
            decisions=tuple(map(_plain_decision, meeting.decisions)),
            attendees=tuple(_Attendee(one.post, one.organization) for one in meeting.attendees),
            revisions=meeting.revisions,
            abridged=meeting.abridged,
        ),
    )


def _encode(path: str, value: Struct) -> bytes:
    encoded = Encoder(enc_hook=partial(_to_placed, path)).encode(value)
    return msgpack.encode((path, Raw(encoded)))


def _decode(data: bytes, kind: type[S]) -> S:
    path, encoded = _PARTS.decode(data)
    return Decoder(kind, dec_hook=partial(_from_placed, path)).decode(encoded)


def _printed(document: Document) -> _Printed:
    head = _Head(
        id=document.id,
        body=document.body,
        kind=document.kind,
        date=document.date,
        fidelity=document.fidelity,
        number=document.number,
        time=document.time,
        place=document.place,
        form=document.form,
        title=document.title,
        subject=document.subject,
        source=document.source,
        region=document.region,
        topics=document.topics,
        exemptions=document.exemptions,
        spans=document.spans,
    )
    return _Printed(head, tuple(_TAGGED[type(section)](section) for section in document.sections))  # type: ignore[arg-type]


def _document(printed: _Printed) -> Document:
    return Document(**asdict(printed.head), sections=tuple(tagged.section for tagged in printed.sections))


def digest_of(encoded: bytes) -> str:
    """Return a digest by which equal meetings are known."""
    return blake2b(encoded, digest_size=12).hexdigest()


def decode_meeting(data: bytes) -> Meeting:
    """Return the meeting of some msgpack.

    Raises:
        msgspec.ValidationError: for anything else.
    """
    plain = _decode(data, _Meeting)
    document = _document(plain.printed)
    outermost = (
        clause
        for section in document.sections
        if isinstance(section, DecidedSection)
        for clause in section.clauses
    )
    places = (place for clause in outermost for place in _walk(clause, (), ()))
    return Meeting(
        document=document,
        region=plain.region,
        decisions=tuple(
            Decision(
                ref=Ref(document.id, clause.id),
                clause=clause,
                context=context,
                item=added.item,
                heading=added.heading,
                addressees=added.addressees,
                responsible=added.responsible,
                deadlines=clause.deadlines or inherited,
                own_addressees=added.own_addressees,
                relations=added.relations,
                topics=added.topics,
                reports=added.reports,
                repealed_by=added.repealed_by,
            )
            for (clause, context, inherited), added in zip(places, plain.decisions, strict=True)
        ),
        attendees=tuple(
            Attendee(person, added.post, added.organization)
            for person, added in zip(document.people, plain.attendees, strict=True)
        ),
        revisions=plain.revisions,
        abridged=plain.abridged,
    )


def _plain_decision(decision: Decision) -> _Decision:
    return _Decision(
        item=decision.item,
        heading=decision.heading,
        addressees=decision.addressees,
        responsible=decision.responsible,
        own_addressees=decision.own_addressees,
        relations=decision.relations,
        topics=decision.topics,
        reports=decision.reports,
        repealed_by=decision.repealed_by,
    )


def _walk(
    clause: Clause, context: tuple[Clause, ...], inherited: tuple[Deadline, ...]
) -> Iterator[tuple[Clause, tuple[Clause, ...], tuple[Deadline, ...]]]:
    """Yield a clause and those under it, each with the clauses above it and the deadlines of the nearest."""
    yield clause, context, inherited
    for child in clause.clauses:
        yield from _walk(child, (*context, clause), clause.deadlines or inherited)

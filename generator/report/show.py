"""What was understood of one document, linked: the answer of ``glasno show``, with a published schema."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from generator.model.document import (
    AgendaItem,
    AgendaSection,
    AttendanceSection,
    CourseSection,
    Deadline,
    Document,
    RosterLine,
    SignaturesSection,
)
from generator.model.portal import Attendee, Decision, Meeting, Mention, Portal
from generator.text.dates import format_date_short
from generator.text.names import find_name
from generator.text.surnames import same_person
from generator.vocabulary import DeadlineKind, DocumentKind, Fidelity, Role, Term

VERSION = "1.0"

Json = dict[str, Any]


def show(meeting: Meeting, portal: Portal) -> Json:
    """Return a document as JSON values; decisions are flat and in the order of the document."""
    document = meeting.document
    body = portal.organizations.get(document.body)
    attendees = [_attendee(attendee) for attendee in meeting.attendees]
    return {
        "version": VERSION,
        "id": str(document.id),
        "kind": document.kind.value,
        "fidelity": document.fidelity.value,
        "body": {"id": str(document.body), "name": str(body.name) if body else None},
        "region": meeting.region or None,
        "title": _text(document.title),
        "subject": _text(document.subject),
        "date": document.date.isoformat(),
        "number": _text(document.number),
        "time": _text(document.time),
        "place": _text(document.place),
        "form": document.form.value if document.form else None,
        "source": _text(document.source),
        "chair": _leader(Role.CHAIR, attendees, document),
        "secretary": _leader(Role.SECRETARY, attendees, document),
        "attendees": attendees,
        "headcounts": _headcounts(document),
        "agenda": [_agenda_item(item) for item in _top_agenda(document)],
        "speeches": _speeches(document),
        "decisions": [_decision(decision) for decision in meeting.decisions],
        "attachments": [
            {"text": str(attachment.text), "file": _text(attachment.file)}
            for attachment in document.attachments
        ],
        "signatures": [signature for line in _signatures(document) for signature in _signature(line)],
    }


def _text(value: str | None) -> str | None:
    return str(value) if value else None


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _attendee(attendee: Attendee) -> Json:
    organization = attendee.organization
    return {
        "name": attendee.person.name,
        "post": attendee.post or None,
        "organization": str(organization.text) if organization else None,
        "organization_id": organization.organization if organization else None,
        "role": attendee.person.role.value,
        "text": str(attendee.person.text),
    }


def _leader(role: Role, attendees: Iterable[Json], document: Document) -> Json | None:
    """Find who chaired or kept the minutes: on the list, else among those who signed."""
    for attendee in attendees:
        if attendee["role"] == role.value:
            return attendee
    for line in _signatures(document):
        for person in line.people:
            if person.role is role:
                listed = next((other for other in attendees if same_person(other["name"], person.name)), None)
                return listed or {
                    "name": person.name,
                    "post": person.post or None,
                    "organization": None,
                    "organization_id": None,
                    "role": role.value,
                    "text": str(line.text),
                }
    return None


def _headcounts(document: Document) -> list[Json]:
    return [
        {"group": line.headcount.group, "count": line.headcount.count, "text": str(line.text)}
        for section in document.sections
        if isinstance(section, AttendanceSection)
        for line in section.lines
        if line.headcount is not None
    ]


def _top_agenda(document: Document) -> list[AgendaItem]:
    return [
        item for section in document.sections if isinstance(section, AgendaSection) for item in section.items
    ]


def _agenda_item(item: AgendaItem) -> Json:
    return {
        "label": _text(item.label),
        "text": "\n".join(item.lines),
        "speakers": [
            {"name": person.name, "post": person.post or None, "text": str(line.text)}
            for line in item.speakers
            for person in line.people
        ],
        "items": [_agenda_item(sub) for sub in item.items],
    }


def _speeches(document: Document) -> list[Json]:
    return [
        {
            "part": section.kind,
            "item": _text(section.item),
            "speaker": speech.speaker or None,
            "text": "\n".join(speech.lines),
        }
        for section in document.sections
        if isinstance(section, CourseSection)
        for speech in section.speeches
    ]


def _decision(decision: Decision) -> Json:
    clause = decision.clause
    return {
        "id": clause.id,
        "label": _text(clause.label),
        "text": "\n".join((*clause.lines, *clause.closing)),
        "parent": decision.context[-1].id if decision.context else None,
        "context": decision.heading,
        "item": _text(decision.item),
        "addressees": [_mention(mention) for mention in decision.addressees],
        "own_addressees": [_mention(mention) for mention in decision.own_addressees],
        "responsible": [_mention(mention) for mention in decision.responsible],
        "deadlines": [_deadline(deadline) for deadline in decision.deadlines],
        "own_deadlines": len(clause.deadlines),
        "relations": [{"kind": kind.value, "decision": str(ref)} for kind, ref in decision.relations],
    }


def _mention(mention: Mention) -> Json:
    return {"text": str(mention.text), "organization": mention.organization}


def _deadline(deadline: Deadline) -> Json:
    return {
        "text": str(deadline.text),
        "kind": deadline.kind.value,
        "start": _day(deadline.start),
        "due": _day(deadline.due),
    }


def _signatures(document: Document) -> list[RosterLine]:
    return [
        line
        for section in document.sections
        if isinstance(section, SignaturesSection)
        for line in section.lines
    ]


def _signature(line: RosterLine) -> list[Json]:
    """Return the name of a signature and the printed words before or after it."""
    if not line.people:
        return [{"name": None, "role": None, "text": str(line.text)}]
    person = line.people[0]
    role = line.text.replace(person.name, "").strip(" :–—-_,")
    return [{"name": person.name, "role": role or None, "text": str(line.text)}]


def show_text(shown: Json) -> list[str]:
    """Return what was understood as lines for a person."""
    kind, fidelity = _label(DocumentKind, shown["kind"]), _label(Fidelity, shown["fidelity"])
    lines = [
        f"{shown['id']}  ({kind}, текст {fidelity})",
        f"Орган: {shown['body']['name'] or shown['body']['id']}",
        f"Дата: {_told(shown['date'])}   Номер: {shown['number'] or '—'}   Место: {shown['place'] or '—'}",
    ]
    for key, label in (("chair", "Председатель"), ("secretary", "Секретарь")):
        if shown[key]:
            lines.append(f"{label}: {shown[key]['name']}")
    lines.append(_presence(shown))
    lines += [f"Повестка {item['label'] or '—'} {item['text']}" for item in shown["agenda"]]
    lines.append("")
    for decision in shown["decisions"]:
        lines.append(f"{'·' if decision['context'] else '•'} {decision['id']:<12} {_first(decision['text'])}")
        if not decision["context"]:
            lines += [f"{'':15}{note}" for note in _notes(decision)]
    return lines


def _presence(shown: Json) -> str:
    """Return who came, in numbers: by name, and by group where only groups are counted."""
    roles = Counter(attendee["role"] for attendee in shown["attendees"])
    absent, invited = roles[Role.ABSENT.value], roles[Role.INVITED.value]
    parts = [f"{roles.total() - absent - invited} поимённо"]
    parts += [f"{headcount['group']} — {headcount['count']}" for headcount in shown["headcounts"]]
    parts += [f"приглашённые — {invited}"] if invited else []
    parts += [f"отсутствовавшие — {absent}"] if absent else []
    return f"Присутствовали: {'; '.join(parts)}"


def _notes(decision: Json) -> Iterator[str]:
    """Yield what stands beside a decision: to whom, by when, who answers."""
    if decision["addressees"]:
        yield f"кому: {_names(decision['addressees'])}"
    for deadline in decision["deadlines"]:
        kind = _label(DeadlineKind, deadline["kind"])
        fixed = " … ".join(_told(day) for day in (deadline["start"], deadline["due"]) if day) or "без дат"
        yield f"срок: «{deadline['text']}» — {kind}, {fixed}"
    if decision["responsible"]:
        yield f"отв.: {_names(decision['responsible'])}"


def _names(mentions: list[Json]) -> str:
    return ", ".join(
        mention["organization"]
        or (f"«{mention['text']}»" if find_name(mention["text"]) else f"«{mention['text']}» — не найден")
        for mention in mentions
    )


def _label(terms: type[Term], value: str) -> str:
    return next(term.label for term in terms if term == value)


def _told(day: str) -> str:
    return format_date_short(date.fromisoformat(day))


def _first(text: str) -> str:
    line = text.split("\n")[0]
    return line if len(line) <= 90 else line[:89] + "…"

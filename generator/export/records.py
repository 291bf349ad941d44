"""The model as JSON values: all that is printed, and every reading beside it.

Places in source files are left out, and what an editor says to the checker alone.

``data/schema.json`` describes each record. A key once published keeps its name and its meaning: what is added
raises the second number of ``VERSION``, what is changed or taken away the first.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, assert_never

from generator.model.document import (
    AgendaItem,
    AgendaSection,
    AttachmentsSection,
    AttendanceSection,
    Clause,
    CourseSection,
    Deadline,
    DecidedSection,
    Person,
    Ref,
    RosterLine,
    Section,
    SignaturesSection,
    TextSection,
)
from generator.model.organization import Organization
from generator.model.portal import Decision, Meeting, Mention, Portal
from generator.model.report import Execution, ExecutionReport
from generator.model.topic import Topic
from generator.pages import addresses, states, words
from generator.vocabulary import RelationKind

VERSION = "1.0"

Json = dict[str, Any]


def document_record(meeting: Meeting, site_url: str) -> Json:
    """Return a document: its sections as printed, who was there, and what was read in every clause."""
    document = meeting.document
    return {
        **_head("document", str(document.id), addresses.document(document.id), site_url),
        "kind": document.kind.value,
        "fidelity": document.fidelity.value,
        "body": str(document.body),
        "region": meeting.region,
        "own_region": _text(document.region),
        "number": _text(document.number),
        "date": document.date.isoformat(),
        "time": _text(document.time),
        "place": _text(document.place),
        "form": document.form.value if document.form else None,
        "title": _text(document.title),
        "subject": _text(document.subject),
        "source": _text(document.source),
        "topics": _texts(document.topics),
        "sections": [_section(section) for section in document.sections],
        "attendees": [
            {
                "person": _person(attendee.person),
                "post": attendee.post,
                "organization": _mention(attendee.organization) if attendee.organization else None,
            }
            for attendee in meeting.attendees
        ],
        "readings": [
            {"clause": decision.clause.id, **reading_of(decision)} for decision in meeting.decisions
        ],
    }


def decision_record(decision: Decision, portal: Portal, today: date, site_url: str) -> Json:
    """Return a decision under the clauses that lead to it, with its reports and its state on a day."""
    clause = decision.clause
    document = portal.meetings[decision.ref.document].document
    last = states.due(decision)
    return {
        **_head("decision", str(decision.ref), addresses.decision(decision.ref), site_url),
        "document": str(document.id),
        "body": str(document.body),
        "date": document.date.isoformat(),
        "clause": clause.id,
        "label": _text(clause.label),
        "title": words.decision_title(decision),
        "lines": _texts(clause.lines),
        "closing": _texts(clause.closing),
        "context": [
            {"clause": above.id, "label": _text(above.label), "lines": _texts(above.lines)}
            for above in decision.context
        ],
        **reading_of(decision),
        "related": _relations(portal.related.get(decision.ref, ())),
        "state": states.state(decision, today) or None,
        "due": _day(last),
        "execution": execution_record(execution) if (execution := decision.execution) else None,
        "reports": [report_record(report) for report in decision.reports],
    }


def reading_of(decision: Decision) -> Json:
    """Return what was read in a clause, with what it has from the clauses above."""
    return {
        "heading": decision.heading,
        "item": _text(decision.item),
        "addressees": _mentions(decision.addressees),
        "own_addressees": _mentions(decision.own_addressees),
        "responsible": _mentions(decision.responsible),
        "deadlines": [deadline_record(deadline) for deadline in decision.deadlines],
        "relations": _relations(decision.relations),
        "topics": list(decision.topics),
        "repealed_by": str(decision.repealed_by) if decision.repealed_by else None,
    }


def organization_record(organization: Organization, portal: Portal, site_url: str) -> Json:
    """Return an organization with everything that leads to it."""
    id = organization.id
    return {
        **_head("organization", id, addresses.organization(id), site_url),
        "name": str(organization.name),
        "short_name": _text(organization.short_name),
        "classification": organization.classification.value,
        "region": _text(organization.region),
        "parent": _text(organization.parent),
        "groups": _texts(organization.groups),
        "aliases": [
            {
                "name": str(alias.name),
                "misspelling": alias.misspelling,
                "since": str(alias.since),
                "until": str(alias.until),
            }
            for alias in organization.aliases
        ],
        "predecessors": _texts(organization.predecessors),
        "assigned": _texts(portal.assigned.get(id, ())),
        "responsible": _texts(portal.responsible.get(id, ())),
        "attended": _texts(portal.attended.get(id, ())),
        "convened": _texts(portal.convened.get(id, ())),
        "members": _texts(portal.members.get(id, ())),
        "children": _texts(portal.children.get(id, ())),
    }


def report_record(report: ExecutionReport) -> Json:
    """Return a report on the execution of a decision."""
    return {
        "version": VERSION,
        "type": "report",
        "id": f"{report.decision}/{report.name}",
        "decision": str(report.decision),
        "date": report.date.isoformat(),
        "status": report.status.value,
        "by": _text(report.by),
        "text": _texts(report.text),
        "done_on": _day(report.done_on),
        "due": _day(report.due),
        "evidence": [
            {"text": str(entry.text), "url": _text(entry.url), "file": _text(entry.file)}
            for entry in report.evidence
        ],
    }


def topic_record(topic: Topic, portal: Portal) -> Json:
    """Return a topic with its decisions."""
    return {
        "version": VERSION,
        "type": "topic",
        "id": str(topic.id),
        "title": str(topic.title),
        "words": _texts(topic.words),
        "decisions": _texts(portal.on_topic.get(topic.id, ())),
    }


def _head(type: str, id: str, address: str, site_url: str) -> Json:
    return {
        "version": VERSION,
        "type": type,
        "id": id,
        "address": address,
        "url": site_url + address if site_url else None,
    }


def _section(section: Section) -> Json:
    heading = {"heading": _text(section.heading)}
    match section:
        case TextSection():
            item = {"item": _text(section.item), "lines": _texts(section.lines)}
            return {"kind": "text", **heading, **item}
        case AttendanceSection():
            return {"kind": "attendance", **heading, "people": _roster(section.lines)}
        case AgendaSection():
            return {"kind": "agenda", **heading, "items": [_agenda_item(item) for item in section.items]}
        case CourseSection():
            speeches = [
                {"speaker": speech.speaker, "lines": _texts(speech.lines)} for speech in section.speeches
            ]
            return {"kind": section.kind, **heading, "item": _text(section.item), "speeches": speeches}
        case DecidedSection():
            return {
                "kind": "decided",
                **heading,
                "item": _text(section.item),
                "preamble": _texts(section.preamble),
                "clauses": [_clause(clause) for clause in section.clauses],
            }
        case AttachmentsSection():
            attachments = [
                {"text": str(attachment.text), "file": _text(attachment.file)}
                for attachment in section.attachments
            ]
            return {"kind": "attachments", **heading, "attachments": attachments}
        case SignaturesSection():
            return {"kind": "signatures", **heading, "people": _roster(section.lines)}
    assert_never(section)


def _roster(lines: Iterable[RosterLine]) -> list[Json]:
    return [
        {
            "text": str(line.text),
            "people": [_person(person) for person in line.people],
            "headcount": {"group": line.headcount.group, "count": line.headcount.count}
            if line.headcount
            else None,
        }
        for line in lines
    ]


def _person(person: Person) -> Json:
    return {
        "text": str(person.text),
        "name": person.name,
        "post": person.post,
        "role": person.role.value,
        "organization": _text(person.organization),
    }


def _agenda_item(item: AgendaItem) -> Json:
    return {
        "label": _text(item.label),
        "lines": _texts(item.lines),
        "speakers": _roster(item.speakers),
        "items": [_agenda_item(sub) for sub in item.items],
    }


def _clause(clause: Clause) -> Json:
    return {
        "id": clause.id,
        "label": _text(clause.label),
        "ordinal": clause.ordinal,
        "lines": _texts(clause.lines),
        "closing": _texts(clause.closing),
        "deadlines": [deadline_record(deadline) for deadline in clause.deadlines],
        "responsible": _texts(clause.responsible),
        "to": _texts(clause.to),
        "relations": [
            {"kind": relation.kind.value, "target": str(relation.target)} for relation in clause.relations
        ],
        "topics": _texts(clause.topics),
        "clauses": [_clause(child) for child in clause.clauses],
    }


def deadline_record(deadline: Deadline) -> Json:
    """Return a deadline as printed, and what it fixes."""
    return {
        "text": str(deadline.text),
        "kind": deadline.kind.value,
        "start": _day(deadline.start),
        "due": _day(deadline.due),
    }


def _mentions(mentions: Iterable[Mention]) -> list[Json]:
    return [_mention(mention) for mention in mentions]


def _mention(mention: Mention) -> Json:
    return {
        "text": str(mention.text),
        "organization": mention.organization,
        "candidates": list(mention.candidates),
    }


def _relations(relations: Iterable[tuple[RelationKind, Ref]]) -> list[Json]:
    return [{"kind": kind.value, "decision": str(ref)} for kind, ref in relations]


def execution_record(execution: Execution) -> Json:
    """Return what the reports on a decision come to."""
    return {
        "status": execution.status.value,
        "reported": execution.reported.isoformat(),
        "done_on": _day(execution.done_on),
        "due": _day(execution.due),
    }


def _text(value: str | None) -> str | None:
    return None if value is None else str(value)


def _texts(values: Iterable[object]) -> list[str]:
    return [str(value) for value in values]


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None

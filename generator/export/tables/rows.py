"""A row for each thing: what the portal knows, in cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from generator.export.tables.columns import Cell, Row, Source
from generator.model.document import AttendanceSection
from generator.model.portal import Decision, Meeting, Mention, Portal
from generator.pages import addresses, states, words


def decisions(source: Source, meetings: Iterable[Meeting]) -> Iterator[Row]:
    """Yield every decision that has a page."""
    portal = source.portal
    for meeting, decision in _decisions(meetings):
        clause, execution = decision.clause, decision.execution
        yield (
            str(decision.ref),
            source.site_url + addresses.decision(decision.ref),
            str(meeting.id),
            *_body(meeting, portal),
            meeting.document.date,
            words.printed_number(meeting.document),
            words.place(clause, decision.context),
            "\n".join((*clause.lines, *clause.closing)),
            *_named(decision.addressees, portal),
            _names(decision.responsible, portal),
            _joined(deadline.text for deadline in decision.deadlines),
            states.due(decision),
            states.NAMES[states.state(decision, source.today)],
            execution.status.label if execution else None,
            execution.done_on if execution else None,
            _joined(f"{kind.label}: {ref}" for kind, ref in decision.relations),
            str(decision.repealed_by) if decision.repealed_by else None,
            _joined(portal.topics[topic].title for topic in decision.topics if topic in portal.topics),
        )


def deadlines(source: Source, meetings: Iterable[Meeting]) -> Iterator[Row]:
    """Yield every deadline of every decision: a decision with two stands here twice."""
    portal = source.portal
    for meeting, decision in _decisions(meetings):
        for deadline in decision.deadlines:
            yield (
                str(decision.ref),
                source.site_url + addresses.decision(decision.ref),
                *_body(meeting, portal),
                meeting.document.date,
                str(deadline.text),
                deadline.kind.label,
                deadline.start,
                deadline.due,
                _extended(decision),
                *_named(decision.addressees, portal),
                _names(decision.responsible, portal),
                states.NAMES[states.state(decision, source.today)],
            )


def organizations(source: Source, _meetings: Iterable[Meeting]) -> Iterator[Row]:
    """Yield every organization of the registry."""
    portal = source.portal
    for id, organization in portal.organizations.items():
        yield (
            id,
            source.site_url + addresses.organization(id),
            str(organization.name),
            organization.short_name,
            organization.classification.label,
            organization.region,
            organization.parent,
            _joined(organization.groups),
            _joined(alias.name for alias in organization.aliases),
            len(portal.assigned.get(id, ())),
            len(portal.responsible.get(id, ())),
            len(portal.convened.get(id, ())),
        )


def attendance(source: Source, meetings: Iterable[Meeting]) -> Iterator[Row]:
    """Yield everyone on the lists of attendance, then those who were only counted."""
    portal = source.portal
    for meeting in meetings:
        document = meeting.document
        place = (
            str(meeting.id),
            source.site_url + addresses.document(meeting.id),
            *_body(meeting, portal),
            document.date,
        )
        for attendee in meeting.attendees:
            served = attendee.organization
            yield (
                *place,
                attendee.person.name,
                attendee.post,
                str(served.text) if served else None,
                served.organization if served else None,
                attendee.person.role.label,
                1,
            )
        for section in document.sections:
            for line in section.lines if isinstance(section, AttendanceSection) else ():
                if line.headcount is not None:
                    yield (*place, None, None, line.headcount.group, None, None, line.headcount.count)


def reports(source: Source, meetings: Iterable[Meeting]) -> Iterator[Row]:
    """Yield every report."""
    portal = source.portal
    found = (r for meeting in meetings for decision in meeting.decisions for r in decision.reports)
    for report in found:
        by = portal.organizations.get(report.by or "")
        yield (
            str(report.decision),
            source.site_url + addresses.decision(report.decision),
            report.date,
            report.status.label,
            by.title if by else report.by,
            "\n".join(report.text),
            report.done_on,
            report.due,
            _joined(f"{entry.text} ({entry.url or entry.file})" for entry in report.evidence),
        )


def _decisions(meetings: Iterable[Meeting]) -> Iterator[tuple[Meeting, Decision]]:
    for meeting in meetings:
        yield from ((meeting, decision) for decision in meeting.pages)


def _body(meeting: Meeting, portal: Portal) -> tuple[Cell, Cell]:
    body = portal.organizations.get(meeting.document.body)
    return (str(body.name) if body else None, str(meeting.document.body))


def _named(mentions: tuple[Mention, ...], portal: Portal) -> tuple[Cell, Cell]:
    ids = dict.fromkeys(mention.organization for mention in mentions if mention.organization)
    return (_names(mentions, portal), _joined(ids))


def _names(mentions: tuple[Mention, ...], portal: Portal) -> Cell:
    """Return the registry's titles; the words as printed where it knows nobody by them."""
    return _joined(dict.fromkeys(map(portal.name_of, mentions)))


def _extended(decision: Decision) -> date | None:
    return decision.execution.due if decision.execution else None


def _joined(parts: Iterable[str]) -> str | None:
    return "; ".join(parts) or None

"""When a page last had something new to say: the day of a meeting or of a report, never that of the build."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from generator.model.document import DocumentId, Ref
from generator.model.portal import Decision, Portal
from generator.pages import addresses
from generator.pages.subordination import groups_of


def last_days(portal: Portal) -> dict[str, date]:
    """Return the newest day of what a page shows, by its address; pages written by hand have none here."""
    held = {id: meeting.document.date for id, meeting in portal.meetings.items()}
    decided = {ref: _of_decision(decision, portal, held) for ref, decision in portal.decisions.items()}
    days = {addresses.decision(ref): day for ref, day in decided.items() if not portal.decisions[ref].heading}
    for id, meeting in portal.meetings.items():
        own = (decided[decision.ref] for decision in meeting.decisions)
        days[addresses.document(id)] = max((held[id], *own))
        for address in (addresses.body(id.collection, id.body), addresses.year(held[id].year)):
            days[address] = max(days.get(address, held[id]), held[id])
    days |= _of_organizations(portal, held, decided)
    for topic, refs in portal.on_topic.items():
        days[addresses.topic(topic)] = max(decided[ref] for ref in refs)
    if held:
        days |= dict.fromkeys((addresses.HOME, addresses.PROTOCOLS), max(held.values()))
        days |= dict.fromkeys(
            (addresses.DEADLINES, addresses.EXECUTION), max((*held.values(), *decided.values()))
        )
    return days


def _of_decision(decision: Decision, portal: Portal, held: dict[DocumentId, date]) -> date:
    later = (held[ref.document] for _, ref in portal.related.get(decision.ref, ()) if ref.document in held)
    reported = (report.date for report in decision.reports)
    return max((held[decision.ref.document], *later, *reported))


def _of_organizations(
    portal: Portal, held: dict[DocumentId, date], decided: dict[Ref, date]
) -> dict[str, date]:
    assigned = {id: _newest(decided[ref] for ref in refs) for id, refs in portal.assigned.items()}
    days = {}
    for id in portal.organizations:
        found = (
            assigned.get(id),
            *(assigned.get(group) for group in groups_of(id, portal)),
            _newest(decided[ref] for ref in portal.responsible.get(id, ())),
            _newest(held[meeting] for meeting in portal.convened.get(id, ())),
            _newest(held[meeting] for meeting in portal.attended.get(id, ())),
        )
        day = _newest(day for day in found if day is not None)
        if day is not None:
            days[addresses.organization(id)] = day
    return days


def _newest(days: Iterable[date]) -> date | None:
    return max(days, default=None)

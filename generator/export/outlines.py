"""Documents in outline: when each decision is due and when it was reported on, without any text.

Feeds and calendars choose by these days what they show, and look up only the excerpts of that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.model.document import DocumentId, Ref
from generator.model.portal import Decision, Meeting
from generator.pages.follow import is_dated


@dataclass(frozen=True, slots=True)
class Reported:
    """A report on a decision: its day, and its name, which tells reports of one day apart."""

    day: date
    name: str


@dataclass(frozen=True, slots=True)
class DecisionOutline:
    """The days of a decision: those by which it is due, unless calendars leave it out, and of reports on it.

    ``place`` counts the decisions of its document from 1; a ``heading`` has no page.
    """

    place: int
    heading: bool
    due: tuple[date, ...]
    reports: tuple[Reported, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The days of a document, and of its decisions by the ids of their clauses, in the order of the print."""

    id: DocumentId
    day: date
    decisions: Mapping[str, DecisionOutline]

    @property
    def pages(self) -> Iterator[Ref]:
        """Every decision that has a page."""
        return (Ref(self.id, clause) for clause, decision in self.decisions.items() if not decision.heading)


def outline(meeting: Meeting) -> Outline:
    """Return a document in outline."""
    decisions = {
        decision.ref.clause: DecisionOutline(
            place,
            decision.heading,
            last_days(decision) if is_dated(decision) else (),
            tuple(Reported(report.date, report.name) for report in decision.reports),
        )
        for place, decision in enumerate(meeting.decisions, 1)
    }
    return Outline(meeting.id, meeting.document.date, decisions)


def last_days(decision: Decision) -> tuple[date, ...]:
    """Return every last day that a decision fixes, as printed; an extension stands for all of them."""
    execution = decision.execution
    if execution is not None and execution.due is not None:
        return (execution.due,)
    return tuple(dict.fromkeys(deadline.due for deadline in decision.deadlines if deadline.due is not None))

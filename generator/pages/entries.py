"""A decision as every list shows it: its row, its state, its last day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Protocol, TypeVar

from msgspec import Struct

from generator.model.document import DocumentId, Ref
from generator.model.portal import Decision, Meeting, Portal
from generator.pages import addresses, states, words
from generator.pages.citations import cited_point
from generator.pages.links import mention_link
from generator.pages.parts import Chip, Heading, Link
from generator.pages.views import AssignmentRow
from generator.text.dates import MONTHS, weekday
from generator.text.typography import bind
from generator.vocabulary import DeadlineKind

STATES = tuple(
    (
        state,
        Heading(states.NAMES[state].capitalize(), state or "undated"),
        Chip(*states.LOOKS[state], states.NAMES[state]),
    )
    for state in (
        *(states.LATE, states.AHEAD, states.OPEN, states.PERMANENT, ""),
        *(states.DONE, states.LIFTED, states.REPEALED),
    )
)
"""The tables of a list by state, in the order in which a reader needs them."""

UNDATED = (
    (Heading("Постоянно и регулярно", "permanent"), (DeadlineKind.PERMANENT, DeadlineKind.RECURRING)),
    (Heading("Период, год не назван", "period"), (DeadlineKind.PERIOD,)),
    (Heading("По запросу или по графику", "request"), (DeadlineKind.ON_REQUEST, DeadlineKind.SCHEDULE)),
    (Heading("После события", "event"), (DeadlineKind.RELATIVE,)),
    (Heading("Срок не распознан", "unknown"), (DeadlineKind.UNKNOWN,)),
)
"""Deadlines that name no day, by what they say instead."""

_PLACES = {kind: place for place, (_, kinds) in enumerate(UNDATED) for kind in kinds}

ORDER = {state: number for number, (state, _, _) in enumerate(STATES)}

K = TypeVar("K")

Month = tuple[int, int]
Undated = tuple[int, int, int]
"""The year and the month of a document, and the place of a deadline in ``UNDATED``."""


class Mark(Struct, frozen=True):
    """What counts and orders decisions: the table it stands in, its last day, the kind of its deadline.

    ``dated`` tells that it stands in calendars, ``reported`` that a report came; ``day`` is the newest on
    which anything was said of it, ``held`` that of its document.
    """

    ref: Ref
    state: str
    due: date | None
    kind: DeadlineKind | None
    dated: bool
    reported: bool
    day: date
    held: date

    @property
    def last(self) -> date:
        """The last day, for sorting; what has none comes last."""
        return self.due or date.max

    @property
    def undated(self) -> Undated | None:
        """Where it is listed without a day; None for what has a last day, or no deadline at all."""
        if self.due is not None or self.kind is None:
            return None
        return self.held.year, self.held.month, _PLACES.get(self.kind, len(UNDATED) - 1)

    @property
    def month(self) -> Month | None:
        """The year and the month of its last day."""
        return (self.due.year, self.due.month) if self.due is not None else None


class Entry(Mark, frozen=True):
    """A decision as every list shows it."""

    row: AssignmentRow


def marks_of(entries: Iterable[Entry]) -> tuple[Mark, ...]:
    """Return what counts and orders decisions, of their entries."""
    return tuple(
        Mark(one.ref, one.state, one.due, one.kind, one.dated, one.reported, one.day, one.held)
        for one in entries
    )


class Entries(Protocol):
    """The decisions that have a page, as lists of a portal need them."""

    @property
    def marks(self) -> Mapping[DocumentId, Sequence[Mark]]:
        """The marks of the decisions of every document."""

    @property
    def months(self) -> Mapping[Month, Sequence[Ref]]:
        """Decisions by the year and month of their last day, in the order of the portal."""

    @property
    def undated(self) -> Mapping[Undated, Sequence[Ref]]:
        """Decisions whose deadline names no day, in the order of the portal."""

    def __getitem__(self, ref: Ref) -> Entry:
        """Return the entry of a decision."""


class PortalEntries:
    """The entries of a portal that is wholly in memory."""

    def __init__(self, portal: Portal, today: date) -> None:
        self._portal = portal
        self._today = today

    @cached_property
    def marks(self) -> Mapping[DocumentId, Sequence[Entry]]:
        """The marks of the decisions of every document; here they are the entries themselves."""
        meetings = self._portal.meetings.items()
        return {id: entries_of(meeting, self._portal, self._today) for id, meeting in meetings}

    @cached_property
    def months(self) -> Mapping[Month, Sequence[Ref]]:
        """Decisions by the year and month of their last day, in the order of the portal."""
        return self._grouped(attrgetter("month"))

    @cached_property
    def undated(self) -> Mapping[Undated, Sequence[Ref]]:
        """Decisions whose deadline names no day, in the order of the portal."""
        return self._grouped(attrgetter("undated"))

    def __getitem__(self, ref: Ref) -> Entry:
        """Return the entry of a decision."""
        return self._by_ref[ref]

    @cached_property
    def _by_ref(self) -> Mapping[Ref, Entry]:
        return {entry.ref: entry for entries in self.marks.values() for entry in entries}

    def _grouped(self, key: Callable[[Mark], K | None]) -> Mapping[K, Sequence[Ref]]:
        found: dict[K, list[Ref]] = defaultdict(list)
        for entry in self._by_ref.values():
            if (under := key(entry)) is not None:
                found[under].append(entry.ref)
        return found


def entries_of(meeting: Meeting, portal: Portal, today: date) -> tuple[Entry, ...]:
    """Return the entries of the decisions of a document that have pages."""
    return tuple(_entry(decision, meeting, portal, today) for decision in meeting.pages)


def _entry(decision: Decision, meeting: Meeting, portal: Portal, today: date) -> Entry:
    state = states.state(decision, today)
    document = meeting.document
    due = states.last_day(decision)
    deadline = states.principal(decision.deadlines)
    first, second = _when(decision, due)
    row = AssignmentRow(
        label=words.place(decision.clause, decision.context),
        address=addresses.decision(decision.ref),
        text=words.first_words(decision),
        deadline="; ".join(str(deadline.text) for deadline in decision.deadlines),
        chip=states.short_chip(decision, today),
        source=Link(words.document_short(document), addresses.document(document.id)),
        point=f"{cited_point(decision)} {words.GENITIVE[document.kind]} {words.of_short(document)}",
        when=first,
        when_about=second,
        addressees=tuple(dict.fromkeys(mention_link(mention, portal) for mention in decision.addressees)),
        year=str(document.date.year),
        body=portal.title_of(str(document.body)),
        topics=tuple(str(portal.topics[id].title) for id in decision.topics),
    )
    return Entry(
        ref=decision.ref,
        state=state if state in ORDER else "",
        due=due,
        kind=deadline.kind if deadline else None,
        dated=states.due(decision) is not None,
        reported=bool(decision.reports),
        day=last_said(decision, portal),
        held=document.date,
        row=row,
    )


def last_said(decision: Decision, portal: Portal) -> date:
    """Return the newest day on which anything was said of a decision: its meeting, a later one, a report."""
    held = portal.heads[decision.ref.document].date
    related = portal.related.get(decision.ref, ())
    if not related and not decision.reports:
        return held
    later = (ref.document for _, ref in related)
    after = (portal.heads[id].date for id in later if id in portal.heads)
    return max((held, *after, *(report.date for report in decision.reports)))


def _when(decision: Decision, due: date | None) -> tuple[str, str]:
    """Return a deadline for a list by day: «25 августа 2023» and «пятница»; or as it is printed."""
    deadline = states.principal(decision.deadlines)
    extended = decision.execution is not None and decision.execution.due is not None
    if due is not None and (extended or (deadline and deadline.kind is DeadlineKind.DATE)):
        day = bind(f"{due.day} {MONTHS[due.month - 1][1]} {due.year}")
        return day, "новый срок" if extended else weekday(due)
    if deadline is None:
        return "", ""
    if deadline.kind is DeadlineKind.MONTH and due is not None:
        return bind(f"{MONTHS[due.month - 1][0]} {due.year}"), "месяц"
    return str(deadline.text), ""

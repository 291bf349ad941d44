"""Decisions as rows of lists, each made once: one decision stands on many pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from generator.model.document import Ref
from generator.model.portal import Decision, Portal
from generator.pages import addresses, charts, states, words
from generator.pages.citations import cited_point
from generator.pages.links import mention_link
from generator.pages.parts import Chip, Heading, Link, Tally
from generator.pages.views import AssignmentRow, AssignmentTable
from generator.text.dates import MONTHS, weekday
from generator.text.typography import bind
from generator.vocabulary import DeadlineKind

STATES = (
    (states.LATE, Heading("Срок прошёл", "late"), Chip("triangle", "late", "срок прошёл")),
    (states.AHEAD, Heading("Срок впереди", "ahead"), Chip("clock", "ink", "срок впереди")),
    (states.OPEN, Heading("Без точной даты", "open"), Chip("dashed", "quiet", "без точной даты")),
    (states.PERMANENT, Heading("Постоянно", "permanent"), Chip("arrows", "quiet", "постоянно")),
    ("", Heading("Без срока", "undated"), Chip("dash", "quiet", "без срока")),
    (states.DONE, Heading("Исполнено", "done"), Chip("disc", "done", "исполнено")),
    (states.LIFTED, Heading("Снято с контроля", "lifted"), Chip("dash", "quiet", "снято с контроля")),
    (states.REPEALED, Heading("Отменено", "repealed"), Chip("dash", "quiet", "отменено")),
)
"""The tables of a list by state, in the order in which a reader needs them."""

ORDER = {state: number for number, (state, _, _) in enumerate(STATES)}
_TONES = {states.DONE: charts.DONE, states.LATE: charts.LATE, states.AHEAD: charts.AHEAD}
AGING = (states.AHEAD, states.OPEN)
"""States that end when their last day has passed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision as every list shows it: the table it stands in, its last day, its row."""

    ref: Ref
    state: str
    due: date | None
    row: AssignmentRow

    @property
    def last(self) -> date:
        """The last day, for sorting; what has none comes last."""
        return self.due or date.max


class Ledger:
    """The entries of a portal on one day."""

    def __init__(self, portal: Portal, today: date) -> None:
        self.portal = portal
        self.today = today
        self._entries: dict[Ref, Entry] = {}
        self._through: dict[tuple[str, ...], Sequence[Entry]] = {}

    def entry(self, ref: Ref) -> Entry:
        """Return the entry of a decision."""
        if ref not in self._entries:
            self._entries[ref] = self._entry(ref)
        return self._entries[ref]

    def through(self, groups: tuple[str, ...]) -> Sequence[Entry]:
        """Return the decisions that come through groups, each marked with the nearest, the pressing first."""
        if groups not in self._through:
            found: dict[Ref, Entry] = {}
            for group in groups:
                link = Link(self.portal.organizations[group].title, addresses.organization(group))
                for ref in self.portal.assigned.get(group, ()):
                    if ref not in found:
                        entry = self.entry(ref)
                        found[ref] = replace(entry, row=replace(entry.row, via=link))
            self._through[groups] = sorted(found.values(), key=_pressing)
        return self._through[groups]

    def entries(self) -> Iterable[Entry]:
        """Yield the entry of every decision that has a page, in the order of the portal."""
        return (self.entry(ref) for ref, decision in self.portal.decisions.items() if not decision.heading)

    def _entry(self, ref: Ref) -> Entry:
        decision = self.portal.decisions[ref]
        state = states.state(decision, self.today)
        document = self.portal.meetings[ref.document].document
        due = states.last_day(decision)
        first, second = _when(decision, due)
        row = AssignmentRow(
            label=words.place(decision.clause, decision.context),
            address=addresses.decision(ref),
            text=words.first_words(decision),
            deadline="; ".join(str(deadline.text) for deadline in decision.deadlines),
            chip=states.short_chip(decision, self.today),
            source=Link(words.document_short(document), addresses.document(document.id)),
            point=f"{cited_point(decision)} {words.GENITIVE[document.kind]} {words.of_short(document)}",
            when=first,
            when_about=second,
            addressees=tuple(
                dict.fromkeys(mention_link(mention, self.portal) for mention in decision.addressees)
            ),
            year=str(document.date.year),
            body=body.title if (body := self.portal.organizations.get(document.body)) else str(document.body),
            topics=tuple(str(self.portal.topics[id].title) for id in decision.topics),
        )
        return Entry(ref, state if state in ORDER else "", due, row)


def _pressing(entry: Entry) -> tuple[bool, int]:
    """Order entries by what a reader must not miss: what is not finished, the latest deadline first."""
    return entry.state in states.FINISHED, -(entry.due or date.min).toordinal()


def _when(decision: Decision, due: date | None) -> tuple[str, str]:
    """Return a deadline for a list by day: «25 августа» and «пятница»; or as it is printed."""
    deadline = states.principal(decision.deadlines)
    extended = decision.execution is not None and decision.execution.due is not None
    if due is not None and (extended or (deadline and deadline.kind is DeadlineKind.DATE)):
        return bind(f"{due.day} {MONTHS[due.month - 1][1]}"), "новый срок" if extended else weekday(due)
    if deadline is None:
        return "", ""
    if deadline.kind is DeadlineKind.MONTH and due is not None:
        return MONTHS[due.month - 1][0], "месяц"
    return str(deadline.text), ""


def tables(entries: Sequence[Entry]) -> tuple[AssignmentTable, ...]:
    """Return entries as a table for each state.

    Where a deadline of the page may pass before the next build, the table of passed ones is there, if empty.
    """
    aging = any(entry.state in AGING and entry.due for entry in entries)
    found = []
    for state, heading, _ in STATES:
        of_state = tuple(entry.row for entry in entries if entry.state == state)
        if of_state or (aging and state == states.LATE):
            found.append(AssignmentTable(heading, of_state, state))
    return tuple(found)


def tally(entries: Iterable[Entry], places: dict[str, str]) -> tuple[Tally, ...]:
    """Count entries by state; ``places`` are the addresses of the tables, by state.

    Days still ahead come along: a browser moves what has passed by then from one count to the other.
    """
    numbers: Counter[str] = Counter()
    days: dict[str, Counter[date]] = {state: Counter() for state in AGING}
    for entry in entries:
        numbers[entry.state] += 1
        if entry.state in AGING and entry.due is not None:
            days[entry.state][entry.due] += 1
    aging = any(days.values())
    return tuple(
        Tally(state, chip, numbers[state], places.get(state, ""), tuple(sorted(days.get(state, {}).items())))
        for state, _, chip in STATES
        if numbers[state] or (aging and state == states.LATE)
    )


def by_month(entries: Iterable[Entry]) -> dict[tuple[int, int], tuple[int, ...]]:
    """Count entries by the year and month of their last day, in the order of ``charts.SERIES``."""
    months: dict[tuple[int, int], list[str]] = defaultdict(list)
    for entry in entries:
        if entry.due is not None:
            months[entry.due.year, entry.due.month].append(entry.state)
    return {month: by_tone(found) for month, found in months.items()}


def by_tone(found: Iterable[str]) -> tuple[int, ...]:
    """Count states in the order of ``charts.SERIES``."""
    counted = Counter(_TONES.get(state, charts.OPEN) for state in found)
    return tuple(counted[tone] for tone, _ in charts.SERIES)

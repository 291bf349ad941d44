"""Decisions as rows of lists, each made once: one decision stands on many pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.model.document import DocumentId, Ref
from generator.model.portal import Decision, Meeting, Portal
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
_TONES = {states.DONE: charts.DONE, states.LATE: charts.LATE, states.AHEAD: charts.AHEAD}
AGING = (states.AHEAD, states.OPEN)
"""States that end when their last day has passed."""

_OPEN = 2048
"""Entries that stay open, and so are the same objects on every page."""
_GROUPS = 8
"""Lists of groups of organizations that stay together: the members of one follow each other."""

STATES_OF = "states of assigned"
"""What is looked up by who counts or orders decisions of an organization: states, last days, newest days."""

K = TypeVar("K")
Month = tuple[int, int]


class Mark(Struct, frozen=True):
    """What counts and orders decisions: the table it stands in, its last day, the kind of its deadline.

    ``dated`` tells that it stands in calendars, ``reported`` that a report came; ``day`` is the newest on
    which anything was said of it.
    """

    ref: Ref
    state: str
    due: date | None
    kind: DeadlineKind | None
    dated: bool
    reported: bool
    day: date

    @property
    def last(self) -> date:
        """The last day, for sorting; what has none comes last."""
        return self.due or date.max

    @property
    def undated(self) -> int | None:
        """Where it stands in ``UNDATED``; None for what has a last day, or no deadline at all."""
        if self.due is not None or self.kind is None:
            return None
        return _PLACES.get(self.kind, len(UNDATED) - 1)

    @property
    def month(self) -> Month | None:
        """The year and the month of its last day."""
        return (self.due.year, self.due.month) if self.due is not None else None


class Entry(Mark, frozen=True):
    """A decision as every list shows it."""

    row: AssignmentRow


class Ledger:
    """The decisions of a portal on one day, as lists of them need them.

    ``entries`` are by document and clause, ``marks`` by document: of decisions that have a page.
    """

    def __init__(
        self,
        portal: Portal,
        today: date,
        entries: Mapping[DocumentId, Mapping[str, Entry]] | None = None,
        marks: Mapping[DocumentId, Sequence[Mark]] | None = None,
        months: Mapping[Month, Sequence[Ref]] | None = None,
        undated: Mapping[int, Sequence[Ref]] | None = None,
    ) -> None:
        self.portal = portal
        self.today = today
        self._of_meeting = Entries(portal, today) if entries is None else entries
        self._marks = Marks(self._of_meeting) if marks is None else marks
        self._known_months = months
        self._known_undated = undated
        self._entry = lru_cache(maxsize=_OPEN)(lambda ref: self._of_meeting[ref.document][ref.clause])
        self._newest: dict[str, date | None] = {}
        self._through = lru_cache(maxsize=_GROUPS)(self._gather)
        self._via = lru_cache(maxsize=_OPEN)(self._marked)
        self.marks = portal.watch("marks", self._marks)

    @cached_property
    def months(self) -> Mapping[Month, Sequence[Ref]]:
        """Decisions by the year and month of their last day, in the order of the portal."""
        return self.portal.watch(
            "months", self._grouped(attrgetter("month")) if self._known_months is None else self._known_months
        )

    @cached_property
    def beside(self) -> Mapping[Month, tuple[Month | None, Month | None]]:
        """The months before and after each that has decisions."""
        ordered = sorted(self.months)
        between = zip([None, *ordered], ordered, [*ordered[1:], None], strict=False)
        return self.portal.watch("beside", {month: (before, after) for before, month, after in between})

    @cached_property
    def undated(self) -> Mapping[int, Sequence[Ref]]:
        """Decisions whose deadline names no day, by their place in ``UNDATED``."""
        known = self._known_undated
        found = self._grouped(attrgetter("undated")) if known is None else known
        return self.portal.watch("undated", found)

    def _grouped(self, key: Callable[[Mark], K | None]) -> Mapping[K, Sequence[Ref]]:
        found: dict[K, list[Ref]] = defaultdict(list)
        for marks in self._marks.values():
            for mark in marks:
                if (under := key(mark)) is not None:
                    found[under].append(mark.ref)
        return found

    def all_marks(self) -> Iterator[Mark]:
        """Yield the mark of every decision that has a page, in the order of the portal."""
        for marks in self.marks.values():
            yield from marks

    def entries(self, marks: Iterable[Mark]) -> list[Entry]:
        """Return the entries of some marks."""
        return self.alone(mark.ref for mark in marks)

    def alone(self, refs: Iterable[Ref]) -> list[Entry]:
        """Return the entries of decisions one by one, not of all that an index lists."""
        found = list(map(self._entry, refs))
        for entry in found:
            self._told("entries", entry.ref)
        return found

    def assigned(self, organization: str) -> list[Entry]:
        """Return the decisions addressed to an organization by name."""
        return self._listed("assigned", organization, self.portal.assigned)

    def responsible(self, organization: str) -> list[Entry]:
        """Return the decisions that an organization answers for."""
        return self._listed("responsible", organization, self.portal.responsible)

    def newest(self, organization: str) -> date | None:
        """Return the newest day on which anything was said of a decision addressed to an organization."""
        self._told(STATES_OF, organization)
        refs = self.portal.assigned.get(organization, ())
        if organization not in self._newest:
            self._newest[organization] = max((self._entry(ref).day for ref in refs), default=None)
        return self._newest[organization]

    def on_topic(self, topic: str) -> list[Entry]:
        """Return the decisions on a topic."""
        return self._listed("on_topic", topic, self.portal.on_topic)

    def in_month(self, month: Month) -> list[Entry]:
        """Return the decisions whose last day is in a month."""
        return self._listed("months", month, self.months)

    def _listed(self, index: str, key: K, listed: Mapping[K, Sequence[Ref]]) -> list[Entry]:
        """Return the entries of a key of an index; whoever counts them only is not told of their words."""
        self._told(f"entries of {index}", key)
        return list(map(self._entry, listed.get(key, ())))

    def _told(self, name: str, key: object) -> None:
        if self.portal.reads is not None:
            self.portal.reads.hear(name, key)

    def through(self, groups: tuple[str, ...]) -> Mapping[Ref, str]:
        """Return the decisions that come through groups, each with the nearest one, the pressing first."""
        asked = tuple((group, self.portal.assigned.get(group, ())) for group in groups)
        for group in groups:
            self._told(STATES_OF, group)
        return self._through(asked)

    def via(self, found: Iterable[tuple[Ref, str]]) -> list[Entry]:
        """Return the entries of decisions that come through groups, one by one."""
        entries = [self._via(ref, group) for ref, group in found]
        for entry in entries:
            self._told("entries", entry.ref)
        return entries

    def through_one(self, group: str) -> list[Entry]:
        """Return the entries of all decisions that come through a group, the pressing first."""
        self._told("entries of assigned", group)
        return [self._via(ref, group) for ref in self.through((group,))]

    def counted(self, organization: str) -> Sequence[Mark]:
        """Return the decisions addressed to an organization, for who counts them and shows no words."""
        self._told(STATES_OF, organization)
        return list(map(self._entry, self.portal.assigned.get(organization, ())))

    def _gather(self, asked: Iterable[tuple[str, Sequence[Ref]]]) -> Mapping[Ref, str]:
        nearest: dict[Ref, str] = {}
        for group, refs in asked:
            for ref in refs:
                nearest.setdefault(ref, group)
        return dict(sorted(nearest.items(), key=lambda item: _pressing(self._entry(item[0]))))

    def _marked(self, ref: Ref, group: str) -> Entry:
        entry = self._entry(ref)
        return replace(entry, row=replace(entry.row, via=self.link(group)))

    def link(self, group: str) -> Link:
        """Return the link to a group."""
        return Link(self.portal.organizations[group].title, addresses.organization(group))


class Entries(Mapping[DocumentId, Mapping[str, Entry]]):
    """The entries of every document of a portal by clause, made when they are asked for."""

    def __init__(self, portal: Portal, today: date) -> None:
        self._portal = portal
        self._today = today
        self._made: dict[DocumentId, Mapping[str, Entry]] = {}

    def __getitem__(self, id: DocumentId) -> Mapping[str, Entry]:
        if id not in self._made:
            entries = entries_of(self._portal.meetings[id], self._portal, self._today)
            self._made[id] = {entry.ref.clause: entry for entry in entries}
        return self._made[id]

    def __iter__(self) -> Iterator[DocumentId]:
        return iter(self._portal.heads)

    def __len__(self) -> int:
        return len(self._portal.heads)


class Marks(Mapping[DocumentId, Sequence[Mark]]):
    """The marks of every document, of its entries."""

    def __init__(self, entries: Mapping[DocumentId, Mapping[str, Entry]]) -> None:
        self._entries = entries

    def __getitem__(self, id: DocumentId) -> Sequence[Mark]:
        return tuple(self._entries[id].values())

    def __iter__(self) -> Iterator[DocumentId]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


def entries_of(meeting: Meeting, portal: Portal, today: date) -> tuple[Entry, ...]:
    """Return the entries of the decisions of a document that have pages."""
    return tuple(
        _entry(decision, meeting, portal, today) for decision in meeting.decisions if not decision.heading
    )


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
        body=body.title if (body := portal.organizations.get(document.body)) else str(document.body),
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
    rows: dict[str, list[AssignmentRow]] = {}
    for entry in entries:
        rows.setdefault(entry.state, []).append(entry.row)
        if entry.state in AGING and entry.due is not None:
            rows.setdefault(states.LATE, [])
    return tuple(
        AssignmentTable(heading, tuple(rows[state]), state) for state, heading, _ in STATES if state in rows
    )


def tally(entries: Iterable[Mark], places: dict[str, str]) -> tuple[Tally, ...]:
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


def by_month(entries: Iterable[Mark]) -> dict[Month, tuple[int, ...]]:
    """Count entries by the year and month of their last day, in the order of ``charts.SERIES``."""
    counted = Counter(
        (entry.due.year, entry.due.month, _TONES.get(entry.state, charts.OPEN))
        for entry in entries
        if entry.due is not None
    )
    return {
        (year, month): tuple(counted[year, month, tone] for tone, _ in charts.SERIES)
        for year, month, _ in counted
    }


def by_tone(found: Iterable[str]) -> tuple[int, ...]:
    """Count states in the order of ``charts.SERIES``."""
    counted = Counter(_TONES.get(state, charts.OPEN) for state in found)
    return tuple(counted[tone] for tone, _ in charts.SERIES)

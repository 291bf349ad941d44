"""Decisions counted and grouped: by state, by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from generator.pages import charts, states
from generator.pages.entries import ORDER, STATES, Entry, Mark, Month
from generator.pages.parts import Heading, Tally
from generator.pages.views import AssignmentRow, AssignmentTable

_TONES = {states.DONE: charts.DONE, states.LATE: charts.LATE, states.AHEAD: charts.AHEAD}
AGING = (states.AHEAD, states.OPEN)
"""States that end when their last day has passed."""


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


def first_places(parts: Iterable[Iterable[Entry]], address: Callable[[int], str]) -> dict[str, str]:
    """Return the place of the first table of each state, of entries that are cut into pages."""
    places: dict[str, str] = {}
    for number, part in enumerate(parts, 1):
        for entry in part:
            places.setdefault(entry.state, f"{address(number)}#{STATES[ORDER[entry.state]][1].anchor}")
    return places


def late_heading(late: int, shown: int) -> Heading:
    """Return the heading of passed deadlines, of which the last stand under it."""
    words = "Срок прошёл, отчёта нет"
    return Heading(f"{words}: последние {shown}" if late > shown else words, "late")


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

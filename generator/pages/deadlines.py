"""Deadlines of all decisions: what has passed, what comes next, by month, and what has no day."""

from __future__ import annotations

from calendar import Calendar
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from functools import partial
from itertools import groupby
from operator import itemgetter

from msgspec.structs import replace

from generator.model.group import Group
from generator.pages import addresses, states
from generator.pages.charts import BarChart, bar_chart, month_words, timeline
from generator.pages.document_views import Neighbours
from generator.pages.entries import UNDATED, Entry, Mark, Month
from generator.pages.ledger import Ledger
from generator.pages.lists import pager, pages_of
from generator.pages.parts import Chip, Heading, Link, Tally
from generator.pages.tallies import by_month, late_heading, tally
from generator.pages.views import AssignmentRow, AssignmentTable, Day, DeadlinesView, ListGroup, Page
from generator.pages.words import assignments_count
from generator.text.dates import MONTHS, format_date
from generator.text.plural import count
from generator.text.typography import bind

ROWS = 100
"""Decisions on one page of a month, or of what has no day."""

NEAR = 30
"""Decisions of one kind on a first page; all stand on the pages of their months or years."""

_ALL = Link("Сроки", addresses.DEADLINES)
_UNDATED = "Сроки без даты"
_AS_PRINTED = "Сроки стоят так, как напечатаны: каким днём они кончаются, в тексте не сказано."
_NONE_UNDATED = "Поручений без даты нет."


def deadline_groups(ledger: Ledger) -> Iterator[Group[Page]]:
    """Yield what makes the first page of deadlines, the pages of months, and those of what has no day."""
    yield Group("deadlines", lambda: (_first(ledger),))
    for month in ledger.beside:
        yield Group(f"deadlines {month[0]}-{month[1]:02}", partial(_month, month, ledger))
    yield Group("deadlines open", lambda: (_undated(ledger),))
    for month in _held(ledger):
        yield Group(f"deadlines open {month[0]}-{month[1]:02}", partial(_undated_month, month, ledger))


def _first(ledger: Ledger) -> Page:
    marks = list(ledger.all_marks())
    undated = [mark for mark in marks if mark.undated is not None]
    dated = sorted((mark for mark in marks if mark.due is not None), key=lambda mark: mark.last)
    late = [mark for mark in dated if mark.state == states.LATE]
    ahead = [mark for mark in dated if mark.due and mark.state in (states.AHEAD, states.OPEN)]
    found = []
    if late or ahead:
        rows = _rows(ledger.entries(late[-NEAR:]))
        found.append(AssignmentTable(late_heading(len(late), NEAR), rows, states.LATE))
    if ahead:
        rows = _rows(ledger.entries(ahead[:NEAR]))
        found.append(AssignmentTable(_near_heading(ahead), rows, states.AHEAD))
    counts = by_month(dated)
    view = DeadlinesView(
        crumbs=(),
        title="Сроки",
        subtitle=bind(f"Поручения, у которых есть дата. Состояние на {format_date(ledger.today)}."),
        tally=_with_soon([*dated, *undated], ledger),
        tables=tuple(found),
        timeline=timeline("Сроки по месяцам", counts, ledger.today) if len(counts) > 1 else None,
        years=tuple(_years(counts)),
        undated=_count_undated(undated),
        empty="" if dated else "Сроков с датой в опубликованных протоколах нет.",
    )
    return _page(addresses.DEADLINES, "Сроки", "Что и к какому дню поручено: списком и по месяцам.", view)


def _near_heading(ahead: list[Mark]) -> Heading:
    return Heading(f"Ближайшие сроки: {NEAR}" if len(ahead) > NEAR else "Срок впереди", "ahead")


def _with_soon(marks: Sequence[Mark], ledger: Ledger) -> tuple[Tally, ...]:
    """Count by state, and tell of what is ahead how much of it is near."""
    places = {
        states.LATE: f"{addresses.DEADLINES}#late",
        states.AHEAD: f"{addresses.DEADLINES}#ahead",
        states.OPEN: addresses.UNDATED,
        states.PERMANENT: addresses.UNDATED,
    }
    found = []
    for one in tally(marks, places):
        if one.state == states.AHEAD:
            last = ledger.today + timedelta(days=states.SOON)
            near = tuple((day, number) for day, number in one.days if day <= last)
            soon = sum(number for _, number in near)
            chip = Chip("half", "soon", "скоро: в ближайший месяц")
            found.append(Tally("soon", chip, soon, one.address, near))
            later = replace(one.chip, text="позже")
            found.append(replace(one, number=one.number - soon, days=one.days[len(near) :], chip=later))
        else:
            found.append(one)
    return tuple(found)


def _years(counts: dict[Month, tuple[int, ...]]) -> Iterator[tuple[str, BarChart]]:
    for year, months in groupby(sorted(counts, reverse=True), key=lambda month: month[0]):
        ordered = sorted(months)
        total = sum(sum(counts[month]) for month in ordered)
        rows = [(month_words(*month), addresses.month(*month), counts[month]) for month in ordered]
        words = f"{year} год: {count(total, 'срок', 'срока', 'сроков')}"
        yield words, bar_chart(f"Сроки по месяцам {year} года", "Месяц", rows)


def _count_undated(undated: list[Mark]) -> str:
    if not undated:
        return ""
    return f"Сроки без даты не показаны: {len(undated)}."


def _month(month: Month, ledger: Ledger) -> Iterator[Page]:
    """Yield the pages of a month: days in their order, then what names no day."""
    address = partial(addresses.month, *month)
    before, after = ledger.beside[month]
    entries = sorted(ledger.in_month(month), key=lambda entry: (not _has_day(entry), entry.last))
    parts = pages_of(entries, ROWS)
    words = month_words(*month)
    places: dict[int, str] = {}
    rows: list[tuple[AssignmentRow, ...]] = []
    for number, part in enumerate(parts, 1):
        rows.append(tuple(_anchored(part, places, address(number))))
    title = f"Сроки: {words} года"
    for number, part in enumerate(parts, 1):
        split = sum(map(_has_day, part))
        view = DeadlinesView(
            crumbs=(_ALL,),
            title=bind(title),
            subtitle=assignments_count(len(entries)),
            tally=tally(entries, {}),
            tables=tuple(
                AssignmentTable(heading, found)
                for heading, found in (
                    (Heading("По дням", "days"), rows[number - 1][:split]),
                    (Heading("Без точного дня", "no-day"), rows[number - 1][split:]),
                )
                if found
            ),
            weeks=_weeks(month, entries, places),
            pager=pager(number, len(parts), address),
            neighbours=Neighbours(_month_link(before), _month_link(after), "Раньше", "Позже"),
        )
        yield _page(address(number), title, f"Поручения со сроком в этом месяце: {words} года.", view)


def _has_day(entry: Entry) -> bool:
    return entry.row.when[:1].isdigit() and bool(entry.row.when_about)


def _anchored(part: Sequence[Entry], places: dict[int, str], address: str) -> Iterator[AssignmentRow]:
    """Give the first row of every day an id; ``places`` gathers their addresses by day.

    The page names the year, its rows need not.
    """
    for entry in part:
        row = entry.row
        if entry.due and row.when_about:
            row = replace(row, when=row.when.removesuffix(f" {entry.due.year}"))
        day = entry.due.day if entry.due and _has_day(entry) else 0
        if day and day not in places:
            places[day] = f"{address}#d-{day}"
            yield replace(row, anchor=f"d-{day}")
        else:
            yield row


def _weeks(
    month: Month, entries: Sequence[Entry], places: dict[int, str]
) -> tuple[tuple[Day | None, ...], ...]:
    numbers = Counter(entry.due.day for entry in entries if entry.due and _has_day(entry))
    return tuple(
        tuple(Day(day, numbers[day], places.get(day, "")) if day else None for day in week)
        for week in Calendar().monthdayscalendar(*month)
    )


def _month_link(month: Month | None) -> Link | None:
    return Link(month_words(*month).capitalize(), addresses.month(*month)) if month else None


def _undated(ledger: Ledger) -> Page:
    """Return the newest of what names no day, as it is printed, by what it says instead."""
    months = _held(ledger)
    tables = []
    for place, (heading, _) in enumerate(UNDATED):
        refs = [ref for month in months for ref in ledger.undated.get((*month, place), ())]
        if refs:
            words = f"{heading.text}: последние {NEAR}" if len(refs) > NEAR else heading.text
            rows = _rows(ledger.alone(refs[:NEAR]))
            tables.append(AssignmentTable(replace(heading, text=words), rows))
    view = DeadlinesView(
        crumbs=(_ALL,),
        title=_UNDATED,
        subtitle=_AS_PRINTED,
        tally=(),
        tables=tuple(tables),
        groups=tuple(
            ListGroup(
                Heading(f"Протоколы {year} года", f"y-{year}"), links=tuple(_undated_links(found, ledger))
            )
            for year, found in groupby(months, key=itemgetter(0))
        ),
        empty="" if tables else _NONE_UNDATED,
    )
    return _page(addresses.UNDATED, _UNDATED, "Поручения, срок которых не назван датой.", view)


def _held(ledger: Ledger) -> list[Month]:
    """Return the months that have documents, the newest first."""
    days = (head.date for head in ledger.portal.heads.values())
    return sorted({(day.year, day.month) for day in days}, reverse=True)


def _undated_links(months: Iterable[Month], ledger: Ledger) -> Iterator[tuple[Link, str]]:
    for month in months:
        number = sum(len(ledger.undated.get((*month, place), ())) for place in range(len(UNDATED)))
        about = assignments_count(number) if number else "поручений без даты нет"
        yield Link(month_words(*month).capitalize(), addresses.undated(*month)), about


def _undated_month(month: Month, ledger: Ledger) -> Iterator[Page]:
    """Yield the pages of what documents of a month ask for without naming a day."""
    places = range(len(UNDATED))
    found = [(place, ref) for place in places for ref in ledger.undated.get((*month, place), ())]
    parts = pages_of(found, ROWS)
    address = partial(addresses.undated, *month)
    words = f"протоколы {MONTHS[month[1] - 1][1]} {month[0]} года"
    title = f"{_UNDATED}: {words}"
    for number, part in enumerate(parts, 1):
        view = DeadlinesView(
            crumbs=(_ALL, Link(_UNDATED, addresses.UNDATED)),
            title=bind(title),
            subtitle=_AS_PRINTED,
            tally=(),
            tables=tuple(
                AssignmentTable(UNDATED[place][0], _rows(ledger.alone(ref for _, ref in group)))
                for place, group in groupby(part, key=itemgetter(0))
            ),
            empty="" if part else _NONE_UNDATED,
            pager=pager(number, len(parts), address),
        )
        yield _page(address(number), title, f"Поручения, срок которых не назван датой: {words}.", view)


def _rows(entries: Sequence[Entry]) -> tuple[AssignmentRow, ...]:
    return tuple(entry.row for entry in entries)


def _page(address: str, title: str, description: str, view: DeadlinesView) -> Page:
    return Page(address, title, description, addresses.DEADLINES, view)

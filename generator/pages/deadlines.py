"""Deadlines of all decisions: what has passed, what comes next, by month, and what has no day."""

from __future__ import annotations

from calendar import Calendar
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from operator import attrgetter

from msgspec.structs import replace

from generator.model.document import Ref
from generator.model.group import Group
from generator.pages import addresses, states
from generator.pages.charts import BarChart, bar_chart, month_words, timeline
from generator.pages.document_views import Neighbours
from generator.pages.entries import UNDATED, Entry, Mark, Month
from generator.pages.ledger import Ledger
from generator.pages.lists import pager, pages_of
from generator.pages.parts import Chip, Heading, Link, Tally
from generator.pages.tallies import by_month, tally
from generator.pages.views import AssignmentRow, AssignmentTable, Day, DeadlinesView, Page
from generator.text.dates import format_date
from generator.text.plural import count
from generator.text.typography import bind

ROWS = 100
"""Decisions on one page of a month, or of what has no day."""

NEAR = 30
"""Decisions of either kind, passed and ahead, on the first page; all stand on the pages of their months."""

_ALL = Link("Сроки", addresses.DEADLINES)


def deadline_groups(ledger: Ledger) -> Iterator[Group[Page]]:
    """Yield what makes the first page of deadlines, the pages of months, and those of what has no day."""
    yield Group("deadlines", lambda: (_first(ledger),))
    for month in ledger.beside:
        yield Group(f"deadlines {month[0]}-{month[1]:02}", partial(_month, month, ledger))
    for number in range(1, _undated_pages(ledger) + 1):
        yield Group(f"deadlines open {number}", partial(_undated, number, ledger))


def _first(ledger: Ledger) -> Page:
    marks = list(ledger.all_marks())
    undated = [mark for mark in marks if mark.undated is not None]
    dated = sorted((mark for mark in marks if mark.due is not None), key=lambda mark: mark.last)
    late = [mark for mark in dated if mark.state == states.LATE]
    ahead = [mark for mark in dated if mark.due and mark.state in (states.AHEAD, states.OPEN)]
    found = []
    if late or ahead:
        rows = _rows(ledger.entries(late[-NEAR:]))
        found.append(AssignmentTable(_late_heading(late), rows, states.LATE))
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


def _late_heading(late: list[Mark]) -> Heading:
    words = "Срок прошёл, отчёта нет"
    return Heading(f"{words}: последние {NEAR}" if len(late) > NEAR else words, "late")


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
            near = sum(number for day, number in one.days if (day - ledger.today).days <= states.SOON)
            chip = Chip("half", "soon", "скоро: в ближайший месяц")
            found.append(
                Tally(
                    "soon",
                    chip,
                    near,
                    one.address,
                    tuple(
                        (day, number) for day, number in one.days if (day - ledger.today).days <= states.SOON
                    ),
                )
            )
            rest = tuple((day, n) for day, n in one.days if (day - ledger.today).days > states.SOON)
            found.append(
                replace(one, number=one.number - near, days=rest, chip=replace(one.chip, text="позже"))
            )
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
            title=title,
            subtitle=count(len(entries), "поручение", "поручения", "поручений"),
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
    """Give the first row of every day an id; ``places`` gathers their addresses by day."""
    for entry in part:
        day = entry.due.day if entry.due and _has_day(entry) else 0
        if day and day not in places:
            places[day] = f"{address}#d-{day}"
            yield replace(entry.row, anchor=f"d-{day}")
        else:
            yield entry.row


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


def _undated_pages(ledger: Ledger) -> int:
    return max(1, -(-sum(map(len, ledger.undated.values())) // ROWS))


def _undated(number: int, ledger: Ledger) -> Iterator[Page]:
    """Yield a page of what names no day, as it is printed, by what it says instead."""
    part = ledger.alone(_undated_refs((number - 1) * ROWS, number * ROWS, ledger))
    address = partial(addresses.paged, addresses.UNDATED)
    view = DeadlinesView(
        crumbs=(_ALL,),
        title="Сроки без даты",
        subtitle="Так они напечатаны; какого числа это кончается, в тексте не сказано.",
        tally=(),
        tables=tuple(
            AssignmentTable(UNDATED[where or 0][0], _rows(list(found)))
            for where, found in groupby(part, key=attrgetter("undated"))
        ),
        empty="" if part else "Поручений без даты нет.",
        pager=pager(number, _undated_pages(ledger), address),
    )
    yield _page(address(number), "Сроки без даты", "Поручения, срок которых не назван датой.", view)


def _undated_refs(start: int, end: int, ledger: Ledger) -> Iterator[Ref]:
    """Yield some of what names no day; ``start`` and ``end`` count through all places of ``UNDATED``."""
    before = 0
    for place in range(len(UNDATED)):
        refs = ledger.undated.get(place, ())
        yield from refs[max(start - before, 0) : max(end - before, 0)]
        before += len(refs)


def _rows(entries: Sequence[Entry]) -> tuple[AssignmentRow, ...]:
    return tuple(_with_year(entry) for entry in entries)


def _with_year(entry: Entry) -> AssignmentRow:
    """Name the year beside a day: a list of several years needs it."""
    row = entry.row
    if entry.due is None or not row.when_about:
        return row
    return replace(row, when=bind(f"{row.when} {entry.due.year}"))


def _page(address: str, title: str, description: str, view: DeadlinesView) -> Page:
    return Page(address, title, description, addresses.DEADLINES, view)

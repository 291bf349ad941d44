"""Pictures of numbers, made at build time: bars in a table, and columns along time with a table behind them.

Lengths are shares of a picture that stretches; words and numbers stand outside of it, and so are as large as
all other text at any width. A tone is a class of the stylesheet; what is late is striped as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from generator.text.dates import MONTHS
from generator.text.spelling import NBSP

DONE, LATE, AHEAD, OPEN = "done", "late", "ahead", "open"

SERIES = ((DONE, "исполнено"), (LATE, "срок прошёл"), (AHEAD, "срок впереди"), (OPEN, "прочее"))
"""What bars of decisions tell apart, in the order in which they stand."""

_GAP = 0.5
_MONTHS = 60
"""Months in one picture: the newest; a reader of a phone can still tell one from another."""
_TICKS = 6


class Piece(Struct, frozen=True):
    """A part of a bar or a column, in hundredths of the picture."""

    tone: str
    start: float
    length: float


class Bar(Struct, frozen=True):
    """A row of a chart: what it is about, its numbers, and the bar that they make."""

    label: str
    address: str | None
    numbers: tuple[int, ...]
    pieces: tuple[Piece, ...]

    @property
    def total(self) -> int:
        """The sum of the numbers."""
        return sum(self.numbers)


class BarChart(Struct, frozen=True):
    """A table with bars; ``first`` heads its first column, ``series`` are tones and heads of the others."""

    caption: str
    first: str
    series: tuple[tuple[str, str], ...]
    bars: tuple[Bar, ...]


class Column(Struct, frozen=True):
    """A month of a timeline: where it begins and how wide it is, with its pieces from the ground up."""

    start: float
    width: float
    pieces: tuple[Piece, ...]


class Timeline(Struct, frozen=True):
    """Numbers by month, with a table behind them; a tick is a place and a year."""

    caption: str
    columns: tuple[Column, ...]
    ticks: tuple[tuple[float, str], ...]
    now: float | None
    """Where the day of the build stands, if the picture reaches it."""
    table: BarChart


def bar_chart(
    caption: str,
    first: str,
    rows: Sequence[tuple[str, str | None, Sequence[int]]],
    series: tuple[tuple[str, str], ...] = SERIES,
) -> BarChart:
    """Return rows of a label, an address and numbers as bars; the longest fills the picture.

    Series without any number are left out.
    """
    used = [place for place in range(len(series)) if any(numbers[place] for _, _, numbers in rows)]
    kept = tuple(series[place] for place in used)
    most = max((sum(numbers) for _, _, numbers in rows), default=0)
    bars = []
    for label, address, numbers in rows:
        shown = tuple(numbers[place] for place in used)
        bars.append(Bar(label, address, shown, _pieces(kept, shown, most, _GAP)))
    return BarChart(caption, first, kept, tuple(bars))


def _pieces(
    series: Sequence[tuple[str, str]], numbers: Sequence[int], most: int, gap: float
) -> tuple[Piece, ...]:
    pieces = []
    start = 0.0
    for (name, _), number in zip(series, numbers, strict=True):
        length = 100 * number / most if most else 0
        if number:
            pieces.append(Piece(name, round(start, 2), round(max(length - gap, min(length, 0.4)), 2)))
        start += length
    return tuple(pieces)


def timeline(
    caption: str,
    months: Mapping[tuple[int, int], Sequence[int]],
    today: date,
) -> Timeline | None:
    """Return numbers by year and month (in the order of ``SERIES``) along time; None where there are none.

    Months between the first and the last that have none stay empty.
    """
    if not months:
        return None
    ordered = sorted(months)
    last = ordered[-1]
    first = max(ordered[0], _moved(last, 1 - _MONTHS))
    span = _distance(first, last) + 1
    width = 100 / span
    shown = [month for month in ordered if month >= first]
    most = max(sum(months[month]) for month in shown)
    columns = tuple(
        Column(
            round(_distance(first, month) * width, 2),
            round(width * 0.8, 2),
            _pieces(SERIES, months[month], most, 0),
        )
        for month in shown
    )
    here = (today.year, today.month)
    now = _distance(first, here) * width + width * today.day / 31 if first <= here <= last else None
    return Timeline(
        caption,
        columns,
        _ticks(first, last, width),
        round(now, 2) if now is not None else None,
        bar_chart(
            caption,
            "Месяц",
            [(month_words(*month), None, months[month]) for month in shown],
        ),
    )


def month_words(year: int, month: int) -> str:
    """Return «март 2023» for a list of months."""
    return f"{MONTHS[month - 1][0]}{NBSP}{year}"


def _ticks(first: tuple[int, int], last: tuple[int, int], width: float) -> tuple[tuple[float, str], ...]:
    """Name as many years as stand beside one another on a phone."""
    years = range(first[0], last[0] + 1)
    step = -(-len(years) // _TICKS)
    return tuple((round(max(_distance(first, (year, 1)), 0) * width, 2), str(year)) for year in years[::step])


def _distance(start: tuple[int, int], end: tuple[int, int]) -> int:
    return (end[0] - start[0]) * 12 + end[1] - start[1]


def _moved(month: tuple[int, int], by: int) -> tuple[int, int]:
    number = month[0] * 12 + month[1] - 1 + by
    return number // 12, number % 12 + 1

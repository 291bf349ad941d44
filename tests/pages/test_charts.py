"""Pictures of numbers: what is drawn, in hundredths of the picture, and the table behind it."""

from __future__ import annotations

from datetime import date

import pytest

from generator.pages import charts
from generator.pages.charts import Piece, bar_chart, timeline

TODAY = date(2023, 5, 16)


def test_the_longest_bar_fills_the_picture_and_empty_series_are_left_out() -> None:
    chart = bar_chart("Подпись", "Орган", [("Совет", "a/", (3, 0, 1, 0)), ("Клуб", None, (0, 0, 2, 0))])
    assert chart.series == (("done", "исполнено"), ("ahead", "срок впереди"))
    assert [(bar.label, bar.numbers, bar.total) for bar in chart.bars] == [
        ("Совет", (3, 1), 4),
        ("Клуб", (0, 2), 2),
    ]
    assert [bar.pieces for bar in chart.bars] == [
        (Piece("done", 0, 74.5), Piece("ahead", 75, 24.5)),
        (Piece("ahead", 0, 49.5),),
    ]


def test_one_of_many_is_still_seen() -> None:
    chart = bar_chart("", "", [("Совет", None, (9999, 1, 0, 0))])
    assert chart.bars[0].pieces[1].length > 0


@pytest.mark.parametrize("rows", ([], [("Совет", None, (0, 0, 0, 0))]))
def test_no_numbers_no_pieces(rows: list[tuple[str, None, tuple[int, ...]]]) -> None:
    assert [bar.pieces for bar in bar_chart("", "", rows).bars] == [()] * len(rows)


def test_months_stand_along_time_with_those_that_are_empty_between() -> None:
    chart = timeline("Сроки", {(2023, 7): (0, 0, 4, 0), (2023, 4): (2, 0, 0, 0)}, TODAY)
    assert chart is not None
    assert [(column.start, column.width, column.pieces) for column in chart.columns] == [
        (0, 20, (Piece("done", 0, 50),)),
        (75, 20, (Piece("ahead", 0, 100),)),
    ]
    assert chart.now == 37.9
    assert [bar.label for bar in chart.table.bars] == ["апрель\u00a02023", "июль\u00a02023"]


def test_a_long_time_shows_its_newest_months_and_few_years(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charts, "_MONTHS", 24)
    chart = timeline("", {(year, 1): (1, 0, 0, 0) for year in range(1990, 2024)}, TODAY)
    assert chart is not None
    assert len(chart.columns) == len(chart.table.bars) == 2
    assert chart.now is None
    assert list(chart.ticks) == [(0, "2021"), (45.83, "2022"), (95.83, "2023")]


def test_of_many_years_every_second_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(charts, "_MONTHS", 120)
    chart = timeline("", {(year, 1): (1, 0, 0, 0) for year in range(2013, 2024)}, TODAY)
    assert chart is not None
    assert [year for _, year in chart.ticks] == ["2013", "2015", "2017", "2019", "2021", "2023"]


def test_nothing_is_no_picture() -> None:
    assert timeline("", {}, TODAY) is None

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.dates import (
    MONTHS,
    format_date,
    format_date_short,
    format_month,
    month_number,
    names_no_day,
    read_date,
    read_month,
    weekday,
)


@pytest.mark.parametrize(
    ("text", "day"),
    (
        ("16 марта 2023", date(2023, 3, 16)),
        ("16 марта 2023 года", date(2023, 3, 16)),
        ('"16" марта 2023 г.', date(2023, 3, 16)),
        ("«16» марта 2023 г.", date(2023, 3, 16)),
        ("12.07.2022", date(2022, 7, 12)),
        ("25.08. 2023", date(2023, 8, 25)),
        ("27.08.2023г", date(2023, 8, 27)),
        ("  03 апреля 2023 года.,; ", date(2023, 4, 3)),
        ("15.10.2023 года", date(2023, 10, 15)),
        ("16\u00a0МАРТА 2023\u00a0г.", date(2023, 3, 16)),
        ("1-го сентября 2023 года", date(2023, 9, 1)),
        ("2023-03-16", date(2023, 3, 16)),
        ("29.02.2024", date(2024, 2, 29)),
    ),
)
def test_a_day_is_read(text: str, day: date) -> None:
    assert read_date(text) == day


@pytest.mark.parametrize(
    "text",
    (
        "",
        "30 февраля 2023",
        "29.02.2023",
        "32.01.2023",
        "00.01.2023",
        "16 марта",
        "март 2023",
        "12.07.22",
        "от 16 марта 2023",
        "16 марта 2023 года и позже",
        "16.03.2023-17.03.2023",
        "٠١.٠٢.٢٠٢٣",
        "2022-02-30",
    ),
)
def test_what_is_not_exactly_one_possible_day_is_none(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("text", "month"),
    (
        ("март.. 2020г", (2020, 3)),
        ("декабрь, 2020 г.", (2020, 12)),
        ("апрель 2022 года", (2022, 4)),
        ("май 2023", (2023, 5)),
        ("сентябре 2022 года", (2022, 9)),
        ("ЯНВАРЬ 2020", (2020, 1)),
        ("05.2024", (2024, 5)),
    ),
)
def test_a_month_is_read(text: str, month: tuple[int, int]) -> None:
    assert read_month(text) == month


@pytest.mark.parametrize(
    "text", ("", "март", "2020", "16 марта 2020", "мартовский 2020", "13.2024", "март-май 2020")
)
def test_what_is_not_one_month_is_none(text: str) -> None:
    assert read_month(text) is None


def test_every_case_of_a_month_is_known() -> None:
    assert [
        month_number(form) for form in ("май", "мая", "маю", "маем", "мае", "Мартом", "июня", "июлю")
    ] == [
        *(5, 5, 5, 5, 5),
        *(3, 6, 7),
    ]
    assert [month_number(nominative) for nominative, _ in MONTHS] == list(range(1, 13))


def test_days_and_months_are_printed() -> None:
    assert format_date(date(2023, 3, 16)) == "16 марта 2023 года"
    assert format_date_short(date(2023, 3, 6)) == "06.03.2023"
    assert format_month(2023, 3) == "март 2023 года"
    assert weekday(date(2023, 3, 16)) == "четверг"
    assert weekday(date(2023, 3, 19)) == "воскресенье"


@pytest.mark.parametrize(
    ("text", "none"),
    (
        ("до 31 июня 2023 года", True),
        ("до 29.02.2023 включительно", True),
        ("с 1 марта по 31 апреля 2023 г.", True),
        ("до 29.02.2024", False),
        ("к 31 мая 2023 года", False),
        ("к осени", False),
    ),
)
def test_a_day_that_no_calendar_has(text: str, none: bool) -> None:
    assert names_no_day(text) is none


@settings(database=None)
@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_a_printed_day_reads_back(day: date) -> None:
    assert read_date(format_date(day)) == day
    assert read_date(format_date_short(day)) == day
    assert read_month(format_month(day.year, day.month)) == (day.year, day.month)


FIGURES = st.builds("{:02}.{:02}.{}".format, st.integers(0, 40), st.integers(0, 15), st.integers(1000, 2999))
WORDS = st.builds(
    "{} {} {}".format, st.integers(0, 40), st.sampled_from([m for _, m in MONTHS]), st.integers(0, 2999)
)


@settings(database=None)
@given(st.text() | FIGURES | WORDS)
def test_no_text_raises(text: str) -> None:
    read_date(text)
    read_month(text)
    names_no_day(text)

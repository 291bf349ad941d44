"""A page ages: in a reader's browser deadlines are told for the reader's own day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.reader import visiting

CENTRE = "organizations/primersk-centre/"
DECISION = "protocols/primersk-collegium/2023-11-08-4/3/"
"""Its deadline is 29 December 2023, without a report; the site is of 14 November 2023."""


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    with visiting(browser) as (page, complaints):
        yield page
        assert complaints == []


def visit(page: Page, address: str, day: date) -> None:
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto(address)


@pytest.mark.parametrize(
    ("day", "words", "tone"),
    (
        (date(2023, 11, 1), "осталось 45 дней", "ink"),
        (date(2023, 11, 14), "осталось 45 дней", "ink"),
        (date(2023, 11, 28), "остался 31 день", "soon"),
        (date(2023, 12, 29), "срок сегодня", "soon"),
        (date(2023, 12, 30), "срок прошёл 29 декабря 2023 года, отчёта нет", "late"),
    ),
)
def test_a_chip_is_told_for_the_day_of_the_reader(
    reader: Page, primersk_server: str, day: date, words: str, tone: str
) -> None:
    visit(reader, primersk_server + DECISION, day)
    chip = reader.locator(".g-explained .g-chip")
    expect(chip).to_have_text(words)
    expect(chip).to_have_class(f"g-chip g-chip--{tone}")
    expect(chip.locator("svg")).to_have_count(1)


def test_the_foot_tells_both_days(reader: Page, primersk_server: str) -> None:
    visit(reader, primersk_server + DECISION, date(2023, 12, 30))
    expect(reader.locator(".g-footer__state")).to_contain_text(
        "Состояние на 14 ноября 2023 года; сроки пересчитаны на 30 декабря 2023 года."
    )
    visit(reader, primersk_server + DECISION, date(2023, 11, 14))
    expect(reader.locator(".g-footer__state")).not_to_contain_text("пересчитаны")


def test_tables_of_numbers_say_of_which_day_they_are(reader: Page, primersk_server: str) -> None:
    note = reader.get_by_text("Числа в таблице — на 14 ноября 2023 года.")
    visit(reader, f"{primersk_server}execution/", date(2023, 11, 14))
    expect(note).to_have_count(0)
    visit(reader, f"{primersk_server}execution/", date(2024, 2, 2))
    expect(note).to_have_count(2)


def numbers(page: Page) -> dict[str, int]:
    return {
        str(item.get_attribute("data-tally")): int(item.locator("b").inner_text())
        for item in page.locator("[data-tally]").all()
        if item.is_visible()
    }


def test_rows_and_counts_move_to_what_has_passed(reader: Page, primersk_server: str) -> None:
    visit(reader, primersk_server + CENTRE, date(2023, 11, 14))
    ahead = reader.locator('tbody[data-state="ahead"] tr')
    late = reader.locator('tbody[data-state="late"] tr')
    before = numbers(reader)
    waiting = ahead.count()
    passed = late.count()
    assert waiting == before["ahead"] > 0

    visit(reader, primersk_server + CENTRE, date(2033, 1, 1))
    expect(late).to_have_count(passed + waiting)
    expect(reader.locator("#ahead")).to_be_hidden()
    expect(reader.locator("#late")).to_be_visible()
    assert numbers(reader) == {
        **{state: number for state, number in before.items() if state != "ahead"},
        "late": before.get("late", 0) + before["ahead"],
    }
    days = [str(row.locator("[data-due]").get_attribute("data-due")) for row in late.all()]
    assert days == sorted(days)
    expect(late.first.locator(".g-chip")).to_contain_text("прошло")


def test_what_is_near_is_counted_anew(reader: Page, primersk_server: str) -> None:
    visit(reader, f"{primersk_server}deadlines/", date(2023, 11, 14))
    before = numbers(reader)
    visit(reader, f"{primersk_server}deadlines/", date(2024, 5, 1))
    after = numbers(reader)
    assert sum(after.values()) == sum(before.values())
    assert after["soon"] == 1
    assert after["late"] > before["late"]


def test_without_javascript_the_state_of_the_build_stands(browser: Browser, primersk_server: str) -> None:
    with visiting(browser, java_script_enabled=False) as (page, _):
        page.goto(primersk_server + DECISION)
        expect(page.locator(".g-explained .g-chip")).to_have_text("осталось 45 дней")

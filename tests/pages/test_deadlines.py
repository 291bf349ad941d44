"""Deadlines: the first page, the months, and what names no day."""

from __future__ import annotations

from datetime import date

import pytest

from generator.model.group import made
from generator.model.portal import Portal
from generator.pages import deadlines
from generator.pages.deadlines import deadline_groups
from generator.pages.ledger import Ledger
from generator.pages.lists import list_addresses, months_of
from generator.pages.parts import Link
from generator.pages.views import Day, DeadlinesView
from tests.load.records import portal

TODAY = date(2023, 5, 16)
FILES = {
    "organizations/sovet.yml": "name: Совет\nclassification: council\n",
    "organizations/iro.yml": "name: Институт развития\nclassification: school\naliases: [ИРО]\n",
    "protocols/sovet/2023-03-16-2.md": "## Решили\n"
    "1. ИРО сдать отчёт.\nСрок: 15 мая 2023 года\n"
    "2. Сдать план.\nСрок: 25 мая 2023 года\n"
    "3. Собраться.\nСрок: май 2023 г.\n"
    "4. Вести учёт.\nСрок: постоянно\n"
    "5. Сверить.\nСрок: май 2022, далее – ежегодно\n"
    "6. Учить.\nСрок: в течение года\n"
    "7. Доложить.\nСрок: когда-нибудь\n"
    "8. Открыть класс.\nСрок: 1 сентября 2023 года\n"
    "9. Принять к сведению.\n"
    "10. Провести.\nСрок: в течение 2023 года\n"
    "11. Свезти.\nСрок: 25 мая 2023 года",
    "reports/protocols/sovet/2023-03-16-2/2/2023-04-01.yml": "status: done\ndate: 2023-04-01\n",
    "reports/protocols/sovet/2023-03-16-2/8/2023-04-01.yml": "status: extended\ndate: 2023-04-01\n"
    "due: 2023-10-01\n",
}


def views(linked: Portal, today: date = TODAY) -> dict[str, DeadlinesView]:
    found = {}
    for page in made(deadline_groups(Ledger(linked, today))):
        assert isinstance(page.view, DeadlinesView)
        assert page.address not in found
        found[page.address] = page.view
    return found


@pytest.fixture(scope="module")
def linked() -> Portal:
    return portal(FILES)


@pytest.fixture(scope="module")
def found(linked: Portal) -> dict[str, DeadlinesView]:
    return views(linked)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def rows(view: DeadlinesView) -> dict[str, list[tuple[str, str, str]]]:
    return {
        table.heading.anchor: [(row.label, plain(row.when), row.when_about) for row in table.rows]
        for table in view.tables
    }


def labels(*shown: DeadlinesView) -> list[str]:
    return [row.label for view in shown for table in view.tables for row in table.rows]


def test_the_addresses_are_known_to_the_rest_of_the_site(
    linked: Portal, found: dict[str, DeadlinesView]
) -> None:
    assert list(found) == [
        "deadlines/",
        "deadlines/2023-05/",
        "deadlines/2023-10/",
        "deadlines/2023-12/",
        "deadlines/open/",
        "deadlines/open/2023-03/",
    ]
    assert set(found) <= list_addresses(linked, months_of(linked.pages))


def test_the_first_page(found: dict[str, DeadlinesView]) -> None:
    first = found["deadlines/"]
    assert rows(first) == {
        "late": [("1", "15 мая 2023", "понедельник")],
        "ahead": [
            ("11", "25 мая 2023", "четверг"),
            ("3", "май 2023", "месяц"),
            ("8", "1 октября 2023", "новый срок"),
            ("10", "в течение 2023 года", ""),
        ],
    }
    assert [(one.state, one.number) for one in first.tally] == [
        ("late", 1),
        ("soon", 2),
        ("ahead", 1),
        ("open", 3),
        ("permanent", 2),
        ("done", 1),
    ]
    assert first.undated == "Сроки без даты не показаны: 4."
    assert [
        (plain(words), [(bar.address, bar.total) for bar in chart.bars]) for words, chart in first.years
    ] == [
        (
            "2023 год: 6 сроков",
            [("deadlines/2023-05/", 4), ("deadlines/2023-10/", 1), ("deadlines/2023-12/", 1)],
        )
    ]


def test_a_month_is_in_order_of_days_and_says_what_has_none(found: dict[str, DeadlinesView]) -> None:
    may = found["deadlines/2023-05/"]
    assert may.title == "Сроки: май\u00a02023\u00a0года"
    assert rows(may) == {
        "days": [
            ("1", "15 мая", "понедельник"),
            ("2", "25 мая", "четверг"),
            ("11", "25 мая", "четверг"),
        ],
        "no-day": [("3", "май", "месяц")],
    }
    assert [row.anchor for table in may.tables for row in table.rows] == ["d-15", "d-25", "", ""]
    assert may.weeks[0][:2] == (Day(1), Day(2))
    assert may.weeks[2][0] == Day(15, 1, "deadlines/2023-05/#d-15")
    assert may.weeks[3][3] == Day(25, 2, "deadlines/2023-05/#d-25")
    assert may.weeks[-1][3:] == (None,) * 4
    assert (may.neighbours.previous, may.neighbours.following) == (
        None,
        Link("Октябрь\u00a02023", "deadlines/2023-10/"),
    )


def test_a_period_stands_after_the_days_of_its_month() -> None:
    linked = portal(
        {
            "organizations/sovet.yml": FILES["organizations/sovet.yml"],
            "protocols/sovet/2023-03-16.md": "## Решили\n1. Учить.\nСрок: с 1 по 20 мая 2023 года\n"
            "2. Сдать.\nСрок: 25 мая 2023 года",
        }
    )
    assert rows(views(linked)["deadlines/2023-05/"]) == {
        "days": [("2", "25 мая", "четверг")],
        "no-day": [("1", "с 1 по 20 мая 2023 года", "")],
    }


def test_what_has_no_day_stands_as_printed(found: dict[str, DeadlinesView]) -> None:
    for address in ("deadlines/open/", "deadlines/open/2023-03/"):
        assert rows(found[address]) == {
            "permanent": [("4", "постоянно", ""), ("5", "май 2022, далее – ежегодно", "")],
            "period": [("6", "в течение года", "")],
            "unknown": [("7", "когда-нибудь", "")],
        }


def test_a_long_month_takes_pages_that_its_calendar_knows(
    linked: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deadlines, "ROWS", 2)
    found = views(linked)
    assert labels(found["deadlines/2023-05/"], found["deadlines/2023-05/page-2/"]) == ["1", "2", "11", "3"]
    assert labels(found["deadlines/open/2023-03/page-2/"]) == ["6", "7"]
    assert found["deadlines/2023-05/page-2/"].weeks[3][3] == Day(25, 2, "deadlines/2023-05/#d-25")


def test_of_many_the_newest_passed_and_the_nearest_stand_first(
    linked: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deadlines, "NEAR", 1)
    first = views(linked, date(2023, 6, 1))["deadlines/"]
    assert rows(first) == {
        "late": [("3", "май 2023", "месяц")],
        "ahead": [("8", "1 октября 2023", "новый срок")],
    }
    assert [table.heading.text for table in first.tables] == [
        "Срок прошёл, отчёта нет: последние 1",
        "Ближайшие сроки: 1",
    ]


def test_of_much_without_a_day_the_newest_stands_first_and_leads_to_months(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(deadlines, "NEAR", 2)
    found = views(
        portal(
            {
                "organizations/sovet.yml": FILES["organizations/sovet.yml"],
                "protocols/sovet/2023-03-16.md": "## Решили\n1. Вести.\nСрок: постоянно\n2. Учить.",
                "protocols/sovet/2021-05-16.md": "## Решили\n1. Знать.\nСрок: постоянно\n"
                "2. Беречь.\nСрок: постоянно\n3. Ждать.\nСрок: в течение года",
                "protocols/sovet/2021-03-16.md": "## Решили\n1. Принять к сведению.",
            }
        )
    )
    first = found["deadlines/open/"]
    assert [(table.heading.text, [row.text for row in table.rows]) for table in first.tables] == [
        ("Постоянно и регулярно: последние 2", ["Вести.", "Знать."]),
        ("Период, год не назван", ["Ждать."]),
    ]
    ways = [
        (group.heading and group.heading.text, plain(link.text), link.address, plain(about))
        for group in first.groups
        for link, about in group.links
    ]
    assert ways == [
        ("Протоколы 2023 года", "Март 2023", "deadlines/open/2023-03/", "1 поручение"),
        ("Протоколы 2021 года", "Май 2021", "deadlines/open/2021-05/", "3 поручения"),
        ("Протоколы 2021 года", "Март 2021", "deadlines/open/2021-03/", "поручений без даты нет"),
    ]
    assert labels(found["deadlines/open/2021-05/"]) == ["1", "2", "3"]
    assert found["deadlines/open/2021-05/"].title == "Сроки без даты: протоколы мая 2021\u00a0года"
    assert found["deadlines/open/2021-03/"].empty == "Поручений без даты нет."


def test_a_portal_without_deadlines() -> None:
    empty = portal({"organizations/sovet.yml": FILES["organizations/sovet.yml"]})
    found = views(empty)
    assert found["deadlines/"].empty == "Сроков с датой в опубликованных протоколах нет."
    assert found["deadlines/open/"].empty == "Поручений без даты нет."
    assert found["deadlines/"].undated == ""

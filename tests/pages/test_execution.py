"""How decisions are carried out: by body, by meeting, by year."""

from __future__ import annotations

from datetime import date

import pytest

from generator.model.group import made
from generator.model.portal import Portal
from generator.pages import execution
from generator.pages.charts import BarChart
from generator.pages.execution import execution_groups
from generator.pages.ledger import Ledger
from generator.pages.lists import list_addresses, months_of
from generator.pages.views import ExecutionView
from tests.load.records import portal

TODAY = date(2023, 5, 16)
FILES = {
    "organizations/sovet.yml": "name: Совет\nclassification: council\n",
    "organizations/klub.yml": "name: Клуб\nclassification: council\n",
    "protocols/sovet/2022-03-16.md": "## Решили\n1. Сдать.\nСрок: 15 мая 2022 года\n2. Провести.",
    "protocols/sovet/2023-03-16.md": "## Решили\n1. Сдать.\nСрок: 15 мая 2023 года\n"
    "2. Сдать план.\nСрок: 25 мая 2023 года\n3. Учить.\nСрок: постоянно",
    "protocols/klub/2023-03-17.md": "## Решили\n1. Петь.",
    "reports/protocols/sovet/2022-03-16/1/2022-04-01.yml": "status: done\ndate: 2022-04-01\n",
    "reports/protocols/sovet/2023-03-16/1/2023-04-01.yml": "status: in-progress\ndate: 2023-04-01\n",
}


def views(linked: Portal) -> dict[str, ExecutionView]:
    found = {}
    for page in made(execution_groups(Ledger(linked, TODAY))):
        assert isinstance(page.view, ExecutionView)
        found[page.address] = page.view
    return found


@pytest.fixture(scope="module")
def linked() -> Portal:
    return portal(FILES)


def test_a_passed_day_is_told_with_its_year(linked: Portal) -> None:
    (table,) = views(linked)["execution/sovet/"].tables
    assert [row.when.replace("\u00a0", " ") for row in table.rows] == ["15 мая 2023"]


def numbers(chart: BarChart) -> list[tuple[str, str | None, dict[str, int]]]:
    names = [name for _, name in chart.series]
    return [
        (bar.label.replace("\u00a0", " "), bar.address, dict(zip(names, bar.numbers, strict=True)))
        for bar in chart.bars
    ]


def test_all_bodies(linked: Portal) -> None:
    view = views(linked)["execution/"]
    (heading, chart), (also, years) = view.charts
    assert (heading.text, also.text) == ("По органам", "По годам")
    assert [(label, sum(found.values())) for label, _, found in numbers(years)] == [("2023", 4), ("2022", 2)]
    assert numbers(chart) == [
        ("Клуб", "execution/klub/", {"исполнено": 0, "срок прошёл": 0, "срок впереди": 0, "прочее": 1}),
        ("Совет", "execution/sovet/", {"исполнено": 1, "срок прошёл": 1, "срок впереди": 1, "прочее": 2}),
    ]
    assert view.note.replace("\u00a0", " ") == (
        "Из 6 решений о 4 сведений об исполнении нет. Это не значит, что они не исполнены: "
        "отчёта о них портал не получал."
    )


def test_a_body(linked: Portal) -> None:
    view = views(linked)["execution/sovet/"]
    assert [(heading.text, [row[:2] for row in numbers(chart)]) for heading, chart in view.charts] == [
        ("По годам", [("2023", "years/2023/"), ("2022", "years/2022/")]),
        (
            "По заседаниям",
            [
                ("Протокол от 16.03.2023", "protocols/sovet/2023-03-16/"),
                ("Протокол от 16.03.2022", "protocols/sovet/2022-03-16/"),
            ],
        ),
    ]
    assert numbers(view.charts[1][1])[1][2] == {
        "исполнено": 1,
        "срок прошёл": 0,
        "срок впереди": 0,
        "прочее": 1,
    }
    assert [[row.address for row in table.rows] for table in view.tables] == [
        ["protocols/sovet/2023-03-16/1/"]
    ]
    assert "не исполнен" not in " ".join(one.chip.text for one in view.tally)


def test_many_meetings_take_pages(linked: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(execution, "ROWS", 1)
    found = views(linked)
    assert [address for address in found if "sovet" in address] == [
        "execution/sovet/",
        "execution/sovet/page-2/",
    ]
    second = found["execution/sovet/page-2/"]
    assert [bar.label.replace("\u00a0", " ") for bar in second.charts[0][1].bars] == [
        "Протокол от 16.03.2022"
    ]
    assert second.tables == ()


def test_the_addresses_are_known_to_the_rest_of_the_site(linked: Portal) -> None:
    assert set(views(linked)) <= list_addresses(linked, months_of(linked.pages))


def test_a_portal_without_decisions() -> None:
    view = views(portal({"organizations/sovet.yml": FILES["organizations/sovet.yml"]}))["execution/"]
    assert (view.charts, view.note, view.empty) == ((), "", "Решений пока нет.")

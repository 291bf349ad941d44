"""What became of decisions: reports, extensions, repeals."""

from __future__ import annotations

from datetime import date

import pytest

from generator.model.document import DocumentId, Ref
from generator.model.portal import Decision, Portal
from generator.pages import states
from tests.load.records import portal

COUNCIL = {"organizations/sovet.yml": "name: Образцовый совет\nclassification: council\n"}
FIRST, LATER = "protocols/sovet/2023-03-16", "protocols/sovet/2024-03-16"
FIRST_TEXT = "## Решили\n1. О проверке:\n1.1. Провести проверку.\nСрок: до 31 марта 2023 года\n1.2. Учесть."
TODAY = date(2023, 5, 16)


def decision(portal: Portal, clause: str) -> Decision:
    return portal.decisions[Ref(DocumentId("protocols", "sovet", "2023-03-16"), clause)]


def reported(**reports: str) -> Portal:
    files = {f"reports/{FIRST}/1.1/{day[1:].replace('_', '-')}.yml": text for day, text in reports.items()}
    return portal(COUNCIL | {f"{FIRST}.md": FIRST_TEXT} | files)


@pytest.mark.parametrize(
    ("reports", "state", "words"),
    (
        ({}, states.LATE, "срок прошёл 31 марта 2023 года, отчёта нет"),
        ({"_2023_03_30": "status: done"}, states.DONE, "исполнено 30 марта 2023 года, в срок"),
        ({"_2023_04_01": "status: done"}, states.DONE, "исполнено 1 апреля 2023 года, позже срока"),
        (
            {"_2023_04_20": "status: done\ndone_on: 2023-03-31"},
            states.DONE,
            "исполнено 31 марта 2023 года, в срок",
        ),
        (
            {"_2023_03_20": "status: partly"},
            states.LATE,
            "срок прошёл 31 марта 2023 года, исполнено частично",
        ),
        ({"_2023_03_20": "status: extended\ndue: 2023-06-01"}, states.AHEAD, "осталось 16 дней"),
        (
            {"_2023_03_20": "status: extended\ndue: 2023-05-01", "_2023_05_02": "status: in-progress"},
            states.LATE,
            "срок прошёл 1 мая 2023 года, исполняется",
        ),
        (
            {"_2023_03_20": "status: extended\ndue: 2023-05-01", "_2023_04_30": "status: done"},
            states.DONE,
            "исполнено 30 апреля 2023 года, в срок",
        ),
        (
            {"_2023_03_20": "status: done", "_2023_03_25": "status: in-progress"},
            states.LATE,
            "срок прошёл 31 марта 2023 года, исполняется",
        ),
        ({"_2023_04_05": "status: lifted"}, states.LIFTED, "снято с контроля 5 апреля 2023 года"),
        (
            {"_2023_03_20": "status: in-progress", "_2023_03_20_2": "status: done"},
            states.DONE,
            "исполнено 20 марта 2023 года, в срок",
        ),
    ),
)
def test_the_state_follows_from_the_reports(reports: dict[str, str], state: str, words: str) -> None:
    dated = {day: f"date: {day[1:11].replace('_', '-')}\n{text}" for day, text in reports.items()}
    found = decision(reported(**dated), "1.1")
    chip = states.chip(found, TODAY)

    assert states.state(found, TODAY) == state
    assert chip is not None
    assert chip.text.replace("\u00a0", " ") == words
    assert len(found.reports) == len(reports)


def test_a_report_without_a_deadline_says_what_it_says() -> None:
    path = f"reports/{FIRST}/1.2/2023-03-20.yml"
    made = portal(
        COUNCIL
        | {f"{FIRST}.md": FIRST_TEXT, path: "status: in-progress\ndate: 2023-03-20\ntext: Учтём.\nby: ЦОК"}
    )
    found = decision(made, "1.2")
    chip = states.chip(found, TODAY)

    assert chip is not None
    assert chip.text == "исполняется"
    assert [(str(report.by), [*report.text]) for report in found.reports] == [("ЦОК", ["Учтём."])]


def test_a_repeal_reaches_the_clauses_below_and_outlives_its_own_repeal() -> None:
    repeal = f"## Решили\n1. Прежнее не исполнять.\nОтменяет: {FIRST}/1"
    last = "## Решили\n1. И это не исполнять.\nОтменяет: " + f"{LATER}/1"
    made = portal(
        COUNCIL
        | {f"{FIRST}.md": FIRST_TEXT, f"{LATER}.md": repeal, "protocols/sovet/2025-03-16.md": last}
        | {f"reports/{FIRST}/1.1/2023-03-30.yml": "status: done\ndate: 2023-03-30"}
    )
    by = Ref(DocumentId("protocols", "sovet", "2024-03-16"), "1")

    assert decision(made, "1.1").repealed_by == by
    assert decision(made, "1.2").repealed_by == by
    assert states.state(decision(made, "1.1"), TODAY) == states.REPEALED
    assert made.decisions[by].repealed_by is not None


def test_an_earlier_document_repeals_nothing() -> None:
    wrong = f"## Решили\n1. Прежнее не исполнять.\nОтменяет: {LATER}/1.1"
    made = portal(COUNCIL | {f"{FIRST}.md": wrong, f"{LATER}.md": FIRST_TEXT})

    assert all(found.repealed_by is None for found in made.decisions.values())

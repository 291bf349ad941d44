"""The same question over the years: which decisions are one, and which words changed."""

from __future__ import annotations

import pytest

from generator.model.document import Ref
from generator.pages.repeats import Repeats, changes, gathered
from tests.load.records import portal

BODIES = {
    "organizations/sovet.yml": "name: Совет\nclassification: council\n",
    "organizations/klub.yml": "name: Клуб\nclassification: council\n",
    "organizations/iro.yml": "name: Институт развития\nclassification: regional-institution\n",
}
OLD = "Подготовить адресные рекомендации для всех школ области и разместить их.\nСрок: до 1 мая 2021 года"
NEW = "Подготовить адресные рекомендации для школ области и разместить их на сайте.\nСрок: до 1 мая 2022 года"


def ref(path: str) -> Ref:
    found = Ref.parse(path)
    assert found is not None
    return found


def repeats(decisions: dict[str, str], of: str) -> list[str]:
    linked = portal(BODIES | {f"{path}.md": f"## Решили\n{text}" for path, text in decisions.items()})
    return [str(found) for found in Repeats(linked, gathered(linked))[ref(of)]]


@pytest.mark.parametrize(
    ("older", "newer", "same"),
    (
        (OLD, NEW, True),
        (OLD, OLD, True),
        (OLD, "Провести опрос родителей в школах области и разместить его итоги на сайте.", False),
        ("Принять к сведению.", "Принять к сведению.", False),
    ),
)
def test_nearly_the_same_words_of_one_body(older: str, newer: str, same: bool) -> None:
    decisions = {"protocols/sovet/2021-03-16": f"1. {older}", "protocols/sovet/2022-03-16": f"5. {newer}"}
    assert repeats(decisions, "protocols/sovet/2022-03-16/5") == (
        ["protocols/sovet/2021-03-16/1"] if same else []
    )
    assert repeats(decisions, "protocols/sovet/2021-03-16/1") == (
        ["protocols/sovet/2022-03-16/5"] if same else []
    )


@pytest.mark.parametrize(("head", "same"), (("", False), ("Институту развития: ", True)))
def test_another_body_must_ask_the_same_addressee(head: str, same: bool) -> None:
    decisions = {
        "protocols/sovet/2021-03-16": f"1. {head}{OLD}",
        "protocols/klub/2022-03-16": f"1. {head}{OLD}",
    }
    assert bool(repeats(decisions, "protocols/sovet/2021-03-16/1")) is same


def test_a_document_does_not_repeat_itself() -> None:
    decisions = {"protocols/sovet/2021-03-16": f"1. {OLD}\n2. {OLD}"}
    assert repeats(decisions, "protocols/sovet/2021-03-16/1") == []


def test_of_many_the_nearest_on_both_sides() -> None:
    decisions = {f"protocols/sovet/{year}-03-16": f"1. {OLD}" for year in range(2015, 2024)}
    assert repeats(decisions, "protocols/sovet/2019-03-16/1") == [
        f"protocols/sovet/{year}-03-16/1" for year in (2021, 2020, 2018, 2017)
    ]


def test_what_its_author_calls_a_repeat_is_one() -> None:
    decisions = {
        "protocols/sovet/2021-03-16": "1. Сдать план.",
        "protocols/sovet/2022-03-16": "1. Петь.\nПовторяет: protocols/sovet/2021-03-16/1",
    }
    assert repeats(decisions, "protocols/sovet/2022-03-16/1") == ["protocols/sovet/2021-03-16/1"]
    assert repeats(decisions, "protocols/sovet/2021-03-16/1") == ["protocols/sovet/2022-03-16/1"]


def test_changed_words_stand_as_printed() -> None:
    linked = portal(
        BODIES
        | {
            "protocols/sovet/2021-03-16.md": f"## Решили\n1. {OLD}",
            "protocols/sovet/2022-03-16.md": f"## Решили\n1. {NEW}",
        }
    )
    older, newer = (linked.decisions[ref(f"protocols/sovet/{year}-03-16/1")] for year in (2021, 2022))
    assert [(change.kind, change.text) for change in changes(older, newer)] == [
        ("same", "Подготовить адресные рекомендации для"),
        ("was", "всех"),
        ("same", "школ области и разместить их"),
        ("is", "на сайте."),
        ("same", "Срок: до 1 мая"),
        ("was", "2021"),
        ("is", "2022"),
        ("same", "года"),
    ]

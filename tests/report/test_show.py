"""What was understood of one document, as JSON values and as lines for a person."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.report.show import show, show_text
from tests.load.records import portal

PAIR = Path(__file__).parents[1] / "load" / "pairs" / "design-example.md"
COUNCIL = "organizations/example-quality-council.yml"
FILES = {
    COUNCIL: "name: Совет по качеству\nclassification: council\nregion: Примерская область\n",
    "organizations/centre.yml": "name: Центр оценки качества\nclassification: regional-institution\n"
    "parent: example-quality-council\naliases: [ЦОК]\n",
    "organizations/heads.yml": "name: Руководители школ\nclassification: people\n"
    "parent: example-quality-council\n",
}


def shown(path: str, text: str) -> dict[str, Any]:
    linked = portal(FILES | {path: text})
    ((meeting),) = linked.meetings.values()
    return show(meeting, linked)


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    return shown("protocols/example-quality-council/2023-03-16-2.md", PAIR.read_text(encoding="utf-8"))


def test_the_head(example: dict[str, Any]) -> None:
    long = ("attendees", "agenda", "decisions", "chair")
    assert {key: value for key, value in example.items() if key not in long} == {
        "version": "1.0",
        "id": "protocols/example-quality-council/2023-03-16-2",
        "kind": "protocol",
        "fidelity": "full",
        "body": {"id": "example-quality-council", "name": "Совет по качеству"},
        "region": "Примерская область",
        "title": None,
        "subject": None,
        "date": "2023-03-16",
        "number": "2",
        "time": None,
        "place": "г. Примерск",
        "form": "in-person",
        "source": "protocol-2.pdf",
        "secretary": None,
        "headcounts": [],
        "speeches": [],
        "attachments": [],
        "signatures": [],
    }


def test_people_and_agenda(example: dict[str, Any]) -> None:
    chair = {
        "name": "Примерова Анна Ивановна",
        "post": "первый заместитель директора департамента",
        "organization": None,
        "organization_id": None,
        "role": "chair",
        "text": "Примерова Анна Ивановна, первый заместитель директора департамента",
    }
    member = {
        "name": "Образцов Пётр Ильич",
        "post": "директор ГУ",
        "organization": "«Центр оценки качества»",
        "organization_id": "centre",
        "role": "member",
        "text": "Образцов Пётр Ильич, директор ГУ «Центр оценки качества» (далее – ЦОК)",
    }
    speaker = {
        "name": "Образцов Пётр Ильич",
        "post": "директор ЦОК",
        "text": "Докладчик: Образцов Пётр Ильич, директор ЦОК",
    }
    assert example["chair"] == chair
    assert example["attendees"] == [chair, member]
    assert example["agenda"] == [
        {"label": "1.", "text": "О результатах мониторинга", "speakers": [speaker], "items": []}
    ]


def test_decisions(example: dict[str, Any]) -> None:
    centre = [{"text": "ЦОК", "organization": "centre"}]
    heads = [{"text": "руководителям школ", "organization": "heads"}]

    def decision(id: str, label: str | None, text: str, parent: str | None, **other: Any) -> dict[str, Any]:
        fields = ("addressees", "own_addressees", "responsible", "deadlines", "relations")
        empty = {"context": False, "item": "1.", "own_deadlines": 0, **{field: [] for field in fields}}
        return {"id": id, "label": label, "text": text, "parent": parent, **empty, **other}

    until = {"text": "до 31 марта 2023 года", "kind": "date", "start": None, "due": "2023-03-31"}
    within = {"text": "в течение года", "kind": "period", "start": None, "due": None}
    assert example["decisions"] == [
        decision("1", "1.", "По результатам мониторинга", None, context=True),
        decision("1.1", "1.1.", "ЦОК:", "1", context=True, addressees=centre, own_addressees=centre),
        decision(
            "1.1.1",
            "1.1.1.",
            "Подготовить адресные рекомендации для школ.\nСрок: до 31 марта 2023 года",
            "1.1",
            addressees=centre,
            deadlines=[until],
            own_deadlines=1,
        ),
        decision(
            "1.2",
            "1.2.",
            "Рекомендовать руководителям школ:",
            "1",
            context=True,
            addressees=heads,
            own_addressees=heads,
        ),
        decision(
            "1.2-abz-1",
            None,
            "- ознакомиться с рекомендациями;\nСрок: в течение года",
            "1.2",
            addressees=heads,
            deadlines=[within],
            own_deadlines=1,
        ),
        decision(
            "1.2-abz-2",
            None,
            "- назначить ответственных.\nОтв.: руководители школ",
            "1.2",
            addressees=heads,
            responsible=[{"text": "руководители школ", "organization": "heads"}],
        ),
    ]


def test_the_lines(example: dict[str, Any]) -> None:
    assert show_text(example) == [
        "protocols/example-quality-council/2023-03-16-2  (протокол, текст полный)",
        "Орган: Совет по качеству",
        "Дата: 16.03.2023   Номер: 2   Место: г. Примерск",
        "Председатель: Примерова Анна Ивановна",
        "Присутствовали: 2 поимённо",
        "Повестка 1. О результатах мониторинга",
        "",
        "· 1            По результатам мониторинга",
        "· 1.1          ЦОК:",
        "• 1.1.1        Подготовить адресные рекомендации для школ.",
        "               кому: centre",
        "               срок: «до 31 марта 2023 года» — дата, 31.03.2023",
        "· 1.2          Рекомендовать руководителям школ:",
        "• 1.2-abz-1    - ознакомиться с рекомендациями;",
        "               кому: heads",
        "               срок: «в течение года» — период, без дат",
        "• 1.2-abz-2    - назначить ответственных.",
        "               кому: heads",
        "               отв.: heads",
    ]


def test_the_lines_tell_who_came_and_who_did_not() -> None:
    found = shown(
        "protocols/example-quality-council/2023-03-17.md",
        "## Присутствовали\nОбразцов П. И.\nУчителя: 5 чел.\nОтсутствовали:\nТестов Т. Т.\nПриглашённые:\n"
        "Учебный У. У.\nЗимин З. З.\n## Решили\n1. Принять.\nОтв.: Образцов П. И., кто-нибудь",
    )
    assert "Присутствовали: 1 поимённо; Учителя — 5; приглашённые — 2; отсутствовавшие — 1" in show_text(
        found
    )
    assert "               отв.: «Образцов П. И.», «кто-нибудь» — не найден" in show_text(found)


def test_what_stands_beside_the_decisions() -> None:
    found = shown(
        "protocols/example-quality-council/2023-03-17.md",
        "## Присутствовали\nОбразцов Пётр Ильич, директор\nУчителя: 5 чел.\n## Слушали\n"
        "Образцов П. И. начал.\n"
        "## Решили\n1. Принять.\nИзменяет: protocols/example-quality-council/2022-01-01/1\n## Приложения\n"
        "[План](plan.pdf)\n"
        "## Подписи\nПредседатель: П. И. Образцов\nСекретарь _____ О. П. Чернильницын\nМ. П.",
    )
    assert (found["chair"]["post"], found["secretary"]["name"]) == ("директор", "О. П. Чернильницын")
    assert found["headcounts"] == [{"group": "Учителя", "count": 5, "text": "Учителя: 5 чел."}]
    assert found["speeches"] == [
        {"part": "heard", "item": None, "speaker": "Образцов П. И.", "text": "Образцов П. И. начал."}
    ]
    assert found["decisions"][0]["relations"] == [
        {"kind": "amends", "decision": "protocols/example-quality-council/2022-01-01/1"}
    ]
    assert found["attachments"] == [{"text": "[План](plan.pdf)", "file": "plan.pdf"}]
    assert found["signatures"] == [
        {"name": "П. И. Образцов", "role": "Председатель", "text": "Председатель: П. И. Образцов"},
        {"name": "О. П. Чернильницын", "role": "Секретарь", "text": "Секретарь _____ О. П. Чернильницын"},
        {"name": None, "role": None, "text": "М. П."},
    ]

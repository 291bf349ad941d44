"""To whom a clause speaks, who answers for it, and what it hands down to the clauses under it."""

from __future__ import annotations

import pytest

from generator.model.portal import Decision, Mention
from tests.load.records import portal

ORGANIZATIONS = {
    f"organizations/{id}.yml": text
    for id, text in {
        "sovet": "name: Совет по качеству\nclassification: council\nregion: Примерская область\n"
        "aliases: [администрация]\n",
        "iro": "name: Институт развития образования\nclassification: regional-institution\nparent: sovet\n"
        "aliases: [ИРО]\n",
        "coko": "name: Центр оценки качества\nclassification: regional-institution\nparent: sovet\n"
        "aliases: [ЦОКО]\n",
        "school-1": "name: Школа № 1\nclassification: school\nparent: sovet\n",
        "school-3": "name: Школа № 3\nclassification: school\nparent: sovet\n",
        "schools": "name: Школы\nclassification: institutions\nparent: sovet\n",
        "heads": "name: Руководители школ\nclassification: people\nparent: sovet\n",
        "committee": "name: Комитет по образованию\nclassification: municipal-authority\nparent: sovet\n",
    }.items()
}


def decisions(body: str) -> tuple[Decision, ...]:
    linked = portal(ORGANIZATIONS | {"protocols/sovet/2023-03-16.md": f"## Решили\n{body}"})
    return tuple(linked.decisions.values())


def pairs(mentions: tuple[Mention, ...]) -> list[tuple[str, str | None]]:
    return [(str(mention.text), mention.organization) for mention in mentions]


@pytest.mark.parametrize(
    ("body", "expected"),
    (
        ("1. ИРО:\n- а", [("ИРО", "iro")]),
        ("1. ИРО: провести опрос.", [("ИРО", "iro")]),
        ("1. ИРО, ЦОКО:\n- а", [("ИРО", "iro"), ("ЦОКО", "coko")]),
        ("1. ИРО совместно с ЦОКО:\n- а", [("ИРО", "iro"), ("ЦОКО", "coko")]),
        ("1. Рекомендовать руководителям школ:\n- а", [("руководителям школ", "heads")]),
        ("1. Рекомендовать учителям физики:\n- а", [("учителям физики", None)]),
        ("1. Учителям физики:\n- а", [("Учителям физики", None)]),
        ("1. МБУ:\n- а", [("МБУ", None)]),
        ("1. ИРО, учителям физики:\n- а", [("ИРО", "iro"), ("учителям физики", None)]),
        ("1. Комитету по образованию\n- подготовить план", [("Комитету по образованию", "committee")]),
        ("1. ИРО\n1.1. Провести", [("ИРО", "iro")]),
        ("1. Поручить комитету по образованию подготовить план.", [("комитету по образованию", "committee")]),
        ("1. Рекомендовать ИРО, ЦОКО разработать план.", [("ИРО", "iro"), ("ЦОКО", "coko")]),
        ("1. Предложить ИРО и школам провести опрос.", [("ИРО", "iro"), ("школам", "schools")]),
        ("1. ИРО (по согласованию: до мая):\n- а", [("ИРО", "iro")]),
        ("1. Клубу «Школа: шаг», ИРО:\n- а", [("Клубу «Школа: шаг»", None), ("ИРО", "iro")]),
        ("1. Провести опрос\nКому: iro, coko", [("iro", "iro"), ("coko", "coko")]),
        ("{б/н} ЦОКО:\n- а", [("ЦОКО", "coko")]),
        ("1. ИРО (Образцов П. И.) провести опрос.", [("ИРО", "iro")]),
        ("1. Комитету по образованию подготовить план.", [("Комитету по образованию", "committee")]),
        ("1. ЦОКО подготовить план.\nСрок: постоянно", [("ЦОКО", "coko")]),
        ("1. Директору лицея утвердить план.", [("Директору лицея", None)]),
        ("1. Директору ЦОКО Образцову П. И. утвердить план.", [("Директору ЦОКО Образцову П. И.", "coko")]),
        (
            "1. Рекомендовать школам № 1, 3 до 1 марта и ЦОКО сдать отчёт.",
            [("школам № 1", "school-1"), ("3", "school-3")],
        ),
        (
            "1. Рекомендовать школам № 1 и 3, ЦОКО сдать отчёт.",
            [("школам № 1", "school-1"), ("3", "school-3"), ("ЦОКО", "coko")],
        ),
        (
            "1. Рекомендовать директору ЦОКО Образцову П. И. и ИРО сдать отчёт.",
            [("директору ЦОКО", "coko"), ("ИРО", "iro")],
        ),
        ("1. Рекомендовать директору ЦОКО утвердить план.", [("директору ЦОКО", "coko")]),
        (
            "1. Комитету по образованию – до 30.04.2026 сдать отчёт.",
            [("Комитету по образованию", "committee")],
        ),
        (
            "1. Комитету по образованию в срок до 1 мая сдать отчёт.",
            [("Комитету по образованию", "committee")],
        ),
        (
            "1. Комитету по образованию в течение 5 дней сдать отчёт.",
            [("Комитету по образованию", "committee")],
        ),
        (
            "1. Комитету по образованию ежеквартально сдавать отчёт.",
            [("Комитету по образованию", "committee")],
        ),
        ("1. Школам, кроме ЦОКО, сдать отчёт.", [("Школам", "schools")]),
        ("1. Всем школам сдать отчёт.", [("школам", "schools")]),
        ("1. ЦОКО в лице директора Образцова П. И. сдать отчёт.", [("ЦОКО", "coko")]),
        ("1. Администрации ЦОКО подготовить план.", [("Администрации ЦОКО", None)]),
        ("1. Администрации, ЦОКО подготовить план.", [("Администрации", "sovet"), ("ЦОКО", "coko")]),
        ("1. ЦОКО Совета по качеству подготовить план.", [("ЦОКО", "coko")]),
        ("1. Учителям физики усилить работу. Срок: до мая", [("Учителям физики", None)]),
        ("1. Министерству культуры (Образцов П. И.):\n- а", [("Министерству культуры", None)]),
    ),
)
def test_addressees(body: str, expected: list[tuple[str, str | None]]) -> None:
    assert pairs(decisions(body)[0].own_addressees) == expected


@pytest.mark.parametrize(
    "body",
    (
        "1. По результатам:\n- а",
        "1. Внести изменения в:\n- Положение",
        "1. Принять к сведению информацию ИРО.",
        "1. Направить в ИРО: отчёт.",
        "1. Информацию принять к сведению: ИРО",
        "1. Отметить следующее: школы открыты.",
        "1. Провести опрос школ",
        "1. В целях развития:\n1.1. Провести",
        "1. О работе ИРО\n1.1. Провести",
        "1. Учителям физики\n- а",
        "1. Рекомендовать провести опрос.",
        "1. ИРО",
        "1. Итоги: школы, ИРО",
        "1. Школы и дома: ИРО",
        "1.\n1.1. Провести",
        "1. Работу педагогов признать удовлетворительной.",
        "1. Школу № 1 закрыть.",
        "1. В срок до мая провести опрос.",
        "1. Школы закрыть на ремонт.",
        "1. Школу закрыть на ремонт.",
        "1. Директору ЦОКО объявить выговор.",
        "1. Руководителям школ выразить благодарность.",
        "1. ЦОКО присвоить имя Образцова П. И.",
        "1. Комитет по образованию преобразовать.",
    ),
)
def test_no_addressee(body: str) -> None:
    assert decisions(body)[0].own_addressees == ()


def test_addressees_are_handed_down() -> None:
    found = decisions(
        "1. ИРО:\n1.1. Провести:\n- а (май 2023 г.)\n1.2. ЦОКО:\n1.2.1. Сдать\n2. Доложить.\n"
        "Отв.: ИРО, секретарь"
    )
    assert [(d.clause.id, [mention.organization for mention in d.addressees]) for d in found] == [
        ("1", ["iro"]),
        ("1.1", ["iro"]),
        ("1.1-abz-1", ["iro"]),
        ("1.2", ["coko"]),
        ("1.2.1", ["coko"]),
        ("2", []),
    ]


def test_responsible_and_deadlines_are_handed_down() -> None:
    found = decisions(
        "1. ИРО:\nОтв.: ЦОКО, секретарь\nСрок: май 2023 г.\n1.1. Провести\n1.2. Сдать\nОтв.: школы\n"
        "Срок: июнь 2023 г."
    )
    assert [(pairs(d.responsible), [str(deadline.text) for deadline in d.deadlines]) for d in found] == [
        ([("ЦОКО", "coko"), ("секретарь", None)], ["май 2023 г."]),
        ([("ЦОКО", "coko"), ("секретарь", None)], ["май 2023 г."]),
        ([("школы", "schools")], ["июнь 2023 г."]),
    ]


@pytest.mark.parametrize(
    ("body", "headings"),
    (
        ("1. ИРО:\n1.1. Провести", [True, False]),
        ("1. Об итогах\n1.1. ЦОКО:\n1.1.1. Сдать", [True, True, False]),
        ("1. Провести опрос:\n1.1. в школах", [False, False]),
        ("1. Рекомендовать ИРО:\n1.1. Провести", [True, False]),
        ("1. ИРО:\n- провести", [False]),
    ),
)
def test_headings(body: str, headings: list[bool]) -> None:
    assert [decision.heading for decision in decisions(body)] == headings


def test_a_long_list_of_addressees_is_read_in_time_with_its_length() -> None:
    (first, *_) = decisions(f"1. Рекомендовать {'ИРО, ' * 20_000}провести опрос.")
    assert 100 < len(first.own_addressees) < 2_000

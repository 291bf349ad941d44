from __future__ import annotations

import pytest

from generator.text.definitions import Definition, read_definitions


@pytest.mark.parametrize(
    ("line", "term", "means", "spelt"),
    (
        (
            "Составить индивидуальные маршруты обучения (далее – ИМО).",
            "ИМО",
            "индивидуальные маршруты обучения",
            True,
        ),
        (
            "- Примеров, методист ГАУ «Институт развития» (далее - ГАУ ИР)",
            "ГАУ ИР",
            "ГАУ «Институт развития»",
            True,
        ),
        (
            "От государственного учреждения Примерского края «Центр оценки и контроля» (далее – ГУ ПК ЦОиК)",
            "ГУ ПК ЦОиК",
            "государственного учреждения Примерского края «Центр оценки и контроля»",
            True,
        ),
        # A letter for every word that counts, and words that have no letter.
        (
            "встречи муниципальных органов самоуправления, управляющих образованием (далее- МОУО)",
            "МОУО",
            "муниципальных органов самоуправления, управляющих образованием",
            False,
        ),
        (
            "Как решил Координационный совет по качеству (далее – КС)",
            "КС",
            "Координационный совет по качеству",
            False,
        ),
    ),
)
def test_a_definition(line: str, term: str, means: str, spelt: bool) -> None:
    assert list(read_definitions(line)) == [Definition(term, means, spelt)]


def test_two_at_once_have_the_same_words() -> None:
    line = "1. О школах с низкими результатами и школах в сложных условиях (далее - ШНР и ШСУ)"
    assert list(read_definitions(line)) == [
        Definition("ШНР", "школах с низкими результатами и школах в сложных условиях", False),
        Definition("ШСУ", "школах в сложных условиях", True),
    ]


@pytest.mark.parametrize(
    "line",
    (
        "Срок – май 2022, далее - ежегодно",
        "Утвердить порядок (далее – Порядок)",
        "Утвердить порядок (далее – порядок отбора)",
        "(далее – ИОМ)",
        "далее – ИОМ",
        "сады; те дошкольные организации (далее – ДОУ), которые",
        "",
    ),
)
def test_what_is_no_definition_of_an_abbreviation(line: str) -> None:
    assert list(read_definitions(line)) == []


def test_hostile_lines_take_no_time() -> None:
    for line in ("(далее – " * 5000, "а " * 50_000 + "(далее – АБ)", "(" * 20_000 + "далее"):
        list(read_definitions(line))

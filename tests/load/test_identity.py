"""Ids of clauses: of printed labels, unique in the document, never of a place in the file."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.load.records import document

IDS: dict[str, tuple[str, list[str]]] = {
    "labels": (
        "## Решили\n1. А\n1.1 Б\n1.2.8.1. В\n2) Г\nа) Д\nя) Е",
        ["1", "1.1", "1.2.8.1", "1.2.8.1.2", "1.2.8.1.2.a", "1.2.8.1.2.ya"],
    ),
    "a label twice": (
        "## Решили\n2. А\n2.1. Б\n2.1. В\n2.1.1. Г\n2.1. Д",
        ["2", "2.1", "2.1-2", "2.1.1", "2.1-3"],
    ),
    "ten after nine": ("## Решили\n3. А\n3.9. Б\n3.10. В\n3.1. Г", ["3", "3.9", "3.10", "3.1"]),
    "numbering that starts again by item": (
        "## 1. Слушали\n## Решили\n1. А\n2. Б\n2.1. В\n## 2.3. Слушали\n## Решили\n1. Г",
        ["1.1", "1.2", "1.2.1", "2.3.1"],
    ),
    "numbering that goes on": (
        "## По 1 вопросу\n## Решили\n1. А\n## По 2 вопросу\n## Решили\n2. Б",
        ["1", "2"],
    ),
    "numbering that starts again without items": ("## Решили\n1. А\n## Решили\n1. Б", ["1", "1-2"]),
    "clauses without a number": (
        "## Решили\n1. А\n1.2. Б:\n- в (май 2023 г.)\n- г\n{б/н} Д\n{б/н} Е\n2. Ж",
        ["1", "1.2", "1.2-abz-1", "1.2-abz-2", "1-abz-1", "1-abz-2", "2"],
    ),
    "clauses without a number under one": (
        "## Решили\nДиректорам:\n- а\n- б\n\nВсем:\n- в",
        ["abz-1", "abz-1-abz-1", "abz-1-abz-2", "abz-2", "abz-2-abz-1"],
    ),
    "no labels, by item": (
        "## По 1 вопросу\n## Решили\nА\n## По 2 вопросу\n## Решили\nБ\n\nВ",
        ["1-abz-1", "2-abz-1", "2-abz-2"],
    ),
    "no labels, in two sections": ("## Решили\nА\n## Решили\nБ", ["abz-1", "abz-2"]),
}


@pytest.mark.parametrize(("body", "ids"), IDS.values(), ids=IDS)
def test_ids(body: str, ids: list[str]) -> None:
    assert [clause.id for clause in document(body).clauses] == ids


def test_the_place_of_a_clause_without_a_number() -> None:
    body = "## Решили\n1. А:\n- б (май 2023 г.)\n- в\n2. Г:\n- д (май 2023 г.)"
    assert [clause.ordinal for clause in document(body).clauses] == [0, 1, 2, 0, 1]


LINES = st.sampled_from(
    (
        *("1. А", "1.1. А", "1.1.1. А", "2. А", "2.1 А", "1-2 А", "1.1-2", "а) А", "a) А", "в) А", "v) А"),
        *(
            "{б/н} А",
            "- а (май 2023 г.)",
            "- а",
            "А",
            "",
            "Решили:",
            "## 1. Решили",
            "## 2. Решили",
            "## 1.1. Решили",
        ),
    )
)


@given(st.lists(LINES, max_size=30))
@settings(max_examples=300, deadline=None)
def test_ids_are_unique(lines: list[str]) -> None:
    ids = [clause.id for clause in document("\n".join(("## Решили", *lines))).clauses]
    assert len(set(ids)) == len(ids)

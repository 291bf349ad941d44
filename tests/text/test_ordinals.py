"""Ordinals of questions."""

from __future__ import annotations

import re

import pytest

from generator.text.ordinals import WORDS, read_ordinal


@pytest.mark.parametrize(
    ("words", "number"),
    (
        ("первому", 1),
        ("Второму", 2),
        ("третьему", 3),
        ("третий", 3),
        ("четвёртому", 4),
        ("четвертому", 4),
        ("шестому", 6),
        ("десятому", 10),
        ("одиннадцатому", 11),
        ("двадцатый", 20),
        ("двадцать второму", 22),
        ("тридцатому", 30),
        ("тридцать девятому", 39),
    ),
)
def test_an_ordinal_is_its_number(words: str, number: int) -> None:
    assert read_ordinal(words) == number
    assert re.fullmatch(WORDS, words, re.IGNORECASE)


@pytest.mark.parametrize("words", ("", "вопросу", "основному", "двадцать десятому", "сорок второму", "пятка"))
def test_other_words_are_none(words: str) -> None:
    assert read_ordinal(words) is None

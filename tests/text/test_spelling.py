import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.spelling import flatten, indent, trim


def test_one_spelling() -> None:
    assert flatten(" «Ёлка»\u00a0—  МЕ\u00adТОД\u200b ") == '"елка" - метод'
    assert indent("\t– • Срок") == 5


@pytest.mark.parametrize(
    ("line", "phrase"),
    (
        ("ноябрь 2023 г.; ", "ноябрь 2023 г."),
        ("20.12.2023г..", "20.12.2023г."),
        ("Иванов И.И.", "Иванов И.И."),
        ("школы и др.", "школы и др."),
        ("руководители ОО.", "руководители ОО"),
        ("18.07.2022. ", "18.07.2022"),
        (" ;., ", ""),
    ),
)
def test_a_phrase_ends_before_its_closing_marks(line: str, phrase: str) -> None:
    assert line[: trim(line, 0, len(line))] == phrase


@settings(database=None)
@given(st.text())
def test_no_text_raises(text: str) -> None:
    assert flatten(flatten(text)) == flatten(text)
    assert 0 <= trim(text, 0, len(text)) <= len(text)
    assert 0 <= indent(text) <= len(text)

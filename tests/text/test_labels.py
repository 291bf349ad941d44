import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.labels import find_label, gap, is_parent, parts, slug


@pytest.mark.parametrize(
    ("line", "label", "rest"),
    (
        ("1. Принять", "1.", "Принять"),
        ("1.\tРазработать", "1.", "Разработать"),
        ("  1.2. Принять", "1.2.", "Принять"),
        ("1.2.8.1. Организовать", "1.2.8.1.", "Организовать"),
        ("1.2.1 Продолжить", "1.2.1", "Продолжить"),
        ("2.3 рекомендовать", "2.3", "рекомендовать"),
        ("1.2 «Школа»", "1.2", "«Школа»"),
        ("1.2 - провести", "1.2", "- провести"),
        ("1.1.Корректировать", "1.1.", "Корректировать"),
        ("3.СЛУШАЛИ:", "3.", "СЛУШАЛИ:"),
        ("1) Введение", "1)", "Введение"),
        ("1.1) Введение", "1.1)", "Введение"),
        ("а) Входная диагностика", "а)", "Входная диагностика"),
        ("3.10 Согласовать", "3.10", "Согласовать"),
        ("3.10. В соответствии", "3.10.", "В соответствии"),
        ("2.1.", "2.1.", ""),
        ("1.2.8", "1.2.8", ""),
        ("2. 2023 год объявить годом педагога", "2.", "2023 год объявить годом педагога"),
        ("1.2.8 1.2.8.1. Организовать", "1.2.8", "1.2.8.1. Организовать"),
    ),
)
def test_a_label(line: str, label: str, rest: str) -> None:
    found = find_label(line)
    assert found is not None
    assert (found.text, line[found.rest_start :]) == (label, rest)


@pytest.mark.parametrize(
    "line",
    (
        "",
        "1986. Великое лето",
        "12.07.2022 состоялось",
        "12.11.22 состоялось",
        "25.08. 2023",
        "25.10. 2023 года",
        "25. 08. 2023",
        "16. марта 2023",
        "2.5 млн рублей",
        "3.5 процента",
        "1.5% роста",
        "1,5",
        "1",
        "5 классов",
        "10.00 начало",
        "10.30 Начало заседания",
        "2023 год",
        "а. нет",
        "01. Текст",
        "5)10",
        "1..",
        "2.1",
        "1.2.1Продолжить",
        "§ 1. Общие положения",
        "- 1. Текст",
    ),
)
def test_no_label(line: str) -> None:
    assert find_label(line) is None


def test_parts_and_slug() -> None:
    assert parts("1.2.8.1.") == ("1", "2", "8", "1")
    assert parts("1)") == ("1",)
    assert parts("а)") == ("а",)
    assert parts("") == ()
    assert [slug(label) for label in ("1.2.8.1.", "1)", "а)", "в)", "ж)")] == ["1.2.8.1", "1", "a", "v", "zh"]
    assert slug("ь)") != slug("ъ)") != ""


def test_a_parent_is_a_proper_beginning() -> None:
    assert is_parent("1.2.", "1.2.8.1.")
    assert not is_parent("1.2", "1.2.")
    assert not is_parent("1.2", "1.20.1")
    assert not is_parent("", "1.")


@pytest.mark.parametrize(
    ("previous", "current", "expected"),
    (
        ("1.1", "1.3", "1.2"),
        ("1.1.", "1.4.", "1.2."),
        ("1)", "3)", "2)"),
        ("а)", "в)", "б)"),
        ("3.9.", "3.10.", None),
        ("2.1.", "2.1.", None),
        ("2.2", "2.1", None),
        ("1.1.", "2.3.", None),
        ("1.", "1.3.", None),
        ("ж)", "и)", None),
        ("и)", "к)", None),
        ("а)", "3)", None),
        ("1", "9" * 5000, None),
        ("", "", None),
    ),
)
def test_a_gap(previous: str, current: str, expected: str | None) -> None:
    assert gap(previous, current) == expected


@settings(database=None)
@given(st.text() | st.text("0123456789.) авгАВ«-", max_size=20), st.text())
def test_no_line_raises(line: str, other: str) -> None:
    label = find_label(line)
    if label:
        assert line[: label.rest_start].strip(" \t\u00a0\ufeff\u200b\u200c\u200d\u2060\u00ad") == label.text
        assert slug(label.text)
    gap(line, other)
    is_parent(other, line)
    slug(other)

"""A report in exact words: the place, the line with a caret under the word, and how the right line looks."""

from __future__ import annotations

import pytest

from generator.diagnostics import Diagnostic, error, warning
from generator.report.text import report, summary
from generator.source import Span

WIDE = "а" * 100 + "БВГ" + "д" * 100


def lines(diagnostic: Diagnostic, source: str, prefix: str = "", help_at: str = "") -> list[str]:
    return list(
        report(
            [diagnostic], lambda path, line: source if (path, line) == ("x.md", 7) else "", prefix, help_at
        )
    )


def test_a_report() -> None:
    fault = error("value", Span("x.md", 7, 7, 4), "Такого значения нет.", "kind: protocol\nили extract")
    assert lines(fault, "kind: прот", prefix="content/") == [
        "content/x.md:7:7: ошибка value: Такого значения нет.",
        "    kind: прот",
        "          ^^^^",
        "    как надо: kind: protocol",
        "              или extract",
        "    справка:  glasno help value",
        "",
    ]


def test_a_remark_without_advice_and_without_a_line() -> None:
    remark = warning("gap", Span("x.md", 8), "Пропущен номер 2.")
    assert lines(remark, "не та строка", help_at="https://example.org/rules/") == [
        "x.md:8:1: замечание gap: Пропущен номер 2.",
        "    справка:  https://example.org/rules/gap/",
        "",
    ]


def test_colours() -> None:
    found = list(
        report(
            [error("x", Span("x.md"), "А.", "Б"), warning("y", Span("x.md"), "В.")],
            lambda _path, _line: "Г",
            paint=lambda colour, text: f"<{colour} {text}>",
        )
    )
    assert found[0] == "<bold x.md:1:1>: <red ошибка> x: А."
    assert found[2:4] == ["    <red ^>", "    как надо: <green Б>"]
    assert found[6] == "<bold x.md:1:1>: <yellow замечание> y: В."


@pytest.mark.parametrize(
    ("source", "column", "width", "shown", "caret"),
    (
        ("абв", 2, 1, "абв", " ^"),
        ("абв", 2, 99, "абв", " ^^"),
        ("абв", 4, 1, "абв", "   ^"),
        ("абв", 99, 5, "абв", "   ^"),
        ("\tа\tб", 4, 1, " а б", "   ^"),
        ("  б", 3, 1, "  б", "  ^"),
        (WIDE, 1, 1, f"{'а' * 100}БВГ{'д' * 7}…", "^"),
        (WIDE, 101, 3, f"…{'а' * 36}БВГ{'д' * 71}…", " " * 37 + "^^^"),
        (WIDE, 203, 1, f"…{'а' * 7}БВГ{'д' * 100}", " " * 110 + "^"),
        (WIDE, 101, 103, f"…{'а' * 36}БВГ{'д' * 71}…", " " * 37 + "^" * 74),
    ),
)
def test_the_caret_stands_under_the_word(
    source: str, column: int, width: int, shown: str, caret: str
) -> None:
    found = lines(error("x", Span("x.md", 7, column, width), "А."), source)
    assert found[1:3] == [f"    {shown}", f"    {caret}"]


@pytest.mark.parametrize(
    ("errors", "warnings", "files", "expected"),
    (
        (0, 0, 12, "Проверено: 12 записей. Ошибок и замечаний нет."),
        (1, 0, 1, "Проверено: 1 запись. 1 ошибка."),
        (2, 5, 3, "Проверено: 3 записи. 2 ошибки, 5 замечаний."),
        (11, 21, 21, "Проверено: 21 запись. 11 ошибок, 21 замечание."),
        (0, 3, 1234, "Проверено: 1 234 записи. Ошибок нет, 3 замечания."),
    ),
)
def test_a_summary(errors: int, warnings: int, files: int, expected: str) -> None:
    found = [
        *(error("x", Span("x"), "") for _ in range(errors)),
        *(warning("y", Span("x"), "") for _ in range(warnings)),
    ]
    assert summary(found, files).replace("\u00a0", " ") == expected

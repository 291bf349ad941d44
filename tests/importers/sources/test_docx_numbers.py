"""Automatic numbers come back as Word shows them."""

from __future__ import annotations

import pytest

from generator.importers.sources import Paragraph, read_source
from tests.importers.sources.word import LEGAL, Levels, Word, pack, parts


def numbers(data: bytes) -> list[tuple[str, str]]:
    document = read_source("протокол.docx", data)
    return [(block.number, block.text) for block in document.blocks if isinstance(block, Paragraph)]


def counted(levels: Levels, places: list[int], extra: str = "") -> list[str]:
    word = Word()
    num = word.list(levels, extra)
    for level in places:
        word.item("x", num, level)
    return [number for number, _ in numbers(word.bytes())]


@pytest.mark.parametrize(
    ("levels", "places", "expected"),
    (
        (LEGAL, [0, 1, 1, 2, 2, 0, 1, 2], ["1.", "1.1.", "1.2.", "1.2.1.", "1.2.2.", "2.", "2.1.", "2.1.1."]),
        (LEGAL, [0, 2, 1], ["1.", "1.1.1.", "1.1."]),
        ((("russianLower", "%1)"),), [0] * 12, [f"{letter})" for letter in "абвгдежзикл"] + ["м)"]),
        ((("russianUpper", "%1."),), [0, 0], ["А.", "Б."]),
        ((("upperRoman", "%1."), ("decimal", "%1.%2")), [0, 0, 1], ["I.", "II.", "II.1"]),
        ((("lowerLetter", "(%1)"), ("lowerRoman", "%2)")), [0, 0, 1, 1], ["(a)", "(b)", "i)", "ii)"]),
        ((("decimalZero", "%1"),), [0, 0], ["01", "02"]),
        ((("bullet", "\uf0b7"), ("bullet", "-")), [0, 1, 0], ["•", "-", "•"]),
        ((("decimal", "%1."), ("bullet", "–")), [0, 1, 1, 0], ["1.", "–", "–", "2."]),
        ((("decimal", "Вопрос %1:"),), [0, 0], ["Вопрос 1:", "Вопрос 2:"]),
        ((("none", ""),), [0, 0], ["", ""]),
        # A bullet has no number to show: docxjs pull request 217.
        ((("decimal", "%1."), ("bullet", "—"), ("decimal", "%1.%2%3.")), [0, 2, 2], ["1.", "1.1.", "1.2."]),
    ),
)
def test_levels(levels: Levels, places: list[int], expected: list[str]) -> None:
    assert counted(levels, places) == expected


@pytest.mark.parametrize(
    ("restart", "expected"),
    (
        ("", ["1.", "1.1.", "1.1.1.", "1.2.", "1.2.1.", "2.", "2.1.", "2.1.1."]),
        ('<w:lvlRestart w:val="0"/>', ["1.", "1.1.", "1.1.1.", "1.2.", "1.2.2.", "2.", "2.1.", "2.1.3."]),
        ('<w:lvlRestart w:val="1"/>', ["1.", "1.1.", "1.1.1.", "1.2.", "1.2.2.", "2.", "2.1.", "2.1.1."]),
    ),
)
def test_restart_of_a_level(restart: str, expected: list[str]) -> None:
    assert counted(LEGAL, [0, 1, 2, 1, 2, 0, 1, 2], restart) == expected


def test_legal_levels_are_decimal() -> None:
    levels = (("upperRoman", "%1."), ("decimal", "%1.%2."))

    assert counted(levels, [0, 1], "<w:isLgl/>") == ["I.", "1.1."]


def test_two_lists_of_one_definition_go_on_counting() -> None:
    word = Word()
    definition = word.define(LEGAL)
    first, second = word.num(definition), word.num(definition)
    for num in (first, first, second):
        word.item("x", num)

    assert [number for number, _ in numbers(word.bytes())] == ["1.", "2.", "3."]


def test_a_list_that_starts_again() -> None:
    word = Word()
    definition = word.define(LEGAL)
    first, second = word.num(definition), word.num(definition, {0: 1})
    fifth = word.num(definition, {0: 5})
    for num in (first, first, second, second, fifth, fifth):
        word.item("x", num)

    assert [number for number, _ in numbers(word.bytes())] == ["1.", "2.", "1.", "2.", "5.", "6."]


def test_two_lists_count_for_themselves() -> None:
    word = Word()
    one, other = word.list(LEGAL), word.list((("decimal", "%1)"),))
    for num in (one, other, one, other):
        word.item("x", num)

    assert [number for number, _ in numbers(word.bytes())] == ["1.", "1)", "2.", "2)"]


def test_numbers_of_styles() -> None:
    word = Word()
    num = word.list(LEGAL)
    files = parts(word.bytes())
    styles = (
        "".join(
            f'<w:style w:type="paragraph" w:styleId="Clause{level}"><w:name w:val="clause {level}"/>'
            f'{based}<w:pPr><w:numPr>{ilvl}<w:numId w:val="{num}"/></w:numPr></w:pPr></w:style>'
            for level, ilvl, based in (
                (0, "", ""),
                (1, '<w:ilvl w:val="1"/>', '<w:basedOn w:val="Clause0"/>'),
            )
        )
        + '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="own"/>'
        '<w:basedOn w:val="Clause1"/></w:style>'
    )
    files["word/styles.xml"] = files["word/styles.xml"].replace(
        b"</w:styles>", styles.encode() + b"</w:styles>"
    )
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
        for style, properties in (
            ("Clause0", ""),
            ("Clause1", ""),
            ("Own", ""),
            ("Own", '<w:numPr><w:ilvl w:val="2"/></w:numPr>'),
            ("Clause1", '<w:numPr><w:numId w:val="0"/></w:numPr>'),
            ("Clause0", ""),
        )
    )
    files["word/document.xml"] = files["word/document.xml"].replace(b"<w:body>", b"<w:body>" + body.encode())

    assert [number for number, _ in numbers(pack(files))] == ["1.", "1.1.", "1.2.", "1.2.1.", "", "2."]


def test_numbers_run_through_cells_and_skip_plain_paragraphs() -> None:
    word = Word()
    num = word.list((("decimal", "%1."),))
    word.item("до", num)
    word.document.add_paragraph("просто")
    table = word.document.add_table(1, 2)
    for cell in table.rows[0].cells:
        paragraph = word.item("в клетке", num)
        cell._tc.append(paragraph._p)
        cell._tc.remove(cell._tc.p_lst[0])
    word.item("после", num)

    document = read_source("a.docx", word.bytes())

    cells = document.blocks[2].rows[0]  # type: ignore[union-attr]
    assert [block.number for cell in cells for block in cell.blocks if isinstance(block, Paragraph)] == [
        "2.",
        "3.",
    ]
    assert document.blocks[3] == Paragraph("после", number="4.")


def test_level_is_kept() -> None:
    word = Word()
    num = word.list(LEGAL)
    word.item("x", num, 2)

    assert read_source("a.docx", word.bytes()).blocks == (Paragraph("x", number="1.1.1.", level=2),)


def test_a_list_that_is_not_defined_gives_no_number() -> None:
    word = Word()
    word.item("x", 77)

    assert numbers(word.bytes()) == [("", "x")]

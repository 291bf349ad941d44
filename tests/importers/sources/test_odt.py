"""OpenDocument texts: lists, tables, white space, revisions."""

from __future__ import annotations

import pytest

from generator.importers.sources import Cell, Paragraph, SourceDocument, Table, read_source
from tests.importers.sources.open_document import odt


def read(text: str, styles: str = "", margins: str = "") -> SourceDocument:
    return read_source("протокол.odt", odt(text, styles, margins))


def level(place: int, form: str, more: str) -> str:
    return f'<text:list-level-style-number text:level="{place}" style:num-format="{form}" {more}/>'


LEGAL = "".join(
    (
        '<text:list-style style:name="L1">',
        level(1, "1", 'style:num-suffix="."'),
        level(2, "1", 'style:num-suffix="." text:display-levels="2"'),
        level(3, "1", 'style:num-suffix="." text:display-levels="3"'),
        "</text:list-style>",
    )
)


def items(*inner: str) -> str:
    return "".join(f"<text:list-item>{item}</text:list-item>" for item in inner)


def listed(*inner: str, more: str = 'text:style-name="L1"') -> str:
    return f"<text:list {more}>{items(*inner)}</text:list>"


def numbers(document: SourceDocument) -> list[str]:
    return [block.number for block in document.blocks if isinstance(block, Paragraph)]


def test_levels() -> None:
    text = listed(
        "<text:p>а</text:p>",
        "<text:p>б</text:p><text:p>ещё б</text:p>"
        + listed("<text:p>в</text:p>", listed("<text:p>г</text:p>", more=""), more=""),
        "<text:p>д</text:p>",
    )

    assert read(text, LEGAL).blocks == (
        Paragraph("а", number="1."),
        Paragraph("б", number="2."),
        Paragraph("ещё б"),
        Paragraph("в", number="2.1.", level=1),
        Paragraph("г", number="2.1.1.", level=2),
        Paragraph("д", number="3."),
    )


@pytest.mark.parametrize(
    ("second", "expected"),
    (
        ('text:style-name="L1"', ["1.", "1."]),
        ('text:style-name="L1" text:continue-numbering="true"', ["1.", "2."]),
        ('text:style-name="L1" text:continue-list="list1"', ["1.", "2."]),
    ),
)
def test_continued_lists(second: str, expected: list[str]) -> None:
    first = listed("<text:p>а</text:p>", more='xml:id="list1" text:style-name="L1"')

    assert numbers(read(first + listed("<text:p>б</text:p>", more=second), LEGAL)) == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    (
        (level(1, "А, Б, .., Аа, Аб, ...", 'style:num-suffix="."'), ["А.", "Б."]),
        (level(1, "а, б, .., аа, аб, ...", 'style:num-suffix=")"'), ["а)", "б)"]),
        (level(1, "I", 'style:num-prefix="(" style:num-suffix=")"'), ["(I)", "(II)"]),
        (level(1, "1", 'loext:num-list-format="Вопрос %1%:"'), ["Вопрос 1:", "Вопрос 2:"]),
        (level(1, "1", 'style:num-suffix="." text:start-value="5"'), ["5.", "6."]),
        ('<text:list-level-style-bullet text:level="1" text:bullet-char="–"/>', ["–", "–"]),
        (level(1, "", ""), ["", ""]),
    ),
)
def test_forms(style: str, expected: list[str]) -> None:
    styles = f'<text:list-style style:name="L1">{style}</text:list-style>'

    assert numbers(read(listed("<text:p>x</text:p>", "<text:p>x</text:p>"), styles)) == expected


def test_text_as_shown() -> None:
    bold = (
        '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/>'
        "</style:style>"
    )
    text = (
        "<text:p>Волкович<text:line-break/>Ольга  \n Сергеевна<text:tab/>член"
        "<text:s text:c='3'/>совета</text:p>"
        '<text:p><text:span text:style-name="B">РЕШИЛИ:</text:span></text:p>'
        '<text:h text:outline-level="2">Повестка</text:h>'
    )

    assert read(text, bold).blocks == (
        Paragraph("Волкович\nОльга Сергеевна\tчлен   совета"),
        Paragraph("РЕШИЛИ:", bold=True),
        Paragraph("Повестка", heading=2),
    )


def test_tables() -> None:
    table = (
        "<table:table><table:table-column/><table:table-header-rows><table:table-row>"
        '<table:table-cell table:number-columns-spanned="2"><text:p>Решили</text:p></table:table-cell>'
        "<table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row>"
        '<table:table-cell table:number-rows-spanned="2"><text:p>1.1.</text:p><text:p>1.2.</text:p>'
        "</table:table-cell>"
        "<table:table-cell><text:p>до 1 мая</text:p></table:table-cell></table:table-row><table:table-row>"
        "<table:covered-table-cell/><table:table-cell><text:p/></table:table-cell></table:table-row></table:table>"
    )

    assert read(f"<text:p>до</text:p>{table}").blocks[1] == Table(
        (
            (Cell((Paragraph("Решили"),), 2),),
            (Cell((Paragraph("1.1."), Paragraph("1.2."))), Cell((Paragraph("до 1 мая"),))),
            (Cell(()), Cell(())),
        )
    )


def test_revisions_notes_remarks_and_boxes() -> None:
    text = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>удалено</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:p>Совет<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>далее – КС</text:p></text:note-body></text:note> решил"
        "<office:annotation><text:p>проверить</text:p></office:annotation></text:p>"
        "<text:p><draw:frame><draw:text-box><text:p>УТВЕРЖДАЮ</text:p></draw:text-box></draw:frame>дальше</text:p>"
    )
    margins = "<style:master-page><style:header><text:p>Проект</text:p></style:header></style:master-page>"

    assert read(text, margins=margins) == SourceDocument(
        "протокол.odt",
        (
            Paragraph("Совет¹ решил"),
            Paragraph("дальше"),
            Paragraph("УТВЕРЖДАЮ"),
            Paragraph("далее – КС", number="¹"),
        ),
        ("примечание: проверить", "Проект"),
    )


def test_pages() -> None:
    text = "<text:p>первая</text:p><text:p><text:soft-page-break/>вторая</text:p>"

    assert read(text).blocks == (Paragraph("первая", page=1), Paragraph("вторая", page=2))

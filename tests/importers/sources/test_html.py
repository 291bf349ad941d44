"""Web pages, and the «web page, filtered» of Word."""

from __future__ import annotations

import pytest

from generator.importers.sources import Block, Cell, Paragraph, SourceDocument, Table, read_source


def read(body: str, head: str = "") -> SourceDocument:
    return read_source("a.html", f"<html><head>{head}</head><body>{body}</body></html>".encode())


@pytest.mark.parametrize(
    ("body", "blocks"),
    (
        ("<p>Совет\n  решил<br>принять</p>", (Paragraph("Совет решил\nпринять"),)),
        (
            "<h2>Повестка</h2><p><b>РЕШИЛИ:</b> </p>",
            (Paragraph("Повестка", heading=2), Paragraph("РЕШИЛИ: ".strip(), bold=True)),
        ),
        ("<p style='font-weight:bold'>а<span style='font-weight:normal'>б</span></p>", (Paragraph("аб"),)),
        (
            "<ol start=3><li>а</li><li><p>б</p></li></ol>",
            (Paragraph("а", number="3."), Paragraph("б", number="4.")),
        ),
        (
            "<ul><li>а<ul><li>б</ul></ul>",
            (Paragraph("а", number="•"), Paragraph("б", number="•", level=1)),
        ),
        ("<ul style='list-style-type: none'><li>- а</li></ul>", (Paragraph("- а"),)),
        ("<ol type=a><li>x<li>y</ol>", (Paragraph("x", number="a."), Paragraph("y", number="b."))),
        (
            "<p class=MsoListParagraph>1.<span style='font:7.0pt Times'>&nbsp;&nbsp; </span>Принять</p>",
            (Paragraph("Принять", number="1."),),
        ),
        (
            "<p><span style='font-family:Symbol'>·<span style='font:7.0pt Times'>&nbsp; </span></span>х</p>",
            (Paragraph("х", number="•"),),
        ),
        ("<p>[bookmark: _GoBack]2.</p>", (Paragraph("2."),)),
        ("<p>незакрытый<p>второй", (Paragraph("незакрытый"), Paragraph("второй"))),
        ("<pre>а\n  б</pre>", (Paragraph("а\n  б"),)),
        ("<p>а<!-- тайна -->б</p>", (Paragraph("аб"),)),
    ),
)
def test_blocks(body: str, blocks: tuple[Block, ...]) -> None:
    assert read(body).blocks == blocks


def test_table() -> None:
    body = (
        "<table><tr><th colspan=2>Решили</th><th>Срок</th></tr>"
        "<tr><td rowspan=2><p>1.1.</p></td><td>а<br>б</td><td></td></tr>"
        "<tr><td>в</td><td>до 1 мая</td></tr></table>"
    )

    assert read(body).blocks == (
        Table(
            (
                (Cell((Paragraph("Решили", bold=True),), 2), Cell((Paragraph("Срок", bold=True),))),
                (Cell((Paragraph("1.1."),)), Cell((Paragraph("а\nб"),)), Cell(())),
                (Cell(()), Cell((Paragraph("в"),)), Cell((Paragraph("до 1 мая"),))),
            )
        ),
    )


def test_a_table_in_a_cell() -> None:
    assert read("<table><tr><td>до<table><tr><td>в</table>после</table>").blocks == (
        Table(((Cell((Paragraph("до"), Table(((Cell((Paragraph("в"),)),),)), Paragraph("после"))),),)),
    )


def test_what_nobody_sees_is_residue_or_nothing() -> None:
    document = read(
        "<script>alert('x')</script><p style='display:none'>скрыто</p><p>видно</p><img src='http://x/y.png'>",
        "<title>Заглавие</title><style>p {}</style>",
    )

    assert (document.blocks, document.residue) == ((Paragraph("видно"),), ("Заглавие", "скрыто"))


@pytest.mark.parametrize("encoding", ("windows-1251", "koi8-r", "utf-8"))
def test_declared_encodings(encoding: str) -> None:
    page = (
        f'<html><meta http-equiv=Content-Type content="text/html; charset={encoding}"><p>Протокол</p></html>'
    )

    assert read_source("a.htm", page.encode(encoding)).blocks == (Paragraph("Протокол"),)

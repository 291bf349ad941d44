"""Text files and Markdown: one paragraph a line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importers.sources import Block, Cell, Paragraph, SourceRefused, Table, read_source
from generator.importers.sources.blocks import lines
from generator.importers.sources.encoding import decode

TEXT = "ПРОТОКОЛ № 3\nзаседания совета – «Школа»\n"


def blocks(text: str, name: str = "a.txt") -> tuple[Block, ...]:
    return read_source(name, text.encode()).blocks


@pytest.mark.parametrize("encoding", ("utf-8", "utf-8-sig", "utf-16", "cp1251"))
def test_encodings(encoding: str) -> None:
    data = TEXT.encode(encoding)

    assert read_source("a.txt", data).blocks == tuple(map(Paragraph, TEXT.splitlines()))


@pytest.mark.parametrize("encoding", ("cp1251", "cp866", "koi8-r"))
@pytest.mark.parametrize(
    "text",
    ("ПРОТОКОЛ", "ПРОТОКОЛ от 5 марта", "РЕШИЛИ: Принять.", "Привет", "ПРИНЯТЬ К СВЕДЕНИЮ"),
)
def test_a_few_words_in_any_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ("cp866", "koi8-r"))
def test_older_encodings(encoding: str) -> None:
    text = "Протокол заседания совета"

    assert read_source("a.txt", text.encode(encoding)).blocks == (Paragraph(text),)


@pytest.mark.parametrize(
    "data",
    (b"\xff\xfe\x00", b"abc\0def", bytes(range(1, 256)) * 4, "ПРОТОКОЛ".encode("utf-16-le") + b"\0x"),
)
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises(SourceRefused) as refused:
        read_source("a.txt", data)

    assert refused.value.code == "encoding"


@pytest.mark.parametrize(
    ("line", "expected"),
    (
        ("\tВолкович \t главный специалист ", (Paragraph("\tВолкович \t главный специалист "),)),
        ("## ДЕПАРТАМЕНТ ##", (Paragraph("ДЕПАРТАМЕНТ", heading=2),)),
        ("#### **Повестка**", (Paragraph("Повестка", heading=4, bold=True),)),
        ("**Повестка заседания:**", (Paragraph("Повестка заседания:", bold=True),)),
        ("**Срок:** до **1 мая**", (Paragraph("Срок: до 1 мая"),)),
        ("№ ____ и 2 ** 3", (Paragraph("№ ____ и 2 ** 3"),)),
        ("#3 не заголовок", (Paragraph("#3 не заголовок"),)),
        ("1.\tПринять\v2. строка", (Paragraph("1.\tПринять"), Paragraph("2. строка"))),
        ("Рост <директор школы> x<5 и y>3", (Paragraph("Рост <директор школы> x<5 и y>3"),)),
        ("1.1.\t<p>Принять.</p> <p>Признать.</p>", (Paragraph("1.1.\tПринять."), Paragraph("Признать."))),
        (
            'МОУО: <ul style="list-style: none"> <li>- а&nbsp;&amp; б;</li> <li>в</li> </ul> <p>Срок</p>',
            (Paragraph("МОУО:"), Paragraph("- а\xa0& б;"), Paragraph("в"), Paragraph("Срок")),
        ),
        ("<p></p>", (Paragraph(""),)),
    ),
)
def test_lines(line: str, expected: tuple[Block, ...]) -> None:
    assert blocks(f"x\n{line}\n")[1:] == expected


def test_bookmarks_are_residue() -> None:
    document = read_source("a.txt", b"\t[bookmark: _GoBack]2.\n")

    assert (document.blocks, document.residue) == ((Paragraph("\t2."),), ("[bookmark: _GoBack]",))


def test_a_form_feed_begins_a_page() -> None:
    assert blocks("а\n\fб") == (Paragraph("а", page=1), Paragraph("", page=1), Paragraph("б", page=2))


def test_markdown_tables_and_escapes() -> None:
    text = "1\\. Принять\n\n| № | **Срок** |\n|---|:---:|\n| 1\\| | до 1 мая |\n- пункт\n"

    assert blocks(text, "a.md") == (
        Paragraph("1. Принять"),
        Paragraph(""),
        Table(
            (
                (Cell((Paragraph("№"),)), Cell((Paragraph("Срок", bold=True),))),
                (Cell((Paragraph("1|"),)), Cell((Paragraph("до 1 мая"),))),
            )
        ),
        Paragraph("- пункт"),
    )


_SAFE = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=30).filter(
    lambda text: not set(text) & set("*_[]<>&#")
)


@settings(deadline=None)
@given(st.lists(_SAFE, min_size=1, max_size=8))
def test_every_word_comes_back_in_order(texts: list[str]) -> None:
    data = "\n".join(("начало", *texts)).encode()

    read = [word for line in lines(read_source("a.txt", data).blocks) for word in line.split()]
    assert read == ["начало", *(word for text in texts for word in text.split())]

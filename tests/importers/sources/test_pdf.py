"""PDF with a text layer: lines into paragraphs, margins into the residue."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importers.sources import Paragraph, SourceDocument, SourceRefused, read_source
from generator.importers.sources.blocks import lines
from tests.importers.sources.pdf_file import column, pdf

LONG = "Принять представленную информацию о системе работы со школами региона"
ALSO = "с низкими результатами обучения в отчетном году и об анализе принятых мер"


def read(data: bytes) -> SourceDocument:
    return read_source("протокол.pdf", data)


def texts(*lines: str) -> list[str]:
    return shown(pdf(column(*lines)))


def shown(data: bytes) -> list[str]:
    return [block.text for block in read(data).blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    (
        (("ПРОТОКОЛ № 3", LONG, ALSO, "к сведению."), ["ПРОТОКОЛ № 3", f"{LONG} {ALSO} к сведению."]),
        ((f"1.1. {LONG}", ALSO, "1.2. Обобщить опыт."), [f"1.1. {LONG} {ALSO}", "1.2. Обобщить опыт."]),
        (
            (LONG, ALSO, "- провести семинар;", "- обобщить опыт"),
            [f"{LONG} {ALSO}", "- провести семинар;", "- обобщить опыт"],
        ),
        (("Решили:", "принять", LONG), ["Решили:", "принять", LONG]),
        ((LONG, "обра\xad", "зования"), [f"{LONG} образования"]),
        ((LONG, "ШНОР/", "ШНСУ"), [f"{LONG} ШНОР/ШНСУ"]),
        ((LONG, "научно-", "методического"), [f"{LONG} научно-методического"]),
        ((LONG, "Срок: до 1 мая 2023 года."), [LONG, "Срок: до 1 мая 2023 года."]),
    ),
)
def test_lines(lines: tuple[str, ...], expected: list[str]) -> None:
    assert texts(*lines) == expected


def test_a_gap_begins_a_paragraph() -> None:
    page = [*column(LONG), *column("Второй абзац", top=720)]

    assert shown(pdf(page)) == [
        LONG,
        "Второй абзац",
    ]


def test_cells_of_a_row_stand_apart() -> None:
    page = [(70.0, 700.0, "Волкович О.С."), (300.0, 700.0, "главный специалист")]

    assert read(pdf(page)).blocks == (Paragraph("Волкович О.С.\tглавный специалист", page=1),)


def test_pages_and_their_margins() -> None:
    def page(number: int, text: str) -> list[tuple[float, float, str]]:
        return [(280.0, 800.0, "Проект"), *column(text), (300.0, 40.0, f"– {number} –")]

    data = pdf(page(1, LONG), page(2, "и об анализе принятых мер."), page(3, "Председатель"))

    assert read(data) == SourceDocument(
        "протокол.pdf",
        (Paragraph(f"{LONG} и об анализе принятых мер.", page=1), Paragraph("Председатель", page=3)),
        ("Проект", "– 1 –", "Проект", "– 2 –", "Проект", "– 3 –"),
    )


def test_a_number_within_the_text_is_no_page_number() -> None:
    assert texts("Совет решил:", "2", "3") == ["Совет решил:", "2", "3"]


_WORDS = st.text("абвгдежзиклмнопрстуфхцчшщэюяАБВ0123456789.,:;()«»№", min_size=1, max_size=12)
_LINES = st.lists(st.lists(_WORDS, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=20)


@settings(max_examples=40, deadline=None)
@given(st.lists(_LINES, min_size=1, max_size=3))
def test_every_word_comes_back_in_order(pages: list[list[str]]) -> None:
    first = "Протокол заседания координационного совета"
    data = pdf(*[column(first, *page, first) for page in pages])

    document = read(data)

    words = [word for line in lines(document.blocks) for word in line.split()]
    residue = [word for line in document.residue for word in line.split()]
    expected = [word for page in pages for line in (first, *page, first) for word in line.split()]
    assert Counter(words) + Counter(word for line in document.residue for word in line.split()) == Counter(
        expected
    )
    if not residue:
        assert words == expected


@pytest.mark.parametrize(
    ("data", "code"),
    (
        (pdf([]), "pdf-no-text"),
        (pdf(column("1"), column("2"), column("3")), "pdf-no-text"),
        (
            pdf(column("Протокол заседания"), extra="/Encrypt<</Filter/Standard/V 1/R 2/O()/U()/P -4>>"),
            "pdf-encrypted",
        ),
        (pdf(column(LONG))[:200], "wrong-type"),
        (b"%PDF-1.7\n" + b"x" * 1000, "wrong-type"),
    ),
)
def test_refused(data: bytes, code: str) -> None:
    with pytest.raises(SourceRefused) as refused:
        read(data)

    assert refused.value.code == code

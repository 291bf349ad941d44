"""Documents of the genre come in whole: every token, and a draft that the loader reads."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.importers import import_document
from generator.importers.sources import read_source
from generator.importers.sources.blocks import Block, Cell, Paragraph, SourceDocument, Table
from generator.load import load
from generator.source import SourceFile

FIXTURES = Path(__file__).parent / "fixtures"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
DOCUMENTS = [*sorted(FIXTURES.glob("*.txt")), *sorted(SEEDS.glob("*.txt"))]

WORDS = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        (
            "ПРОТОКОЛ № 4",
            "РЕШИЛИ:",
            "РЕШИЛ: 1. Принять. 2. Утвердить.",
            "СЛУШАЛИ: Иванову И. И.",
            "Повестка дня:",
            "1. О плане",
            "1.2.8\t1.2.8.1. Провести",
            "\t1.",
            "\tПровести семинар",
            "- пункт;",
            "Срок: до 1 мая 2023",
            "Присутствовали:",
            "Председатель",
            "С.В. Астафьева",
            "## Решили",
            "\\1. Слово",
            "Кому: yar-ks",
            "Тема: covid-19",
            "---",
            "Волкович главный специалист",
            "Ольга Сергеевна",
            "16 марта 2023 г.",
            "По 1 вопросу",
            "Приложение: 2 л.",
            "<p>Текст</p><ul><li>- мера;</li></ul>",
            "[bookmark: _GoBack]2.",
            "**Повестка:**",
            "По первому вопросу слушали И",
            "{б/н} Слово",
            "[a](javascript:x)",
            "№ п/п\tРешение\tСрок\tОтветственный",
            "1\tПровести\tмай 2023\tИванов И.И.",
            "Зачем: «: »",
            "Во исполнение: protocols/a/2020-01-01/1",
            "Отв.: школы",
            "в составе:",
            "1. Петров П.П., врач;",
        )
    ),
)
PARAGRAPHS = st.builds(
    Paragraph,
    WORDS,
    number=st.sampled_from(("", "", "1.", "1", "а)", "•", "2.3.")),
    heading=st.integers(0, 6),
)
BLOCKS: st.SearchStrategy[Block] = st.recursive(
    PARAGRAPHS,
    lambda inner: st.builds(
        Table,
        st.lists(
            st.lists(st.builds(Cell, st.lists(inner, max_size=2).map(tuple)), max_size=4).map(tuple),
            max_size=3,
        ).map(tuple),
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("form", ("md", "yml"))
def test_no_word_is_lost(path: Path, form: str) -> None:
    draft = import_document(read_source(path.name, path.read_bytes()), {}, "organ", form)  # type: ignore[arg-type]

    assert draft.lost == ()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_both_forms_are_one_document(path: Path) -> None:
    source = read_source(path.name, path.read_bytes())
    markdown = import_document(source, {}, "organ", "md")
    yaml = import_document(source, {}, "organ", "yml")
    (first,) = load([SourceFile(markdown.path, markdown.text.encode())]).documents
    (second,) = load([SourceFile(yaml.path, yaml.text.encode())]).documents

    assert second == first


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(BLOCKS, max_size=25))
def test_any_blocks_keep_their_words(blocks: list[Block]) -> None:
    source = SourceDocument("a.txt", tuple(blocks))
    draft = import_document(source, {}, "organ")

    assert draft.lost == ()
    document = load([SourceFile("protocols/organ/2020-01-01.md", dated(draft.text).encode())])
    assert not [d for d in document.diagnostics if d.severity == "error" and d.code != "address-mismatch"]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(BLOCKS, max_size=15))
def test_any_blocks_give_one_document_in_both_forms(blocks: list[Block]) -> None:
    source = SourceDocument("a.txt", tuple(blocks))
    yaml = import_document(source, {}, "organ", "yml")
    markdown = import_document(source, {}, "organ", "md")

    assert yaml.lost == ()
    path = "protocols/organ/2020-01-01"
    found = [
        load([SourceFile(f"{path}.{form}", dated(text).encode())]).documents
        for form, text in (("md", markdown.text), ("yml", yaml.text))
    ]
    assert found[0] == found[1]


def dated(text: str) -> str:
    return text.replace("\ndate:\n", "\ndate: 2020-01-01\n").replace('\ndate: ""\n', "\ndate: 2020-01-01\n")


@pytest.mark.parametrize(
    "line",
    (
        "1. Провести семинар. Срок: до 1 мая 2023 года.",
        "а",
        "- мера; (",
        "РЕШИЛИ:",
        "Присутствовали: Иванов И.И., директор; (",
        "1.2.8 1.2.8.1. Провести 1.2.8.2. Провести",
        "\tВолкович",
        "« ((( 1. 2. 3. 4. 5. Слово",
    ),
)
def test_time_is_linear(line: str) -> None:
    head = "ПРОТОКОЛ № 1\n16 марта 2023 г.\nПрисутствовали:\nРЕШИЛИ:\n"
    text = head + f"{line}\n" * (200_000 // (len(line) + 1))
    source = read_source("a.txt", text.encode())
    start = time.process_time()
    draft = import_document(source, {}, "organ")

    assert time.process_time() - start < 20
    assert draft.lost == ()


@pytest.mark.parametrize("sign", ("1. ", "а", "( ", "1.1. А ", "- ", "Срок: ", "Иванов И.И., ", "<p>", "«"))
def test_one_long_line_takes_linear_time(sign: str) -> None:
    text = "ПРОТОКОЛ № 1\n16 марта 2023 г.\nРЕШИЛИ:\n1. " + sign * (200_000 // len(sign))
    source = read_source("a.txt", text.encode())
    start = time.process_time()
    draft = import_document(source, {}, "organ")

    assert time.process_time() - start < 20
    assert draft.lost == ()

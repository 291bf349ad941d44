"""The traps of the genre, one by one: printed lines → lines of the draft."""

from __future__ import annotations

import pytest
import yaml

from generator.importers import import_document
from generator.importers.inline import split_labels
from generator.importers.sources.blocks import Cell, Paragraph, SourceDocument, Table
from generator.importers.tokens import Mended, lost_tokens
from generator.text.yaml_values import quote

LEAD = "Руководствуясь Уставом округа и решением Думы от 1 мая 2020 года № 5 о мерах поддержки, Совет"
HEAD = ("ПРОТОКОЛ № 1", "заседания Совета", "16 марта 2023 г.")


def lines(*printed: str) -> list[str]:
    blocks = tuple(Paragraph(line) for line in (*HEAD, *printed))
    return body(SourceDocument("a.txt", blocks))


def body(source: SourceDocument) -> list[str]:
    draft = import_document(source, {}, "organ")
    assert draft.lost == ()
    text = draft.text.split("\n---\n", 1)[1]
    return [line for line in text.split("\n") if line and line not in HEAD]


def row(*cells: str) -> tuple[Cell, ...]:
    return tuple(Cell(tuple(Paragraph(line) for line in cell.split("\n")) if cell else ()) for cell in cells)


def table(heading: str, *rows: tuple[Cell, ...]) -> list[str]:
    return body(SourceDocument("a.docx", (*map(Paragraph, HEAD), Paragraph(heading), Table(rows))))


@pytest.mark.parametrize(
    ("printed", "parts"),
    (
        ("1. Принять. 2. Утвердить план.", ["1. Принять.", "2. Утвердить план."]),
        (
            "1.2.8.1. Провести; Срок: по графику 1.2.8.2. Представить",
            ["1.2.8.1. Провести; Срок: по графику", "1.2.8.2. Представить"],
        ),
        ("1.1. Меры по направлению 1.2. Система работы", ["1.1. Меры по направлению 1.2. Система работы"]),
        ("3.2. Согласно пункту 3.3. Соглашения", ["3.2. Согласно пункту 3.3. Соглашения"]),
        ("1.1. Внести в п. 1.2. Положения слово", ["1.1. Внести в п. 1.2. Положения слово"]),
        ("Принять 1. Устав", ["Принять 1. Устав"]),
    ),
)
def test_clauses_inside_a_line(printed: str, parts: list[str]) -> None:
    assert split_labels(printed) == parts


def test_name_torn_by_the_post_is_mended_and_named() -> None:
    blocks = map(Paragraph, (*HEAD, "Присутствовали:", "Волкович главный специалист ЦОК", "Ольга Сергеевна"))
    draft = import_document(SourceDocument("a.txt", tuple(blocks)), {}, "organ")

    assert "- Волкович Ольга Сергеевна – главный специалист ЦОК" in draft.text
    assert draft.mended == (
        Mended(
            "Волкович главный специалист ЦОК Ольга Сергеевна",
            "Волкович Ольга Сергеевна главный специалист ЦОК",
        ),
    )
    assert any("разорвано" in diagnostic.message for diagnostic in draft.diagnostics)


@pytest.mark.parametrize(
    ("rows", "written"),
    (
        ((row("1.", "Волкович\nОльга Сергеевна", "врач"),), ["1. Волкович Ольга Сергеевна – врач"]),
        ((row("Секретарь", "Орлова М. Н., завуч"),), ["Секретарь Орлова М. Н., завуч"]),
        (
            (row("Члены комиссии:", "Орлова М. Н.\nБуров А. А."),),
            ["Члены комиссии:", "- Орлова М. Н.", "- Буров А. А."],
        ),
        (
            (row("№", "ФИО", "Должность"), row("1", "Орлова М. Н.", "завуч")),
            ["№ ФИО Должность", "1\tОрлова М. Н. – завуч"],
        ),
    ),
)  # fmt: skip
def test_table_of_attendance(rows: tuple[tuple[Cell, ...], ...], written: list[str]) -> None:
    assert table("Присутствовали:", *rows) == ["## Присутствовали:", *written]


@pytest.mark.parametrize(
    ("rows", "written"),
    (
        ((row("1.1.", "Принять.\nУтвердить."),), ["1.1. Принять.", "Утвердить."]),
        ((row("1.2", "Принять."), row("", "ЦОК:\n- начать")), ["1.2 Принять.", "{б/н} ЦОК:", "- начать"]),
        ((row("1.1.", "Провести в"), row("", "2024 году.")), ["1.1. Провести в 2024 году."]),
        ((row("1.2.8", "1.2.8.1. Начать"),), ["1.2.8", "1.2.8.1. Начать"]),
        (
            (row("№", "Решение", "Срок", "Ответственный"), row("1", "Начать", "май 2023", "школы")),
            ["\\№ Решение Срок Ответственный", "1\tНачать", "Срок: май 2023", "Отв.: школы"],
        ),
    ),
)
def test_table_of_decisions(rows: tuple[tuple[Cell, ...], ...], written: list[str]) -> None:
    assert table("РЕШИЛИ:", *rows) == ["## РЕШИЛИ:", *written]


def test_agenda_in_a_table_keeps_the_words_of_its_head() -> None:
    written = table(
        "Повестка дня", row("№", "Вопрос", "Докладчик"), row("1", "О плане", "Орлова М. Н., завуч")
    )

    assert written == [
        "## Повестка дня | № | Вопрос | Докладчик",
        "1\tО плане",
        "Докладчик: Орлова М. Н., завуч",
    ]


@pytest.mark.parametrize(
    ("printed", "written"),
    (
        (("1. СЛУШАЛИ:", "Иванову И. И."), ["## 1. СЛУШАЛИ:", "Иванову И. И."]),
        (
            (f"{LEAD} РЕШИЛ:", "1. Да."),
            [LEAD, "## РЕШИЛ:", "1. Да."],
        ),
        (("ПРИКАЗЫВАЮ:", "1. Принять."), ["## ПРИКАЗЫВАЮ:", "1. Принять."]),
        (
            ("РЕШИЛИ:", "Создать группу в составе:", "1. Орлова М. Н., завуч;"),
            ["## РЕШИЛИ:", "Создать группу в составе:", "\\1. Орлова М. Н., завуч;"],
        ),
        (
            ("РЕШИЛИ:", "1. Принять.", "Председатель", "Совета", "С.В. Орлова"),
            ["## РЕШИЛИ:", "1. Принять.", "## Подписи", "Председатель Совета С.В. Орлова"],
        ),
        (("Выступили:", "---", "Кому: yar-ks"), ["## Выступили:", "---", "\\Кому: yar-ks"]),
        (("РЕШИЛИ:", "1. Принять.", "Тема: covid-19"), ["## РЕШИЛИ:", "1. Принять.", "\\Тема: covid-19"]),
    ),
)  # fmt: skip
def test_parts_of_a_protocol(printed: tuple[str, ...], written: list[str]) -> None:
    assert lines(*printed) == written


def test_clauses_may_repeat_the_questions() -> None:
    written = lines(
        "Повестка дня:", "1. О плане работы", "РЕШИЛИ:", "1. О плане работы", "1.1. Принять план."
    )

    assert written[2:] == ["## РЕШИЛИ:", "1. О плане работы", "1.1. Принять план."]


def test_lost_token_is_found() -> None:
    source = SourceDocument("a.txt", (Paragraph("Принять план работы"),))

    assert lost_tokens(source, "Принять работы") == ("план",)
    assert lost_tokens(source, "план Принять работы") == ("план",)
    assert lost_tokens(source, "## Решили\n\\Принять план работы") == ()


def test_remarks_of_both_forms_stand_at_the_same_words() -> None:
    blocks = map(Paragraph, (*HEAD, "Присутствовали:", "Волкович главный специалист ЦОК", "Ольга Сергеевна"))
    source = SourceDocument("a.txt", tuple(blocks))
    for form in ("md", "yml"):
        draft = import_document(source, {}, "organ", form)
        (torn,) = (remark for remark in draft.diagnostics if "разорвано" in remark.message)

        assert "Волкович Ольга Сергеевна" in draft.text.split("\n")[torn.span.line - 1]


@pytest.mark.parametrize(
    "value", ("Протокол: \u00ab2\u00bb", 'а\\б "в"', "а:\tб\nв", "а: \u0085\ufeff", "а: \U000f0042б")
)
def test_head_is_spelled_so_that_it_is_read_back(value: str) -> None:
    assert yaml.safe_load(quote(value)) == value

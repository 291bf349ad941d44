"""A document's page: the document as printed, section by section, and the portal's words about it."""

from __future__ import annotations

from datetime import date

import pytest

from generator.model.file import PublishedFile
from generator.pages.clauses import clause_rows
from generator.pages.document import FOLD, document_page
from generator.pages.document_views import (
    AgendaBlock,
    AgendaRow,
    AttachmentsBlock,
    DecidedBlock,
    DocumentView,
    RosterBlock,
    SignaturesBlock,
    TextBlock,
)
from generator.pages.parts import FileLink, Heading, Link
from generator.pages.sources import sources_of
from generator.pages.views import Page
from tests.load.records import portal

TODAY = date(2023, 5, 16)
COUNCIL = {
    "organizations/sovet.yml": "name: Совет по качеству\nshort_name: Совет\nclassification: council\n"
    "region: Примерская область\n",
}
PATH = "protocols/sovet/2023-03-16.md"
FILES = {"protocols/sovet/2023-03-16/p.pdf": PublishedFile(2048, "ab" * 32)}


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def page(body: str, **others: str) -> tuple[Page, DocumentView]:
    linked = portal(
        COUNCIL
        | {PATH: body}
        | {f"protocols/sovet/{day[1:].replace('_', '-')}.md": t for day, t in others.items()}
    )
    meeting = next(m for m in linked.meetings.values() if m.id.name == "2023-03-16")
    found = document_page(
        meeting, sources_of(linked, TODAY, files=FILES), clause_rows(meeting, linked, TODAY)
    )
    assert isinstance(found.view, DocumentView)
    return found, found.view


def test_the_signed_original_has_its_kind_size_and_sum() -> None:
    head = "---\nbody: sovet\nkind: protocol\ndate: 2023-03-16\nfidelity: full\nsource: {}\n---\nТекст."
    known, unknown = (
        [fact.file for fact in page(head.format(name))[1].facts if fact.label == "Подлинник"]
        for name in ("p.pdf", "q 2.odt")
    )
    folder = "protocols/sovet/2023-03-16"
    assert known == [FileLink(Link("p.pdf", f"{folder}/p.pdf"), "PDF, 2\u00a0КБ", "ab" * 32)]
    assert unknown == [FileLink(Link("q 2.odt", f"{folder}/q%202.odt"), "ODT")]


def test_sections_as_printed() -> None:
    _, view = page(
        "Преамбула.\n## Присутствовали\n- Образцов П. И., директор\n## Повестка\n1. О планах\n"
        "Докладчик: Тестов Т. Т.\n"
        "- на весну\n## Слушали\nТестов Т. Т. начал.\nПродолжил.\n## Решили\nИтак:\n1. Сдать.\n"
        "## Приложения\n"
        "[План](plan.PDF)\nСписок\n## Подписи\nПредседатель: П. И. Образцов"
    )
    text, roster, agenda, heard, decided, attachments, signatures = view.blocks
    assert text == TextBlock(None, ("Преамбула.",))
    assert roster == RosterBlock(Heading("Присутствовали", "s-2"), ("Образцов П. И., директор",))
    item = AgendaRow(
        "1.", ("О планах",), ("Докладчик: Тестов Т. Т.",), (AgendaRow("", ("- на весну",), (), ()),)
    )
    assert agenda == AgendaBlock(Heading("Повестка", "s-3"), (item,))
    assert heard == TextBlock(Heading("Слушали", "s-4"), ("Тестов Т. Т. начал.", "Продолжил."))
    assert isinstance(decided, DecidedBlock)
    assert (decided.heading, decided.preamble) == (Heading("Решили", "s-5"), ("Итак:",))
    assert isinstance(attachments, AttachmentsBlock)
    assert [(row.line, row.file) for row in attachments.rows] == [
        ("[План](plan.PDF)", FileLink(Link("plan.PDF", "protocols/sovet/2023-03-16/plan.PDF"), "PDF")),
        ("Список", None),
    ]
    assert signatures == SignaturesBlock(Heading("Подписи", "s-7"), ("Председатель: П. И. Образцов",))


def test_a_clause_with_what_is_read_beside_it() -> None:
    _, view = page("## Решили\n1. Совету:\n- сдать (май 2023 г.);\n- принять.\n\nКонтроль за секретарём.")
    (block,) = view.blocks
    assert isinstance(block, DecidedBlock)
    (row,) = block.clauses
    assert (row.anchor, row.label, row.place, row.address, row.heading, row.chip) == (
        "p-1",
        "1.",
        "",
        None,
        True,
        None,
    )
    assert row.closing == ("Контроль за секретарём.",)
    first, second = row.clauses
    assert (first.label, plain(first.place), first.depth) == ("", "абз. 1", 2)
    assert first.address == "protocols/sovet/2023-03-16/1-abz-1/"
    assert [(link.text, link.address) for link in first.addressees] == [("Совет", "organizations/sovet/")]
    assert [row.chip and plain(row.chip.text) for row in (first, second)] == ["осталось 15 дней", None]


MEMBERS = [f"Образцов{'а' * n} П. И., учитель" for n in range(FOLD + 1)]


@pytest.mark.parametrize(
    ("lines", "shown", "summary"),
    (
        (["Председатель: Примерова А. И.", *MEMBERS], 1, f"Остальные участники: {FOLD + 1} человек"),
        (["Председатель: Примерова А. И.", *MEMBERS[1:]], FOLD + 1, ""),
        (MEMBERS, FOLD + 1, ""),
        (
            ["Председатель: Примерова А. И.", "Секретарь: Тестов Т. Т.", "Учителя: 5 чел.", *MEMBERS[1:]],
            2,
            f"Остальные участники: {FOLD} человек",
        ),
    ),
)
def test_a_long_list_of_members_is_folded_after_those_who_led(
    lines: list[str], shown: int, summary: str
) -> None:
    _, view = page("## Присутствовали\n" + "\n".join(lines))
    (block,) = view.blocks
    assert isinstance(block, RosterBlock)
    assert (block.lines, block.folded) == (tuple(lines[:shown]), tuple(lines[shown:]))
    assert plain(block.summary) == summary


def test_the_head() -> None:
    found, view = page(
        "---\nbody: sovet\nkind: protocol\ndate: 2023-03-16\nnumber: '____'\nfidelity: summary\n"
        "place: г. Примерск\n"
        "form: mixed\ntime: 14:30\nsubject: О планах\nsource: p.pdf\ntitle: О планах совета\n---\n"
        "## Решили\n1. Сдать.\nСрок: май 2023 г.\n2. Принять."
    )
    assert (plain(found.title), found.address) == (
        "Протокол от 16 марта 2023 года — Совет",
        "protocols/sovet/2023-03-16/",
    )
    assert plain(found.description) == (
        "Протокол от 16 марта 2023 года. Совет по качеству. 2 решения, из них со сроком 1."
    )
    assert view.subtitle == "О планах совета"
    assert [(fact.label, *[(plain(v.text), v.address) for v in fact.values]) for fact in view.facts] == [
        ("Кто заседал", ("Совет", "organizations/sovet/")),
        ("Место и форма", ("г. Примерск, очно-заочно", None)),
        ("Время", ("14:30", None)),
        ("О чём", ("О планах", None)),
        ("Текст", ("изложение", None)),
        ("Регион", ("Примерская область", "regions/primerskaya-oblast/")),
        ("Подлинник",),
        ("Решения", ("2 решения, из них со сроком 1", None)),
    ]


@pytest.mark.parametrize(
    ("kind", "fidelity", "note"),
    (
        ("protocol", "full", None),
        ("extract", "extract", "Опубликована выписка: "),
        ("protocol", "summary", "Опубликовано изложение: "),
        ("extract", "summary", "Опубликовано изложение выписки: "),
    ),
)
def test_a_note_says_what_is_published(kind: str, fidelity: str, note: str | None) -> None:
    _, view = page(f"---\nbody: sovet\nkind: {kind}\ndate: 2023-03-16\nfidelity: {fidelity}\n---\n")
    assert [found.startswith(note or "?") for found in view.notes] == ([True] if note else [])


def test_contents() -> None:
    _, view = page(
        "## По 1 вопросу\n## Слушали\nА\n## Решили\n1. О планах:\n1.1. Совету:\n1.1.1. Сдать\n2. Принять\n"
        "## Подписи\nБ"
    )
    assert [(row.anchor, row.label, row.text) for row in view.contents] == [
        ("s-1", "", "По 1 вопросу"),
        ("p-1", "1", "О планах"),
        ("p-1.1", "1.1", "Совету"),
        ("s-4", "", "Подписи"),
    ]


def test_the_meetings_before_and_after() -> None:
    _, view = page("Текст.", _2023_01_10="Текст.", _2023_05_05="Текст.", _2022_12_12="Текст.")
    ways = (view.neighbours.previous, view.neighbours.following)
    assert [(plain(way.text), way.address) if way else None for way in ways] == [
        ("Протокол от 10 января 2023 года", "protocols/sovet/2023-01-10/"),
        ("Протокол от 5 мая 2023 года", "protocols/sovet/2023-05-05/"),
    ]
    _, alone = page("Текст.")
    assert (alone.neighbours.previous, alone.neighbours.following) == (None, None)

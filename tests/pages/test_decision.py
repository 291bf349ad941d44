"""A decision's page: its text under the clauses that lead to it, and what the portal reads in it."""

from __future__ import annotations

from datetime import date

import pytest

from generator.model.portal import Portal
from generator.pages.clauses import clause_rows
from generator.pages.decision import decision_pages
from generator.pages.document_views import DecisionView
from generator.pages.sources import sources_of
from generator.pages.views import Page
from generator.pages.words import first_words, summary
from tests.load.records import portal

TODAY = date(2023, 5, 16)
COUNCIL = {
    "organizations/sovet.yml": "name: Совет по качеству\nshort_name: Совет\nclassification: council\n"
    "region: Примерская область\n",
    "organizations/iro.yml": "name: Институт развития\nclassification: regional-institution\nparent: sovet\n"
    "aliases: [ИРО]\n",
}
PATH = "protocols/sovet/2023-03-16"


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("text", "words"),
    (
        ("1. Сдать отчёт.", "Сдать отчёт."),
        ("1. Сдать отчёт;", "Сдать отчёт"),
        ("1. Школам:\n- сдать;\n- принять.", "Школам: сдать; принять."),
        (
            "1. Сдать отчёт.\nСрок: май 2023 г.\nОтв.: отдел\nв двух экземплярах",
            "Сдать отчёт. в двух экземплярах",
        ),
        ("1. Сдать отчёт. Срок: май 2023 г.", "Сдать отчёт."),
        ("1. Сдать отчёт (май 2023 г.)", "Сдать отчёт (май 2023 г.)"),
        ("1. Срок: май 2023 г.", ""),
        (f"1. {'слово ' * 40}", f"{'слово ' * 26}".rstrip() + "…"),
        (f"1. {'слово, ' * 40}", f"{'слово, ' * 22}".rstrip(" ,") + "…"),
        (f"1. {'а' * 200}", f"{'а' * 160}…"),
    ),
)
def test_first_words(text: str, words: str) -> None:
    (decision,) = portal(COUNCIL | {f"{PATH}.md": f"## Решили\n{text}"}).decisions.values()
    assert first_words(decision) == words


def test_a_summary_is_shorter() -> None:
    (decision,) = portal(COUNCIL | {f"{PATH}.md": f"## Решили\n1.2. {'слово ' * 40}"}).decisions.values()
    assert summary(decision) == f"1.2. {('слово ' * 15).rstrip()}…"


@pytest.fixture(scope="module")
def linked() -> Portal:
    return portal(
        COUNCIL
        | {
            "protocols/sovet/2022-07-12.md": "## Решили\n1. Провести.",
            f"{PATH}.md": "## Повестка\n9. Разное\n1. О планах\n## Решили\n1. О планах\n1.1. ИРО, учителям:\n"
            "1.1.1. Сдать отчёт.\nСрок: 1 июня 2023 года\nВо исполнение: protocols/sovet/2022-07-12/1\n"
            "Повторяет: protocols/sovet/2021-01-01/9\n1.1.2. Доложить.\nОтв.: секретарь\n1.2. Провести:\n"
            "1.2.1. опрос",
            "protocols/sovet/2023-04-16.md": f"## Решили\n1. Снять.\nОтменяет: {PATH}/1.1.1",
        }
    )


@pytest.fixture(scope="module")
def pages(linked: Portal) -> dict[str, tuple[Page, DecisionView]]:
    found = {}
    sources = sources_of(linked, TODAY)
    for meeting in linked.meetings.values():
        for page in decision_pages(meeting, sources, clause_rows(meeting, linked, TODAY)):
            assert isinstance(page.view, DecisionView)
            found[page.address] = (page, page.view)
    return found


def test_a_heading_has_no_page(pages: dict[str, tuple[Page, DecisionView]]) -> None:
    assert list(pages) == [
        "protocols/sovet/2023-04-16/1/",
        *(f"{PATH}/{id}/" for id in ("1.1.1", "1.1.2", "1.2", "1.2.1")),
        "protocols/sovet/2022-07-12/1/",
    ]


def test_the_head_of_a_page(pages: dict[str, tuple[Page, DecisionView]]) -> None:
    page, view = pages[f"{PATH}/1.1.1/"]
    assert plain(page.title) == "Пункт 1.1.1 протокола от 16 марта 2023 года"
    assert page.description == "Сдать отчёт."
    assert [(plain(link.text), link.address) for link in view.crumbs] == [
        ("Протоколы", "protocols/"),
        ("Совет", "protocols/sovet/"),
        ("Протокол от 16.03.2023", f"{PATH}/"),
    ]
    assert (plain(view.source.text), view.source.address) == (
        "Протокол от 16.03.2023, пункт 1.1.1",
        f"{PATH}/#p-1.1.1",
    )


def test_the_clauses_above(pages: dict[str, tuple[Page, DecisionView]]) -> None:
    _, view = pages[f"{PATH}/1.1.1/"]
    assert [(rung.label, rung.lines, rung.address) for rung in view.ladder] == [
        ("1.", ("О планах",), f"{PATH}/#p-1"),
        ("1.1.", ("ИРО, учителям:",), f"{PATH}/#p-1.1"),
    ]


def test_what_is_read(pages: dict[str, tuple[Page, DecisionView]]) -> None:
    _, view = pages[f"{PATH}/1.1.1/"]
    assert [
        (fact.label, [(plain(v.text), v.address) for v in fact.values], fact.printed) for fact in view.facts
    ] == [
        ("Состояние", [], ()),
        ("Срок", [("до 1 июня 2023 года, четверг", None)], ("1 июня 2023 года",)),
        ("Адресат", [("Институт развития", "organizations/iro/"), ("учителям", None)], ("ИРО", "учителям")),
        ("Вопрос повестки", [("1. О планах", f"{PATH}/")], ()),
    ]
    chip = view.facts[0].chip
    assert chip is not None
    assert plain(chip.text) == "отменено"


@pytest.mark.parametrize(
    ("address", "relations"),
    (
        (
            f"{PATH}/1.1.1/",
            [
                (
                    "Отменено решением",
                    [("Пункт 1 протокола от 16 апреля 2023 года", "protocols/sovet/2023-04-16/1/")],
                ),
                (
                    "Во исполнение",
                    [("Пункт 1 протокола от 12 июля 2022 года", "protocols/sovet/2022-07-12/1/")],
                ),
                ("Повторяет", [("protocols/sovet/2021-01-01/9", None)]),
            ],
        ),
        (
            "protocols/sovet/2022-07-12/1/",
            [("Исполняется решением", [("Пункт 1.1.1 протокола от 16 марта 2023 года", f"{PATH}/1.1.1/")])],
        ),
        (f"{PATH}/1.1.2/", []),
    ),
)
def test_relations(
    pages: dict[str, tuple[Page, DecisionView]],
    address: str,
    relations: list[tuple[str, list[tuple[str, str | None]]]],
) -> None:
    _, view = pages[address]
    found = [(fact.label, [(plain(v.text), v.address) for v in fact.values]) for fact in view.relations]
    assert found == relations


def test_neighbours_pass_headings_over(pages: dict[str, tuple[Page, DecisionView]]) -> None:
    ways = [
        (
            view.neighbours.previous and view.neighbours.previous.text,
            view.neighbours.following and view.neighbours.following.text,
        )
        for address, (_, view) in pages.items()
        if address.startswith(PATH)
    ]
    assert ways == [
        (None, "1.1.2. Доложить."),
        ("1.1.1. Сдать отчёт.", "1.2. Провести"),
        ("1.1.2. Доложить.", "1.2.1. опрос"),
        ("1.2. Провести", None),
    ]


def test_the_clauses_under_an_order_stand_on_its_page(pages: dict[str, tuple[Page, DecisionView]]) -> None:
    _, view = pages[f"{PATH}/1.2/"]
    assert [(row.label, row.lines, row.depth) for row in view.clause.clauses] == [("1.2.1.", ("опрос",), 3)]

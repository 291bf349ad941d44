"""On paper a document looks like a document: running head, no chrome, every member, its address, a code."""

from __future__ import annotations

import io
import re

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.site.reader import visiting

DOCUMENT = "protocols/primersk-council/2023-03-16-2/"
ADDRESS = "https://primersk.example/portal/"
HEAD = "Протокол от 16 марта 2023 года № 2"
CHROME = (
    "Версия для слабовидящих",
    "Слово, пункт или дата",
    "Содержание",
    "К содержанию",
    "Скопировать",
    "BibTeX",
)


def printed(browser: Browser, address: str, *, script: bool = True) -> list[str]:
    """Return the text of every printed page, its words one space apart."""
    with visiting(browser, java_script_enabled=script) as (page, complaints):
        page.goto(address)
        data = page.pdf(prefer_css_page_size=True)
        assert complaints == []
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    return [
        re.sub(r" ([.,;:)»])", r"\1", re.sub(r"([«(]) ", r"\1", re.sub(r"\s+", " ", text))) for text in pages
    ]


@pytest.fixture(scope="module")
def sheets(browser: Browser, primersk_server: str) -> list[str]:
    return printed(browser, primersk_server + DOCUMENT)


def test_every_sheet_has_the_running_head_and_its_number(sheets: list[str]) -> None:
    assert 3 <= len(sheets) <= 5
    for number, sheet in enumerate(sheets, 1):
        assert HEAD in sheet[:160]
        assert f"{number} / {len(sheets)}" in sheet


def test_the_first_sheet_is_the_head_of_the_document(sheets: list[str]) -> None:
    first = sheets[0]
    for words in (
        "Решения Примерска",
        "Координационный совет по качеству образования Примерской области",
        "protocol-2.pdf",
        "Председатель: Примерова Анна Ивановна",
        # Folded on the screen.
        "Допустимова Зоя Фёдоровна",
        "Сочинский Фома Лукич",
    ):
        assert words in first, words


def test_no_chrome_is_printed(sheets: list[str]) -> None:
    for words in CHROME:
        assert words not in " ".join(sheets), words


def test_no_list_offers_to_subscribe_on_paper(browser: Browser, primersk_server: str) -> None:
    (sheet, *_) = printed(browser, f"{primersk_server}organizations/primersk-centre/")
    assert "Центр оценки качества" in sheet
    assert "Подписаться" not in sheet


def test_the_last_sheet_says_where_it_is_from(sheets: list[str], primersk_server: str) -> None:
    last = sheets[-1].replace(" ", "")
    assert f"{ADDRESS}{DOCUMENT}" in last
    assert re.search(r"Напечатано\d+[а-я]+\d{4}г\.состраницы" + re.escape(primersk_server + DOCUMENT), last)


def test_a_decision_is_a_sheet_of_its_own_even_without_a_script(
    browser: Browser, primersk_server: str
) -> None:
    sheets = printed(browser, f"{primersk_server}{DOCUMENT}2.3/", script=False)
    assert len(sheets) == 1
    assert "Пункт 2.3 протокола от 16 марта 2023 года № 2" in sheets[0]
    assert f"{ADDRESS}{DOCUMENT}2.3/" in sheets[0].replace(" ", "")
    assert "Соседние" not in sheets[0]


def test_a_link_of_an_editor_s_words_is_spelt_out(browser: Browser, primersk_server: str) -> None:
    (sheet,) = printed(browser, f"{primersk_server}about/")
    assert "стандартом (https://example.org/standard)" in sheet


def test_the_code_is_drawn_on_paper_only(browser: Browser, primersk_server: str) -> None:
    with visiting(browser) as (page, _):
        page.goto(primersk_server + DOCUMENT)
        code = page.locator("svg.g-code")
        assert not code.is_visible()
        page.emulate_media(media="print")
        assert code.is_visible()
        assert page.evaluate("node => node.getBoundingClientRect().width > 80", code.element_handle())

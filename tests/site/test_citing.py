"""Copying a link, a citation, a clause: said politely, and possible where the browser forbids to copy."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.reader import visiting

DOCUMENT = "protocols/primersk-council/2023-03-16-2/"
BODY = (
    "протокола заседания Координационного совета по качеству образования Примерской области от 16.03.2023 № 2"
)


@pytest.fixture
def page(browser: Browser, primersk_server: str) -> Iterator[Page]:
    allowed = ["clipboard-read", "clipboard-write"]
    with visiting(browser, permissions=allowed) as (page, complaints):
        page.goto(f"{primersk_server}{DOCUMENT}1.2.2/?q=опрос#p-1")
        yield page
        assert complaints == []


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()")).replace("\N{NO-BREAK SPACE}", " ")


def test_the_address_of_a_decision(page: Page, primersk_server: str) -> None:
    page.get_by_role("button", name="Скопировать ссылку").click()
    expect(page.get_by_role("status").filter(has_text="Ссылка скопирована")).to_be_attached()
    assert copied(page) == f"{primersk_server}{DOCUMENT}1.2.2/"


def test_the_citation_of_a_decision(page: Page) -> None:
    page.get_by_role("button", name="Скопировать цитату").click()
    expect(page.get_by_role("status").filter(has_text="Цитата скопирована")).to_be_attached()
    assert copied(page) == f"п. 1.2.2 {BODY}"


def test_the_standard_has_the_day_of_the_visit_and_bibtex_its_lines(page: Page) -> None:
    page.get_by_text("ГОСТ Р 7.0.100–2018 и BibTeX").click()
    page.get_by_role("button", name="Скопировать ГОСТ").click()
    expect(page.get_by_role("button", name="Скопировано: ГОСТ")).to_be_visible()
    assert re.search(r"\(дата обращения: \d\d\.\d\d\.20\d\d\)\.$", copied(page))
    page.get_by_role("button", name="Скопировать BibTeX").click()
    expect(page.get_by_role("button", name="Скопировано: BibTeX")).to_be_visible()
    assert copied(page).splitlines()[3] == "  year = {2023},"


def test_a_clause_of_a_document(page: Page, primersk_server: str) -> None:
    page.goto(primersk_server + DOCUMENT)
    clause = page.locator("[id='p-1.3-abz-1']")
    tools = clause.locator(".g-reading__tools")
    expect(tools).to_have_css("opacity", "0")
    clause.get_by_role("button", name="Копировать ссылку на п. 1.3, абз. 1").focus()
    expect(tools).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Ссылка скопирована")).to_be_attached()
    assert copied(page) == f"{primersk_server}{DOCUMENT}#{clause.get_attribute('id')}"
    clause.get_by_role("button", name="Копировать цитату: п. 1.3, абз. 1").click()
    expect(page.get_by_role("status").filter(has_text="Цитата скопирована")).to_be_attached()
    assert copied(page) == f"п. 1.3, абз. 1 {BODY}"


def test_where_copying_is_forbidden_the_words_are_selected(browser: Browser, primersk_server: str) -> None:
    with visiting(browser) as (page, complaints):
        page.add_init_script(
            "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
            "Document.prototype.execCommand = () => false"
        )
        page.goto(f"{primersk_server}{DOCUMENT}1.2.2/")
        page.get_by_role("button", name="Скопировать цитату").click()
        expect(page.get_by_role("status").filter(has_text="нажмите Ctrl+C")).to_be_attached()
        selected = str(page.evaluate("getSelection().toString()")).replace("\N{NO-BREAK SPACE}", " ")
        assert selected == f"п. 1.2.2 {BODY}"
        page.get_by_role("button", name="Скопировать ссылку").click()
        assert page.evaluate("getSelection().toString()") == f"{primersk_server}{DOCUMENT}1.2.2/"
        assert complaints == []


def test_without_a_script_every_way_can_be_selected(browser: Browser, primersk_server: str) -> None:
    with visiting(browser, java_script_enabled=False) as (page, complaints):
        page.goto(f"{primersk_server}{DOCUMENT}1.2.2/")
        page.get_by_text("ГОСТ Р 7.0.100–2018 и BibTeX").click()
        expect(page.get_by_text("@misc{primersk-council")).to_be_visible()
        expect(page.locator("main button")).to_have_count(0)
        assert complaints == []

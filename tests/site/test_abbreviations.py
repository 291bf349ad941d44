"""An abbreviation explains itself on hover, focus and tap; the signed words stay."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.site.reader import visiting

DOCUMENT = "protocols/primersk-council/2023-03-16-2/"
MEANS = "ИММ — «индивидуальные методические маршруты»"


@pytest.fixture
def page(browser: Browser, primersk_server: str) -> Iterator[Page]:
    with visiting(browser, viewport={"width": 900, "height": 700}) as (page, complaints):
        page.goto(primersk_server + DOCUMENT)
        yield page
        assert complaints == []


def explained(page: Page) -> Locator:
    return page.locator(".g-abbr", has_text="ИММ").first


def test_hover_shows_stays_under_the_pointer_and_leaves_with_it(page: Page) -> None:
    tip = page.get_by_role("tooltip")
    explained(page).hover()
    expect(tip).to_have_text(MEANS)
    tip.hover()
    page.wait_for_timeout(600)
    expect(tip).to_be_visible()
    page.locator("h1").hover()
    expect(tip).to_be_hidden()


def test_focus_shows_and_escape_takes_away(page: Page) -> None:
    tip = page.get_by_role("tooltip")
    explained(page).focus()
    expect(tip).to_have_text(MEANS)
    expect(explained(page)).to_have_accessible_description(MEANS)
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    expect(explained(page)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/glossary/#t-imm")


def test_the_first_tap_explains_and_the_second_leads_to_the_glossary(
    browser: Browser, primersk_server: str
) -> None:
    with visiting(browser, viewport={"width": 320, "height": 700}, has_touch=True) as (page, complaints):
        page.goto(primersk_server + DOCUMENT)
        explained(page).tap()
        tip = page.get_by_role("tooltip")
        expect(tip).to_have_text(MEANS)
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        page.locator("h1").tap()
        expect(tip).to_be_hidden()
        explained(page).tap()
        explained(page).tap()
        page.wait_for_url("**/glossary/#t-imm")
        expect(page.locator("#t-imm")).to_contain_text("Определено: Протокол от 16.03.2023 № 2")
        assert complaints == []


def test_what_a_reader_copies_is_what_was_printed(page: Page) -> None:
    # «ПМК» is spelt out by the glossary, «ШКД» by the agenda.
    clause = page.locator("[id='p-2.2-2'] .g-clause__text")
    assert clause.locator(".g-abbr").all_inner_texts() == ["ИММ", "ПМК"]
    assert clause.locator("p").first.text_content() == "Считать работу с ИММ обязательной частью ПМК."
    copied = page.evaluate(
        "node => { getSelection().selectAllChildren(node); return getSelection().toString() }",
        clause.locator("p").first.element_handle(),
    )
    assert copied == "Считать работу с ИММ обязательной частью ПМК."


def test_without_a_script_the_title_and_the_glossary_tell(browser: Browser, primersk_server: str) -> None:
    with visiting(browser, java_script_enabled=False) as (page, complaints):
        page.goto(primersk_server + DOCUMENT)
        expect(explained(page)).to_have_attribute("title", "«индивидуальные методические маршруты»")
        explained(page).click()
        assert page.url.endswith("/glossary/#t-imm")
        assert complaints == []


def test_the_place_where_it_is_defined_needs_no_explanation(primersk: Path) -> None:
    html = (primersk / DOCUMENT / "2.1" / "index.html").read_text(encoding="utf-8")
    assert "(далее – ИММ)" in html

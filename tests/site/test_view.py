"""The panel «Версия для слабовидящих»: on every page, in force from the first paint, and easily undone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.reader import settled, visiting

THEME = Path(__file__).parents[2] / "generator" / "theme" / "assets" / "glasno"
DOCUMENT = "protocols/primersk-council/2023-03-16-2/"
ASKED = "Версия для слабовидящих"


@pytest.fixture
def reader(browser: Browser, primersk_server: str) -> Iterator[tuple[Page, str]]:
    with visiting(browser, viewport={"width": 1280, "height": 800}) as (page, complaints):
        page.goto(primersk_server + DOCUMENT)
        yield page, primersk_server
        assert complaints == []


def choose(page: Page, label: str, value: str) -> None:
    group = page.get_by_role("group", name=label)
    group.get_by_role("radio", name=value).check()


def style(page: Page, selector: str, name: str) -> str:
    script = "([selector, name]) => getComputedStyle(document.querySelector(selector))[name]"
    return str(page.evaluate(script, [selector, name]))


@pytest.mark.parametrize(
    ("label", "value", "selector", "property", "computed"),
    (
        ("Размер текста", "125", "html", "fontSize", "25px"),
        ("Размер текста", "150", "html", "fontSize", "30px"),
        ("Размер текста", "200", "html", "fontSize", "40px"),
        ("Цвета", "Светлые", "body", "backgroundColor", "rgb(255, 255, 255)"),
        ("Цвета", "Тёмные", "body", "backgroundColor", "rgb(20, 24, 30)"),
        ("Цвета", "Чёрным по белому", "a", "color", "rgb(0, 0, 0)"),
        ("Цвета", "Белым по чёрному", "body", "backgroundColor", "rgb(0, 0, 0)"),
        ("Цвета", "Синим по голубому", "body", "color", "rgb(4, 35, 79)"),
        ("Цвета", "Коричневым по бежевому", "body", "backgroundColor", "rgb(247, 243, 214)"),
        ("Интервалы", "Увеличенные", "main", "letterSpacing", "2.4px"),
        ("Шрифт документов", "Без засечек", ".g-signed", "fontFamily", '"Golos Text"'),
        ("Изображения", "Скрыть", ".g-brand__mark", "display", "none"),
    ),
)
def test_each_choice_shows_at_once_is_said_and_kept(
    reader: tuple[Page, str], label: str, value: str, selector: str, property: str, computed: str
) -> None:
    page, server = reader
    page.get_by_text(ASKED).click()
    usual = style(page, selector, property)
    choose(page, label, value)
    assert style(page, selector, property).startswith(computed)
    expect(page.locator(".g-view [role=status]")).to_contain_text(f"{label}: {value.lower()}")

    page.goto(f"{server}404.html")
    assert page.evaluate("Object.keys(document.documentElement.dataset).length") == 2
    page.goto(server + DOCUMENT)
    assert style(page, selector, property).startswith(computed)

    page.get_by_text(ASKED).click()
    expect(page.get_by_role("group", name=label).get_by_role("radio", name=value)).to_be_checked()
    page.get_by_role("button", name="Вернуть обычный вид").click()
    assert style(page, selector, property) == usual
    assert page.evaluate("localStorage.length") == 0


def test_the_panel_needs_no_mouse(reader: tuple[Page, str]) -> None:
    page, _ = reader
    page.keyboard.press("Tab")
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").strip() == ASKED:
            break
    page.keyboard.press("Enter")
    expect(page.locator(".g-view__panel")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    assert style(page, "html", "fontSize") == "25px"
    page.keyboard.press("Escape")
    expect(page.locator(".g-view__panel")).to_be_hidden()
    assert page.evaluate("document.activeElement.textContent").strip() == ASKED


def test_the_choice_holds_before_the_page_is_painted(browser: Browser, primersk_server: str) -> None:
    with visiting(browser) as (page, complaints):
        page.add_init_script('localStorage.setItem(\'glasno-view\', \'{"scheme":"blue","size":"9"}\')')
        # Whatever else comes late, what stands in <html> when the body begins is what is painted first.
        page.add_init_script(
            "new MutationObserver((changes, observer) => { if (document.body) {"
            "globalThis.atFirst = {...document.documentElement.dataset}; observer.disconnect(); } })"
            ".observe(document, {childList: true, subtree: true})"
        )
        page.goto(primersk_server)
        assert page.evaluate("atFirst") == {"gScheme": "blue", "gScript": ""}
        assert complaints == []


def test_a_browser_that_keeps_nothing_still_obeys(browser: Browser, primersk_server: str) -> None:
    with visiting(browser) as (page, complaints):
        page.add_init_script(
            "Object.defineProperty(globalThis, 'localStorage', {get() { throw new DOMException('no') }})"
        )
        page.goto(primersk_server)
        page.get_by_text(ASKED).click()
        choose(page, "Размер текста", "200")
        assert style(page, "html", "fontSize") == "40px"
        expect(page.locator(".g-view [role=status]")).to_contain_text("не разрешил это запомнить")
        assert complaints == []


def test_another_tab_follows(browser: Browser, primersk_server: str) -> None:
    with visiting(browser) as (page, _):
        page.goto(primersk_server)
        other = page.context.new_page()
        other.goto(primersk_server)
        page.get_by_text(ASKED).click()
        choose(page, "Цвета", "Тёмные")
        expect(other.locator("html")).to_have_attribute("data-g-scheme", "dark")


@pytest.mark.parametrize(("size", "opened"), (("", True), ("4", False)))
@pytest.mark.parametrize(
    ("address", "panel"), (("deadlines/", ".g-sift"), ("search/?q=мониторинг", ".g-filters"))
)
def test_filters_above_the_answers_are_folded(
    browser: Browser, server: str, size: str, opened: bool, address: str, panel: str
) -> None:
    with visiting(browser, viewport={"width": 1280, "height": 800}) as (page, _):
        page.add_init_script(f"localStorage.setItem('glasno-view', '{{\"size\":\"{size}\"}}')")
        page.goto(server + address)
        settled(page, address)
        assert page.locator(panel).first.evaluate("panel => panel.open") is opened


def test_every_page_offers_it(primersk: Path) -> None:
    pages = [
        page for page in primersk.rglob("*.html") if "widgets" not in page.parts
    ]  # frames of other sites
    assert len(pages) > 50
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert f'<span itemprop="copy">{ASKED}</span>' in html, page
        assert re.search(r'<head>(?s:.)*<script src="[^"]*view\.js"></script>(?s:.)*</head>', html), page


def test_the_dark_palette_is_one(browser: Browser) -> None:
    css = (THEME / "glasno.css").read_text(encoding="utf-8")
    by_device: Any = re.search(
        r"prefers-color-scheme:dark\){:root:not\(\[data-g-scheme\]\){\n(.*?)}}", css, re.DOTALL
    )
    by_choice: Any = re.search(r":root\[data-g-scheme=dark\]{\n(.*?)}\n", css, re.DOTALL)
    assert by_device[1] == by_choice[1]

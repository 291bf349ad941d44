"""A reader without a mouse: home → search → decision → organization → report; the focus is always seen."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from tests.site.reader import settled, visiting

MOST = 90
"""Presses of Tab after which a link counts as out of reach."""
_FOCUSED = """() => {
  const at = document.activeElement;
  const box = at.getBoundingClientRect();
  const seen = getComputedStyle(at);
  return {
    words: (at.getAttribute("aria-label") ?? at.innerText ?? "").trim(),
    tag: at.tagName,
    shown: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight,
    ring: seen.outlineStyle !== "none" && parseFloat(seen.outlineWidth) >= 2,
  };
}"""


def tab_to(page: Page, words: str) -> None:
    """Press Tab until the focus is on these words; each stop must be visible, and marked."""
    stops = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        stop = page.evaluate(_FOCUSED)
        if stop["tag"] == "BODY":
            continue
        assert stop["shown"], stop
        assert stop["ring"], stop
        stops.append(stop["words"])
        if re.search(words, stop["words"]):
            return
    raise AssertionError(f"{words!r} is not among {stops}")


def test_a_walk_with_the_keyboard_alone(browser: Browser, primersk_server: str) -> None:
    with visiting(browser, viewport={"width": 1280, "height": 800}) as (page, complaints):
        page.goto(primersk_server)
        page.keyboard.press("Tab")
        assert page.evaluate(_FOCUSED)["words"] == "К содержанию"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "content"

        page.keyboard.press("/")
        page.keyboard.type("адресные рекомендации")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/?q=*")
        settled(page, "search/")
        tab_to(page, r"^Пункт 1\.2\.1$")
        page.keyboard.press("Enter")
        page.wait_for_url("**/protocols/primersk-council/2023-03-16-2/1.2.1/")
        expect(page.locator("h1")).to_have_text("Пункт 1.2.1")

        tab_to(page, r"^Центр оценки качества$")
        page.keyboard.press("Enter")
        page.wait_for_url("**/organizations/primersk-centre/")

        tab_to(page, r"^1\.2\.1$")
        page.keyboard.press("Enter")
        page.wait_for_url("**/1.2.1/")
        tab_to(page, "Реестр|рассылк")
        assert complaints == []


def test_no_element_keeps_the_focus(browser: Browser, primersk_server: str) -> None:
    with visiting(browser, viewport={"width": 320, "height": 640}) as (page, complaints):
        page.goto(f"{primersk_server}protocols/primersk-council/2023-03-16-2/2.3/")
        tab_to(page, "Версия для слабовидящих")
        page.keyboard.press("Enter")
        expect(page.locator(".g-view__panel")).to_be_visible()
        tab_to(page, "Разделы")
        page.keyboard.press("Enter")
        tab_to(page, "^Сроки$")
        tab_to(page, "Сообщить об ошибке|Поиск")
        assert complaints == []

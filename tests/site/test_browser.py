from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.conftest import Serve
from tests.site.portal import text_of_main
from tests.site.reader import settled, visiting

UNDER = "/portal/protocols/"
DECISION = "protocols/yar-ks/2023-03-16-2/1.2.8.1/"
PAGES = {
    "home": "",
    "document-protocol": "protocols/yar-ks/2023-03-16-2/",
    "document-act": "decisions/irk-koll/2021-11-26/",
    "document-extract": "protocols/roo-soveshchanie/2023-08-27-8/",
    "decision": DECISION,
    "organization-with-assignments": "organizations/yar-iro/",
    "organization-without": "organizations/academy/",
    "deadlines": "deadlines/",
    "deadlines-month": "deadlines/2023-03/",
    "deadlines-undated": "deadlines/open/",
    "execution": "execution/",
    "execution-body": "execution/yar-ks/",
    "list-protocols": "protocols/",
    "list-body": "protocols/yar-ks/",
    "list-year": "years/2023/",
    "list-region": "regions/yaroslavskaya-oblast/",
    "list-organizations": "organizations/",
    "glossary": "glossary/",
    "verify": "verify/",
    "search": "search/",
    "search-results": "search/?q=мониторинг",
    "about": "about/",
    "guide": "guide/",
    "rules": "rules/",
    "rule": "rules/label-gap/",
    "not-found": "404.html",
}
_ALL = pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())
_LOOKS = pytest.mark.parametrize(
    ("width", "scheme"), (pytest.param(1280, "light", id="1280"), pytest.param(320, "dark", id="320"))
)
_AXE = {
    "resultTypes": ["violations"],
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
}


@_LOOKS
@_ALL
def test_page_is_accessible_quiet_and_fits(
    browser: Browser, server: str, address: str, width: int, scheme: Any
) -> None:
    size: Any = {"width": width, "height": 800}
    with visiting(browser, viewport=size, color_scheme=scheme) as (page, complaints):
        page.goto(server + address)
        settled(page, address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        violations = Axe().run(page, options=_AXE).response["violations"]
        assert [
            (violation["id"], [node["target"] for node in violation["nodes"]][:3]) for violation in violations
        ] == []
        assert complaints == []


@_ALL
def test_page_reads_without_javascript(browser: Browser, server: str, site: Path, address: str) -> None:
    with visiting(browser, java_script_enabled=False) as (page, complaints):
        page.goto(server + address)
        shown = re.sub(r"\s+", " ", page.locator("main").inner_text())
        expect(page.locator("main h1")).to_have_count(1)
        expect(page.locator("main h1")).to_be_visible()
        if address.startswith("search/"):
            assert "Для поиска нужен JavaScript" in shown
            page.locator("main noscript a, main a", has_text="списке протоколов").first.click()
            assert urlsplit(page.url).path == "/protocols/"
        else:
            path = site / (address if address.endswith(".html") else f"{address}index.html")
            written = re.sub(r"\s+", " ", text_of_main(path.read_text(encoding="utf-8")))
            assert len(shown) >= 0.9 * len(written.strip()) > 10
        assert complaints == []


@pytest.mark.parametrize("under", ("/", UNDER))
def test_search_from_the_header_of_a_decision_finds_pages_that_open(
    browser: Browser, serve: Serve, site: Path, under: str
) -> None:
    base = serve(site, under)
    with visiting(browser) as (page, complaints):
        page.goto(base + DECISION)
        field = page.locator("header input[type=search]")
        field.fill("мониторинг")
        field.press("Enter")
        page.wait_for_url(f"{base}search/?q=*")
        assert parse_qs(urlsplit(page.url).query) == {"q": ["мониторинг"]}
        expect(page.locator("[data-status]")).to_contain_text("Найден")
        links = page.locator("[data-list] h2 a")
        expect(links).not_to_have_count(0)
        targets = [str(link.evaluate("link => link.href")) for link in links.all()]
        assert len(targets) == len(set(targets))
        for target in targets:
            assert target.startswith(base)
            assert page.request.get(target).ok
        title = links.first.inner_text()
        links.first.click()
        page.wait_for_url(targets[0])
        assert title in page.locator("main").inner_text()
        assert complaints == []


def found(page: Page) -> int:
    """Return how many pages the search says it found."""
    expect(page.locator("[data-status]")).to_contain_text("Найден")
    return sum(map(int, re.findall(r"\d+", page.locator("[data-status]").inner_text())))


def test_a_filter_narrows_the_search(browser: Browser, server: str) -> None:
    with visiting(browser) as (page, complaints):
        page.goto(f"{server}search/?q=мониторинг")
        settled(page, "search/")
        before = found(page)
        box = page.locator("[data-filter-form] input[name=kind][value=решение]")
        promised = int(box.locator("xpath=..").inner_text().split()[-1])
        box.check()
        page.wait_for_url("**kind=*")
        expect(page.locator("[data-status]")).to_contain_text(str(promised))
        settled(page, "search/")
        assert 0 < found(page) == promised < before
        for link in page.locator("[data-list] h2 a").all():
            assert re.search(
                r"/(protocols|decisions)/[^/]+/[^/]+/[^/]+/$", str(link.evaluate("link => link.href"))
            )
        assert complaints == []


def test_pages_stand_under_any_path(browser: Browser, serve: Serve, site: Path) -> None:
    base = serve(site, UNDER)
    with visiting(browser) as (page, complaints):
        for address in (PAGES["home"], PAGES["document-protocol"], PAGES["organization-with-assignments"]):
            page.goto(base + address)
            expect(page.locator("main h1")).to_have_count(1)
        page.locator("header .g-menu a").first.click()
        assert urlsplit(page.url).path == f"{UNDER}protocols/"
        assert complaints == []


def test_the_page_for_a_wrong_address_leads_home(browser: Browser, server: str) -> None:
    with visiting(browser) as (page, complaints):
        page.goto(f"{server}404.html")
        page.locator("main a", has_text="Главная").click()
        page.wait_for_url(server)
        expect(page.locator("main h1")).to_have_count(1)
        assert complaints == []

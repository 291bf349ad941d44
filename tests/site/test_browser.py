from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import Serve
from tests.site.kinds import Kind, kinds
from tests.site.portal import text_of_main
from tests.site.reader import settled, visiting

UNDER = "/portal/protocols/"
DECISION = "protocols/yar-ks/2023-03-16-2/1.2.8.1/"


@pytest.mark.parametrize("kind", kinds(), ids=str)
def test_a_page_reads_without_javascript(
    browser: Browser, servers: dict[str, str], sites: dict[str, Path], kind: Kind
) -> None:
    with visiting(browser, java_script_enabled=False) as (page, complaints):
        page.goto(servers[kind.portal] + kind.address)
        shown = re.sub(r"\s+", " ", page.locator("main").inner_text())
        expect(page.locator("main h1")).to_have_count(1)
        expect(page.locator("main h1")).to_be_visible()
        if kind.address.startswith("search/"):
            assert "Для поиска нужен JavaScript" in shown
            page.locator("main noscript a, main a", has_text="списке протоколов").first.click()
            assert urlsplit(page.url).path.endswith("/protocols/")
        else:
            while (folded := page.locator("main details:not([open]) > summary")).count():
                folded.first.click()
            shown = re.sub(r"\s+", " ", page.locator("main").inner_text())
            html = (sites[kind.portal] / kind.file).read_text(encoding="utf-8")
            written = re.sub(r"\s+", " ", text_of_main(html)).strip()
            assert len(shown) >= 0.9 * len(written) > 10
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
        for address in ("", "protocols/yar-ks/2023-03-16-2/", "organizations/yar-iro/"):
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

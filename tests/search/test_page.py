"""The page of search as a reader uses it: the address, filters, keys, bad input, and what does not answer."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.conftest import Serve
from tests.search.conftest import note, reader, settled

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self';"
    " frame-ancestors 'self'; object-src 'none'"
)


def ids(page: Page) -> list[str]:
    return [str(row.get_attribute("data-id")) for row in page.locator("[data-list] li").all()]


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query, keep_blank_values=True)


def test_results_are_grouped_by_kind(browser: Browser, server: str) -> None:
    with reader(browser) as (page, complaints):
        page.goto(f"{server}search/?q=ЦОиККО")
        assert re.fullmatch(r"Найдено \d+ пунктов, 2 документа и 1 организация\.", settled(page))
        first = page.locator("[data-list] li").first
        assert (first.get_attribute("data-kind"), first.get_attribute("data-id")) == (
            "organization",
            "organizations/yar-coko",
        )
        kinds = page.locator("[data-list] section").evaluate_all("all => all.map(one => one.ariaLabel)")
        assert kinds == ["Организации", "Документы", "Пункты решений"]
        decision = page.locator("li[data-kind=decision]", has_text="1.3.1").first
        shown = decision.inner_text().replace("\u00a0", " ")
        for words in (
            "Пункт 1.3.1",
            "Протокол от 16.03.2023 № 2 · Координационный совет",
            "Адресат: Центр оценки и контроля качества образования",
            "срок прошёл 1 августа 2023 года",
        ):
            assert words in shown
        assert decision.locator("svg").count() == 1
        assert complaints == []


def test_the_address_holds_the_whole_state(browser: Browser, server: str) -> None:
    with reader(browser, viewport={"width": 1280, "height": 900}) as (page, complaints):
        page.goto(f"{server}search/?q=мониторинг")
        settled(page)
        page.locator("[data-filter-form] input[name=year][value='2022']").check()
        expect(page.locator("[data-list] li").first).to_be_visible()
        page.locator("[data-sort]").select_option("date")
        settled(page)
        page.locator("[data-filter-form] input[name=kind][value=решение]").check()
        settled(page)
        assert query(page) == {"q": ["мониторинг"], "kind": ["решение"], "year": ["2022"], "sort": ["date"]}
        before = ids(page)
        page.goto(page.url)
        settled(page)
        assert ids(page) == before
        assert page.locator("[data-filter-form] input:checked").count() == 2
        assert page.locator("[data-sort]").input_value() == "date"
        assert page.title().startswith("мониторинг — Поиск")
        assert complaints == []


def test_a_topic_narrows_the_search(browser: Browser, server: str) -> None:
    with reader(browser, viewport={"width": 1280, "height": 900}) as (page, complaints):
        page.goto(f"{server}search/?q=педагоги")
        settled(page)
        box = page.locator("[data-filter-form] input[name=topic][value=mentoring]")
        expect(box.locator("xpath=..")).to_contain_text("Наставничество")
        box.check()
        page.wait_for_url("**topic=mentoring*")
        settled(page)
        assert set(ids(page)) == {
            "protocols/les-sovet/2019-12-16/2.3.4",
            "protocols/les-sovet/2019-12-16/3.3",
            "decisions/irk-koll/2021-11-26/3.9",
        }
        assert complaints == []


@pytest.mark.parametrize(("day", "found"), (("2023-11-14", True), ("2033-01-01", False)))
def test_a_deadline_that_passed_after_the_build_has_passed(
    browser: Browser, server: str, day: str, found: bool
) -> None:
    with reader(browser) as (page, complaints):
        page.clock.set_fixed_time(f"{day}T12:00:00")
        page.goto(f"{server}search/?state=срок впереди&state=без точной даты&due=2023-12")
        assert settled(page).startswith("Найден" if found else "Ничего не нашлось")
        assert complaints == []


def test_back_leads_to_the_search_before(browser: Browser, server: str) -> None:
    with reader(browser) as (page, _):
        page.goto(f"{server}search/?q=мониторинг")
        settled(page)
        field = page.locator("main input[type=search]")
        field.fill("олимпиады")
        field.press("Enter")
        expect(page.locator("[data-status]")).to_contain_text("Найден 1")
        page.go_back()
        expect(page.locator("[data-status]")).not_to_contain_text("Найден 1")
        expect(field).to_have_value("мониторинг")


def test_a_filter_without_words_is_browsed(browser: Browser, server: str) -> None:
    with reader(browser) as (page, complaints):
        page.goto(f"{server}search/?org=yar-coko&sort=deadline")
        assert settled(page).startswith("Найдено")
        assert page.locator("[data-filter-form] input[name=org][value=yar-coko]").is_checked()
        assert complaints == []


@pytest.mark.parametrize(
    "address", ("?q=мониторинг&org=нет-такой", "?q=мониторинг&year=1812", "?year=нет&q=план")
)
def test_a_filter_that_does_not_exist_is_told_and_left_out(
    browser: Browser, server: str, address: str
) -> None:
    with reader(browser) as (page, complaints):
        page.goto(f"{server}search/{address}")
        assert settled(page).startswith("Найден")
        assert "на портале нет, она не учтена" in note(page)
        page.locator("[data-note] button", has_text="Убрать из адреса").click()
        settled(page)
        assert not {"org", "year"} & query(page).keys()
        assert complaints == []


def test_corrected_words_and_a_way_back(browser: Browser, server: str) -> None:
    with reader(browser) as (page, complaints):
        page.goto(f"{server}search/?q=монитронг")
        assert settled(page).startswith("Найден")
        assert note(page) == "Возможно, вы искали: мониторинг. Только точные слова"
        page.locator("[data-note] button").click()
        expect(page.locator("[data-status]")).to_contain_text("Ничего не нашлось по запросу «монитронг»")
        assert query(page) == {"q": ["монитронг"], "exact": [""]}
        page.locator("[data-note] button").click()
        expect(page.locator("[data-status]")).to_contain_text("Найден")
        assert complaints == []


@pytest.mark.parametrize(
    ("text", "said"),
    (
        ("", "Введите слово, номер пункта или дату."),
        ("и в на по", "В запросе нет слов, по которым можно искать."),
        ("!!! ??? 🙂", "В запросе нет слов, по которым можно искать."),
        ("<img src=x onerror=alert(1)>", "Ничего не нашлось по запросу «<img src=x onerror=alert(1)>»."),
        ("[]{}()^$|.*+\\", "В запросе нет слов, по которым можно искать."),
        ("бегемот", "Ничего не нашлось по запросу «бегемот»."),
        ("ъ" * 10_000, "Ничего не нашлось по запросу «" + "ъ" * 80 + "…»."),
    ),
    ids=lambda value: repr(value[:10]),
)
def test_bad_input_gets_a_helpful_line(browser: Browser, server: str, text: str, said: str) -> None:
    with reader(browser) as (page, complaints):
        page.goto(f"{server}search/")
        settled(page)
        field = page.locator("main input[type=search]")
        field.fill(text)
        field.press("Enter")
        expect(page.locator("[data-status]")).to_contain_text(said)
        expect(page.locator(".g-search__lists")).to_be_visible()
        assert complaints == []


def test_keys(browser: Browser, server: str) -> None:
    with reader(browser) as (page, complaints):
        page.goto(f"{server}search/?q=мониторинг")
        settled(page)
        page.locator("h1").click()
        page.keyboard.press("/")
        field = page.locator("main input[type=search]")
        expect(field).to_be_focused()
        links = page.locator("[data-list] h2 a")
        page.keyboard.press("ArrowDown")
        expect(links.nth(0)).to_be_focused()
        page.keyboard.press("ArrowDown")
        expect(links.nth(1)).to_be_focused()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("ArrowUp")
        expect(field).to_be_focused()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Escape")
        expect(field).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator("[data-status]")).to_have_text("Введите слово, номер пункта или дату.")
        field.fill("олимпиады")
        page.keyboard.press("Enter")
        expect(page.locator("[data-status]")).to_contain_text("Найден 1")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url("**/9.2/")
        page.locator("h1").click()
        page.keyboard.press("/")
        expect(page.locator("header input[type=search]")).to_be_focused()
        assert complaints == []


def test_letters_search_while_typing(browser: Browser, server: str) -> None:
    with reader(browser) as (page, complaints):
        page.goto(f"{server}search/")
        settled(page)
        field = page.locator("main input[type=search]")
        field.press_sequentially("по")
        page.wait_for_timeout(400)
        assert query(page) == {}
        field.fill("")
        field.press_sequentially("олимп")
        expect(page.locator("[data-status]")).to_contain_text("Найден 1")
        assert query(page) == {"q": ["олимп"]}
        assert complaints == []


def test_more_results_and_their_focus(browser: Browser, server: str) -> None:
    with reader(browser) as (page, complaints):
        page.goto(f"{server}search/?q=мониторинг")
        settled(page)
        assert len(ids(page)) == 10
        first = set(ids(page))
        page.locator("[data-more]").click()
        expect(page.locator("[data-list] li")).to_have_count(20)
        focused = page.evaluate("document.activeElement.closest('li')?.dataset.id")
        assert focused in set(ids(page)) - first
        assert complaints == []


def test_under_a_path_and_a_strict_policy(browser: Browser, serve: Serve, site: Path) -> None:
    base = serve(site, "/portal/protocols/")

    def guard(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": CSP})

    with reader(browser) as (page, complaints):
        page.route(re.compile(r"/search/(\?.*)?$"), guard)
        page.goto(f"{base}search/?q=иом педагогов")
        assert settled(page) == "Найдено 4 пункта."
        for link in page.locator("[data-list] h2 a").all():
            assert page.request.get(str(link.evaluate("link => link.href"))).ok
        assert complaints == []


def break_index(page: Page, pattern: str, change: Callable[[bytes], bytes] | None) -> None:
    def broken(route: Route) -> None:
        if change is None:
            route.abort()
        else:
            answer = route.fetch()
            route.fulfill(status=200, body=change(answer.body()))

    page.route(re.compile(pattern), broken)


def other_version(data: bytes) -> bytes:
    return gzip.compress(json.dumps({**json.loads(gzip.decompress(data)), "version": 99}).encode())


@pytest.mark.parametrize(
    ("pattern", "change", "said"),
    (
        (r"glasno\.bin", lambda _: b"<!doctype html>", "Поиск не загрузился."),
        (r"glasno\.bin", lambda data: data[:200], "Поиск не загрузился."),
        (r"glasno\.bin", other_version, "Указатель поиска собран другой программой."),
        (r"glasno-columns", lambda _: b"", "Поиск не загрузился."),
        (r"glasno-columns", other_version, "Указатель поиска собран другой программой."),
        (r"\.pf_index", lambda data: data[: len(data) // 2], "Поиск не загрузился."),
        (r"\.pf_fragment", lambda _: b"{}", "Поиск не загрузился."),
    ),
    ids=("html", "cut", "version", "empty", "columns-version", "words", "fragment"),
)
def test_a_damaged_index_is_told(
    browser: Browser, server: str, pattern: str, change: Callable[[bytes], bytes], said: str
) -> None:
    with reader(browser) as (page, complaints):
        break_index(page, pattern, change)
        page.goto(f"{server}search/?q=монитронг")
        assert settled(page) == f"{said} Обновите страницу или откройте список протоколов."
        expect(page.locator("[data-status] a")).to_have_attribute("href", "../protocols/")
        assert complaints == []


@pytest.mark.parametrize("pattern", (r"search-vocabulary", r"fragment/00101\."))
def test_without_one_file_the_rest_still_serves(browser: Browser, server: str, pattern: str) -> None:
    with reader(browser) as (page, complaints):
        break_index(page, pattern, lambda _: b"?")
        page.goto(f"{server}search/?q=бегемот")
        assert settled(page).startswith("Ничего не нашлось")
        page.goto(f"{server}search/?q=ИОМ педагогов")
        assert settled(page) == "Найдено 4 пункта."
        assert len(ids(page)) >= 3
        assert complaints == []


def test_a_missing_index_is_told_and_search_recovers(browser: Browser, server: str) -> None:
    with reader(browser) as (page, _):
        break_index(page, r"/pagefind/", None)
        page.goto(f"{server}search/?q=мониторинг")
        assert settled(page).startswith("Поиск не загрузился.")
        page.unroute_all()
        page.locator("main button[type=submit]").click()
        expect(page.locator("[data-status]")).to_contain_text("Найдено")


def test_other_portals_widen_the_search_and_may_be_silent(browser: Browser, serve: Serve, site: Path) -> None:
    home, there = serve(site, "/"), serve(site, "/there/")
    listed = [{"name": "Соседи", "url": there}, {"name": "Молчуны", "url": "http://127.0.0.1:9/"}]

    def federated(data: bytes) -> bytes:
        return gzip.compress(json.dumps({**json.loads(gzip.decompress(data)), "federation": listed}).encode())

    def shared(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "access-control-allow-origin": "*"})

    with reader(browser) as (page, complaints):
        page.route(re.compile(f"^{re.escape(there)}"), shared)
        break_index(page, f"^{re.escape(home)}.*glasno\\.bin", federated)
        page.goto(f"{home}search/?q=олимпиады")
        assert settled(page) == "Найден 1 пункт."
        for name in ("Соседи", "Молчуны"):
            page.locator("[data-wider] label", has_text=name).locator("input").check()
        expect(page.locator("[data-status]")).to_contain_text("Найдено 2")
        expect(page.locator("[data-note]")).to_contain_text("Портал «Молчуны» не ответил")
        assert "портал «Соседи»" in page.locator("[data-list]").inner_text()
        assert query(page)["portal"] == [there, "http://127.0.0.1:9/"]
        assert [complaint for complaint in complaints if "ERR_" not in complaint] == []


def test_it_prints_without_its_controls(browser: Browser, server: str) -> None:
    with reader(browser) as (page, _):
        page.goto(f"{server}search/?q=мониторинг")
        settled(page)
        page.emulate_media(media="print")
        assert page.locator("[data-list] li").first.is_visible()
        assert not page.locator("[data-panel]").is_visible()
        assert not page.locator("main form[role=search]").is_visible()


def test_what_a_first_search_loads(browser: Browser, server: str) -> None:
    loaded: list[tuple[str, int]] = []

    def keep(response: Any) -> None:
        if "/pagefind/" in response.url or response.url.endswith("search.js"):
            loaded.append((response.url, int(response.headers["content-length"])))

    with reader(browser) as (page, _):
        page.on("response", keep)
        page.goto(f"{server}search/?q={quote('мониторинг')}")
        settled(page)
        assert len(loaded) <= 16
        assert sum(size for _, size in loaded) < 160_000


def test_what_is_said_before_the_script_has_come_and_when_it_does_not(browser: Browser, server: str) -> None:
    with reader(browser) as (page, _):
        waiting: list[Route] = []
        page.route("**/search.js", lambda route: waiting.append(route))
        page.goto(f"{server}search/?q=школы", wait_until="commit")
        page.locator("[data-status]").wait_for(state="attached")
        said = "getComputedStyle(document.querySelector('[data-status]'), '::before').content"
        page.wait_for_function(f"{said} === '\"Поиск загружается…\"'")
        while not waiting:
            page.wait_for_timeout(20)
        page.route("**/search.js", lambda route: route.abort())
        waiting[0].abort()
        expect(page.locator("[data-status]")).to_have_text("Поиск не загрузился. Обновите страницу.")

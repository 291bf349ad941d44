"""A reader holds a file against the manifest, in a browser, and nothing of it leaves the device."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.conftest import Serve
from tests.site.reader import visiting

UNDER = "/portal/protocols/"
_NO_SUBTLE = "Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined })"
_DROP = """async (words) => {
    const carried = new DataTransfer();
    carried.items.add(new File([words], "dropped.txt"));
    const place = document.querySelector("[data-drop]");
    place.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def reader(browser: Browser, serve: Serve, site: Path) -> Iterator[Page]:
    with visiting(browser, viewport={"width": 320, "height": 800}) as (page, complaints):
        page.goto(serve(site, UNDER) + "verify/")
        yield page
        assert complaints == []


def test_a_published_file_is_found_with_its_place(reader: Page, site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "мой файл.svg"
    copy.write_bytes((site / "assets/glasno/mark.svg").read_bytes())
    reader.get_by_label("Выберите файл или перетащите его сюда").set_input_files(copy)
    result = reader.get_by_role("status")
    expect(result).to_contain_text("мой файл.svg")
    expect(result).to_contain_text("Совпадает")
    expect(result).to_contain_text(hashlib.sha256(copy.read_bytes()).hexdigest())
    expect(result.get_by_role("link")).to_have_attribute(
        "href", reader.url.replace("verify/", "assets/glasno/mark.svg")
    )


def test_a_changed_file_is_not(reader: Page, site: Path, tmp_path: Path) -> None:
    changed = tmp_path / "mark.svg"
    data = bytearray((site / "assets/glasno/mark.svg").read_bytes())
    data[-2] ^= 1
    changed.write_bytes(data)
    reader.locator("#g-file").set_input_files([changed, site / "about/index.html"])
    rows = reader.locator(".g-verify__row")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text("Не найден")
    expect(rows.nth(1)).to_contain_text("Совпадает")
    expect(rows.nth(1).get_by_role("link")).to_have_text("about/")
    assert reader.evaluate("document.documentElement.scrollWidth") <= 320
    assert Axe().run(reader).response["violations"] == []


def test_a_file_may_be_dropped(reader: Page, site: Path) -> None:
    reader.evaluate(_DROP, (site / "redirects.json").read_text(encoding="utf-8"))
    expect(reader.get_by_role("status")).to_contain_text("Совпадает")
    reader.evaluate(_DROP, "something else")
    expect(reader.get_by_role("status")).to_contain_text("Не найден")


def test_the_keyboard_reaches_the_field(reader: Page) -> None:
    reader.locator("#g-file").focus()
    assert reader.evaluate("document.activeElement.id") == "g-file"
    reader.keyboard.press("Tab")
    assert reader.evaluate("document.activeElement.textContent") == "SHA256SUMS"


def test_where_the_browser_cannot_it_says_so(browser: Browser, server: str) -> None:
    with visiting(browser) as (page, complaints):
        page.add_init_script(_NO_SUBTLE)
        page.goto(f"{server}verify/")
        expect(page.get_by_text("только на страницах, открытых по https")).to_be_visible()
        expect(page.locator("#g-file")).to_be_hidden()
        assert complaints == []


def test_a_manifest_that_does_not_load(browser: Browser, server: str, site: Path) -> None:
    with visiting(browser) as (page, _):
        page.route("**/verify/sums/*", lambda route: route.abort())
        page.goto(f"{server}verify/")
        page.locator("#g-file").set_input_files(site / "redirects.json")
        expect(page.get_by_role("status")).to_contain_text("Не удалось проверить")


def test_without_javascript_the_way_is_told(browser: Browser, server: str) -> None:
    settings: Any = {"java_script_enabled": False}
    with visiting(browser, **settings) as (page, complaints):
        page.goto(f"{server}verify/")
        expect(page.locator("noscript p", has_text="нужен JavaScript")).to_be_visible()
        expect(page.get_by_role("heading", name="Как сверить самому")).to_be_visible()
        assert complaints == []


def test_without_a_script_the_list_of_sums_is_a_link_away(browser: Browser, server: str) -> None:
    with visiting(browser, java_script_enabled=False) as (page, complaints):
        page.goto(f"{server}verify/")
        with page.expect_download() as download:
            page.get_by_role("link", name="SHA256SUMS").click()
        assert download.value.url == f"{server}SHA256SUMS"
        assert complaints == []

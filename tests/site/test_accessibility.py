"""Every kind of page, for everyone: axe-core finds nothing, nothing scrolls sideways, the HTML is valid."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import brotli
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.npm import installed
from tests.site.kinds import Kind, kinds
from tests.site.reader import settled, visiting

LIMIT = 15 * 1024
"""Bytes of a page under brotli, without what it loads."""
_AXE = {
    "resultTypes": ["violations"],
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
}
_TWO_INKS = json.dumps({"size": "4", "scheme": "blue", "space": "wide", "face": "sans", "images": "off"})
_EVERY = pytest.mark.parametrize("kind", kinds(), ids=str)


def faults(page: Page) -> list[tuple[str, list[Any]]]:
    """Return what axe-core finds, and «wide» where the page scrolls sideways."""
    found = [
        (violation["id"], [node["target"] for node in violation["nodes"]][:3])
        for violation in Axe().run(page, options=_AXE).response["violations"]
    ]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*found, ("wide", [wide])] if wide > 0 else found


@_EVERY
def test_a_page_has_no_fault_however_it_is_looked_at(
    browser: Browser, servers: dict[str, str], kind: Kind
) -> None:
    size: Any = {"width": 1280, "height": 800}
    with visiting(browser, viewport=size) as (page, complaints):
        page.goto(servers[kind.portal] + kind.address)
        settled(page, kind.address)
        found = {"1280": faults(page)}
        page.set_viewport_size({"width": 320, "height": 256})
        found["320, 400 %"] = faults(page)
        page.emulate_media(color_scheme="dark")
        found["320, dark"] = faults(page)
        page.locator(".g-view summary").click()
        expect(page.locator(".g-view__panel")).to_be_visible()
        page.locator(".g-menu__button").click()
        page.locator("main details").evaluate_all("all => all.forEach(one => { one.open = true })")
        found["320, all that folds is open"] = faults(page)
        assert {look: wrong for look, wrong in found.items() if wrong} == {}
        assert complaints == []


@_EVERY
def test_a_page_holds_the_view_for_poor_sight(browser: Browser, servers: dict[str, str], kind: Kind) -> None:
    size: Any = {"width": 1280, "height": 800}
    with visiting(browser, viewport=size, forced_colors="none") as (page, complaints):
        page.add_init_script(f"localStorage.setItem('glasno-view', {_TWO_INKS!r})")
        page.goto(servers[kind.portal] + kind.address)
        settled(page, kind.address)
        found = {"200 %, two inks": faults(page)}
        page.set_viewport_size({"width": 320, "height": 800})
        found["200 %, two inks, 320"] = faults(page)
        assert {look: wrong for look, wrong in found.items() if wrong} == {}
        assert complaints == []


@_EVERY
def test_a_page_is_light(sites: dict[str, Path], kind: Kind) -> None:
    assert len(brotli.compress((sites[kind.portal] / kind.file).read_bytes())) <= LIMIT


@_EVERY
def test_headings_come_in_order_and_landmarks_are_whole(sites: dict[str, Path], kind: Kind) -> None:
    html = (sites[kind.portal] / kind.file).read_text(encoding="utf-8")
    levels = [int(level) for level in re.findall(r"<h([1-6])[\s>]", html)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    for landmark in ("<header", "<main", "<footer"):
        assert html.count(landmark) == 1
    assert '<html lang="ru">' in html
    assert html.index('class="g-skip"') < html.index("<header") < html.index("<main") < html.index("<footer")


def test_every_kind_of_page_is_valid_html(sites: dict[str, Path]) -> None:
    java = shutil.which("java")
    if java is None:
        pytest.skip("java is not installed: the Nu Html Checker cannot run")
    checker = installed("vnu-jar@26.9.27") / "vnu-jar" / "build" / "dist" / "vnu.jar"
    files = sorted({str(sites[kind.portal] / kind.file) for kind in kinds()})
    done = subprocess.run(
        [java, "-jar", str(checker), "--format", "json", "--errors-only", *files],
        capture_output=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    messages = json.loads(done.stderr)["messages"]
    assert [
        (message["url"][-60:], message["message"], message.get("extract", "")) for message in messages
    ] == []

"""A table: blocks of labels and what they say on a phone, and whole words on every screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.site.reader import visiting

_STRAYS = """() => {
  const strays = [];
  for (const cell of document.querySelectorAll(".g-table td[data-l]")) {
    const column = cell.getBoundingClientRect().left + parseFloat(getComputedStyle(cell, "::before").width);
    const words = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(words.currentNode);
      if ([...range.getClientRects()].some(line => line.width && line.left < column - 1))
        strays.push(`${cell.dataset.l}: ${words.currentNode.data.trim()}`);
    }
  }
  return strays;
}"""

_TORN = r"""() => {
  const torn = new Set();
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const cell = texts.currentNode.parentElement.closest("td,th");
    const part = cell?.closest("tr").parentElement;
    if (!cell?.checkVisibility() || getComputedStyle(part).position === "absolute") continue;
    for (const word of texts.currentNode.data.matchAll(/[\p{L}\p{N}]+/gu)) {
      const range = document.createRange();
      range.setStart(texts.currentNode, word.index);
      range.setEnd(texts.currentNode, word.index + word[0].length);
      const lines = [...range.getClientRects()].map(line => line.top);
      if (Math.max(...lines) - Math.min(...lines) > 8) torn.add(word[0]);
    }
  }
  return [...torn];
}"""


@pytest.mark.parametrize(
    ("portal", "address"),
    (
        ("demo", "deadlines/"),
        ("demo", "deadlines/open/"),
        ("demo", "fields/"),
        ("demo", "hosting/"),
        ("primersk", "execution/"),
    ),
)
def test_a_word_is_whole(browser: Browser, servers: dict[str, str], portal: str, address: str) -> None:
    with visiting(browser, viewport={"width": 320, "height": 800}) as (page, _):
        page.goto(servers[portal] + address)
        page.locator("main details").evaluate_all("all => all.forEach(one => { one.open = true })")
        torn = {"320": page.evaluate(_TORN)}
        for width in (768, 840, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            torn[str(width)] = page.evaluate(_TORN)
        page.emulate_media(media="print")
        page.set_viewport_size(
            {"width": 642, "height": 900}
        )  # the width of a sheet of A4 between its margins
        torn["print"] = page.evaluate(_TORN)
        assert {look: words for look, words in torn.items() if words} == {}


@pytest.mark.parametrize(
    "address", ("deadlines/2022-04/", "deadlines/open/2021-11/", "organizations/yar-iro/")
)
def test_what_a_cell_says_stands_beside_its_label(browser: Browser, server: str, address: str) -> None:
    with visiting(browser, viewport={"width": 320, "height": 800}) as (page, _):
        page.goto(server + address)
        assert page.locator(".g-table td[data-l]").count() > 0
        assert page.evaluate(_STRAYS) == []

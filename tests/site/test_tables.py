"""A table on a phone: a row is a block, and each cell a label with what it says beside it."""

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


@pytest.mark.parametrize(
    "address", ("deadlines/2022-04/", "deadlines/open/2021-11/", "organizations/yar-iro/")
)
def test_what_a_cell_says_stands_beside_its_label(browser: Browser, server: str, address: str) -> None:
    with visiting(browser, viewport={"width": 320, "height": 800}) as (page, _):
        page.goto(server + address)
        assert page.locator(".g-table td[data-l]").count() > 0
        assert page.evaluate(_STRAYS) == []

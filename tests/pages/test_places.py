"""Links of rendered HTML: marked once, settled for each page, and known without reading the page back."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.pages.places import BESIDE, ROOT, prefix, settle

PAGES = st.lists(st.sampled_from(("a", "b", "1.2", "page-2", "2023-03-16")), max_size=5).map(
    lambda steps: "".join(f"{step}/" for step in steps)
)
TARGETS = st.tuples(PAGES, st.sampled_from(("", "a", "plan.pdf")), st.sampled_from(("", "#p-1.2"))).map(
    "".join
)


def settled(html: str, page: str, beside: str = "") -> str:
    return settle(html, prefix(page), beside).html.decode()


@given(TARGETS, PAGES)
@example("a/b/#p-1", "a/b/")
@example("", "")
def test_a_link_leads_to_its_target(target: str, page: str) -> None:
    html = settled(f'<a href="{ROOT}{target}">x</a>', page)
    for root in ("https://example.org/", "https://example.org/portal/"):
        assert urljoin(root + page, html.split('"')[1]) == root + target


@pytest.mark.parametrize("page", ("protocols/sovet/2023-03-16/", "protocols/sovet/2023-03-16/1.2/"))
def test_a_file_beside_the_record(page: str) -> None:
    html = settled(f'<a href="{BESIDE}plan.pdf">x</a>', page, "protocols/sovet/2023-03-16/")
    assert urljoin(f"/{page}", html.split('"')[1]) == "/protocols/sovet/2023-03-16/plan.pdf"


def test_what_a_page_leads_to() -> None:
    html = (
        f'<a href="{ROOT}about/#top">а</a> <script src="{ROOT}assets/a.js"></script>'
        f'<form action="{ROOT}search/?q=1"></form><a href="https://example.org/">б</a>'
        f'<a href="#h&amp;e">в</a><a href="{ROOT}about/#">о</a>'
        f'<a href="{BESIDE}%D0%BF.pdf">г</a><p data-at="{ROOT}data/">д</p>'
    )
    found = settle(html, "../", "protocols/sovet/2023-03-16/")
    assert found.wanted == {
        *("about/", "about/#top", "assets/a.js", "search/", "data/", "protocols/sovet/2023-03-16/п.pdf")
    }
    assert found.inside == {"h&e"}


def test_what_a_page_offers() -> None:
    html = '<h1 id="top">а</h1><p data-id="no" id="p-1.2">б</p><p id="h&amp;e">в</p>'
    assert settle(html, "../").ids == {"top", "p-1.2", "h&e"}

"""A browser without container queries shows one column on a phone, and nothing scrolls sideways."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from tests.site.reader import visiting

CSS = Path(__file__).parents[2] / "generator" / "theme" / "assets" / "glasno" / "glasno.css"


def blind(route: Route) -> None:
    """Answer with the styles as a browser of before 2022 reads them."""
    css = CSS.read_text(encoding="utf-8")
    assert "@supports not (container-type:inline-size)" in css
    css = css.replace("not (container-type:inline-size)", "(color:red)").replace(
        "@container", "@container unknown"
    )
    route.fulfill(body=css, content_type="text/css")


@pytest.mark.parametrize(
    "address",
    (
        "",
        "protocols/primersk-council/2023-03-16-2/",
        "protocols/primersk-council/2023-03-16-2/1.2.1/",
        "organizations/primersk-centre/",
        "deadlines/",
        "execution/",
        "search/?q=опрос",
    ),
)
def test_a_phone_shows_one_column(browser: Browser, primersk_server: str, address: str) -> None:
    with visiting(browser, viewport={"width": 320, "height": 640}) as (page, complaints):
        page.route("**/glasno.css", blind)
        page.goto(primersk_server + address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        narrow = page.evaluate(
            "[...document.querySelectorAll('main :is(p,li,td,dd,h1,h2)')]"
            ".filter(one => one.offsetParent && one.innerText.trim().length > 40 && one.clientWidth < 110)"
            ".map(one => one.innerText.slice(0, 40))"
        )
        assert narrow == []
        assert complaints == []

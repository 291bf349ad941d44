"""«Сообщить об ошибке»: to the webmaster's e-mail or form, with the page it is about."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser

from generator.mkdocs_plugin.settings import report_href
from tests.site.reader import visiting

HREF = "mailto:pochta@primersk.example?subject="


@pytest.mark.parametrize(
    ("written", "href"),
    (
        (None, ""),
        ("", ""),
        ("pochta@primersk.example", f"{HREF}%D0%9E"),
        (" https://primersk.example/form?page={address} ", "https://primersk.example/form?page={address}"),
        ("javascript:alert(1)", ""),
        ("pochta@primersk.example?bcc=b@primersk.example", ""),
        ("позвоните нам", ""),
    ),
)
def test_an_e_mail_or_a_form_and_nothing_else(written: str | None, href: str) -> None:
    config: Any = SimpleNamespace(extra={"webmaster": written})
    found = report_href(config)
    assert found.startswith(href)
    assert bool(found) == bool(href)


def test_the_letter_names_the_page(browser: Browser, primersk_server: str) -> None:
    with visiting(browser) as (page, complaints):
        address = f"{primersk_server}protocols/primersk-council/2023-03-16-2/1.2.1/"
        page.goto(address)
        link = page.get_by_role("link", name="Сообщить об ошибке")
        assert str(link.get_attribute("href")).startswith(HREF)
        # The browser is not sent anywhere: only what the link has become counts.
        page.evaluate("document.addEventListener('click', event => event.preventDefault())")
        link.click()
        assert unquote(str(link.get_attribute("href"))).endswith(f"&body=Страница: {address}\n\n")
        assert complaints == []


def test_no_webmaster_no_link(site: Path) -> None:
    assert "Сообщить об ошибке" not in (site / "index.html").read_text(encoding="utf-8")

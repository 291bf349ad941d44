"""A reader in a browser: a fresh one each time, with everything there is to complain about kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, expect


@contextmanager
def visiting(browser: Browser, **settings: Any) -> Iterator[tuple[Page, list[str]]]:
    """Open a page of a fresh reader, and keep everything there is to complain about."""
    context = browser.new_context(locale="ru-RU", **settings)
    context.set_default_timeout(15_000)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(f"console {message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    # A page that is left while it still loads has its requests aborted: no fault of the page.
    page.on(
        "requestfailed",
        lambda request: (
            complaints.append(f"failed: {request.url}") if request.failure != "net::ERR_ABORTED" else None
        ),
    )
    page.on(
        "response",
        lambda answer: complaints.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None,
    )
    page.on(
        "request",
        lambda request: (
            complaints.append(f"another host: {request.url}")
            if urlsplit(request.url).hostname not in ("127.0.0.1", None)
            else None
        ),
    )
    try:
        yield page, complaints
    finally:
        context.close()


def settled(page: Page, address: str) -> None:
    """Wait until the search has said something, where the page has one."""
    if address.startswith("search/"):
        expect(page.locator("[data-status]")).not_to_be_empty()
        expect(page.locator("[data-results][aria-busy]")).to_have_count(0)

"""A portal whose index has several parts: the newest is searched first, the others when asked for."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Request, expect

from generator.link import link
from generator.load import load
from generator.pipeline.content import read_content
from generator.search.index import index_portal
from tests.conftest import Serve
from tests.search.conftest import note, reader, settled
from tests.site.portal import ROOT


@pytest.fixture(scope="module")
def divided(site: Path, serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The demo portal with an index of two parts: 2023, and 2019 to 2022."""
    folder = tmp_path_factory.mktemp("divided") / "site"
    shutil.copytree(site, folder)
    shutil.rmtree(folder / "pagefind")
    loaded = load(read_content(ROOT / "content").records)
    portal = link(loaded.documents, loaded.organizations)
    index_portal(folder, portal, loaded.glossary, date(2023, 11, 14), largest=140)
    assert (folder / "pagefind/older").is_dir()
    return serve(folder, "/")


def test_the_newest_part_first_and_the_archive_on_demand(browser: Browser, divided: str) -> None:
    loaded: list[str] = []

    def keep(request: Request) -> None:
        loaded.append(request.url)

    with reader(browser) as (page, complaints):
        page.on("request", keep)
        page.goto(f"{divided}search/?q=мониторинг")
        newest = settled(page)
        assert note(page) == " Искали в документах 2023 года. Искать и в архиве, 2019–2022 годов"
        assert not [url for url in loaded if "/pagefind/older/" in url]
        page.locator("[data-note] button").click()
        expect(page.locator("[data-status]")).not_to_have_text(newest)
        assert "archive=" in page.url
        assert "Искали в документах" not in note(page)
        assert [url for url in loaded if "/pagefind/older/" in url]
        assert complaints == []


@pytest.mark.parametrize(
    ("address", "id"),
    (
        ("?q=мониторинг&year=2021", "decisions/irk-koll/2021-11-26/4.3"),
        ("?q=методический марафон", "protocols/les-sovet/2019-12-16"),
        ("?q=26.11.2021", "decisions/irk-koll/2021-11-26"),
        ("?year=2019", "protocols/les-sovet/2019-12-16/2.3.1"),
    ),
)
def test_a_year_or_an_empty_answer_brings_an_older_part(
    browser: Browser, divided: str, address: str, id: str
) -> None:
    with reader(browser) as (page, complaints):
        page.goto(f"{divided}search/{address}")
        assert settled(page).startswith("Найден")
        expect(page.locator(f"[data-id='{id}']")).to_be_visible()
        assert complaints == []

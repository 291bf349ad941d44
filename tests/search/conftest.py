"""A small portal as values, and a page of the demo portal on which search runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.link import link
from generator.load import load
from generator.model.glossary import Term
from generator.model.portal import Portal
from generator.pages.regions import region_of
from generator.search.names import Names, called, joined, said
from generator.search.records import document_text
from generator.source import SourceFile

ORGANIZATIONS = {
    "council": "name: Примерский совет по образованию\nclassification: council\nregion: Примерская область\n",
    "centre": (
        "name: ГУ ПО «Центр оценки качества образования»\nshort_name: Центр оценки\n"
        "classification: regional-institution\nregion: Примерская область\n"
        "aliases: [ГУ ПО ЦОКО, {name: ГУ ПО ЦОККО, misspelling: true}]\n"
    ),
    "schools": (
        "name: Школы области\nclassification: institutions\nregion: Примерская область\naliases: [школы]\n"
    ),
    "unit": "name: Отдел проверок\nclassification: unit\nregion: Примерская область\nparent: centre\n",
}
PROTOCOL = """\
---
body: council
kind: protocol
date: 2023-03-16
number: "2-а"
fidelity: full
---
## Присутствовали
Председатель: Образцова Анна Ивановна, директор

## Повестка
1. О проверочных работах

## Решили
1. ГУ ПО ЦОКО:
1.1. Разослать школам итоги ВПР (информация Записной М. П.).
Срок: до 31 марта 2023 года
1.2. Составить индивидуальный учебный план (далее – ИУПШ):
- для 5 классов;
Срок: в течение года
- для 6 классов.
Срок: май 2023 года
"""


@pytest.fixture(scope="session")
def portal() -> Portal:
    """A council, a centre that it orders, schools and a unit; one protocol."""
    files = [SourceFile(f"organizations/{id}.yml", text.encode()) for id, text in ORGANIZATIONS.items()]
    files.append(SourceFile("topics.yml", "topics: [{id: results, title: Итоги, words: [ВПР]}]".encode()))
    loaded = load([*files, SourceFile("protocols/council/2023-03-16-2-a.md", PROTOCOL.encode())])
    assert [remark for remark in loaded.diagnostics if remark.severity == "error"] == []
    return link(loaded.documents, loaded.organizations, topics=loaded.topics)


def names_of(portal: Portal, terms: Iterable[Term] = ()) -> Names:
    """Return the names of a portal, made of all its organizations and documents."""
    organizations = [called(one, region_of(one, portal)) for one in portal.organizations.values()]
    return Names(organizations, terms, joined(said(document_text(one)) for one in portal.meetings.values()))


@contextmanager
def reader(browser: Browser, **settings: Any) -> Iterator[tuple[Page, list[str]]]:
    """Open a page of a fresh reader, and keep whatever a console would show of faults."""
    context = browser.new_context(locale="ru-RU", **settings)
    context.set_default_timeout(15_000)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
    try:
        yield page, complaints
    finally:
        page.unroute_all(behavior="ignoreErrors")
        context.close()


def settled(page: Page) -> str:
    """Wait until the search has said something; return it with spaces that break."""
    expect(page.locator("[data-status]")).not_to_be_empty()
    expect(page.locator("[data-results][aria-busy]")).to_have_count(0)
    return page.locator("[data-status]").inner_text().replace("\u00a0", " ")


def note(page: Page) -> str:
    """Return what stands under the status."""
    return str(page.locator("[data-note]").text_content()).replace("\u00a0", " ")


@pytest.fixture(scope="module")
def page(browser: Browser, server: str) -> Iterator[Page]:
    """The page of search of the demo portal, for tests that only ask `glasno`."""
    with reader(browser) as (opened, complaints):
        opened.goto(f"{server}search/")
        opened.wait_for_function("globalThis.glasno")
        yield opened
        assert complaints == []


SOURCES = Path(__file__).parents[2] / "generator/theme/assets/glasno/search"

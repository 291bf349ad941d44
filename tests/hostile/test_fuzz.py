"""Texts that nobody wrote: the whole way ends in remarks at real places, and every word comes out.

``make test`` tries a few, the same each time; ``make fuzz`` many new ones, and how time grows with the text.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import HealthCheck, assume, example, given, settings

from generator.check import Published, check
from generator.importers import import_document
from generator.importers.sources import SourceRefused, read_source
from generator.link import link_loaded
from generator.link.privacy import Privacy, rewrite
from generator.load import Loaded, load
from generator.model.portal import Portal
from generator.model.settings import Persons
from generator.pages import pages
from generator.pages.clauses import clause_rows
from generator.pages.document import document_page
from generator.pages.render import render
from generator.pages.sources import sources_of
from generator.source import SourceFile
from tests.check.tree import ORGANIZATION, protocol_file
from tests.hostile import strategies
from tests.site.portal import missing, text_of_main, tokens

EXAMPLES = int(os.environ.get("GLASNO_FUZZ", "0"))
TODAY = date(2023, 11, 14)

fuzz = settings(
    max_examples=EXAMPLES or 150,
    derandomize=not EXAMPLES,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def read(file: SourceFile) -> tuple[Loaded, Portal]:
    """Go the whole way with a file, and hold that every remark is at a place that the file has."""
    loaded = load((ORGANIZATION, file))
    portal = link_loaded(loaded)
    remarks = (*loaded.diagnostics, *check(portal, loaded, Published()))
    lines = re.split(r"\r\n|\r|\n", file.data.decode("utf-8-sig", "replace"))
    for remark in remarks:
        if remark.span.path == file.path:
            assert 1 <= remark.span.line <= len(lines), remark
            assert 1 <= remark.span.column <= len(lines[remark.span.line - 1]) + 1, remark
    return loaded, portal


def encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@fuzz
@given(strategies.markdown)
def test_markdown_becomes_pages_or_remarks(text: str) -> None:
    loaded, portal = read(protocol_file(encoded(text)))
    if loaded.documents:
        shown = rewrite(portal, Privacy((), Persons.INITIALS).change)
        assert all(render(page) for page in pages(shown, TODAY))


@fuzz
@given(strategies.yaml)
@example("body: |")
@example("---")
@example('a: "\u2028\\x"')
def test_yaml_becomes_pages_or_remarks(text: str) -> None:
    loaded, portal = read(protocol_file(encoded(text), ".yml"))
    if loaded.documents:
        assert all(render(page) for page in pages(portal, TODAY))


@fuzz
@given(strategies.any_text)
def test_a_hand_written_page_is_read_or_remarked_on(text: str) -> None:
    read(SourceFile("about.md", encoded(text)))


_INSTRUCTION = re.compile(r"\\?\s*(?:Кому|Тема|Во исполнение|Изменяет|Отменяет|Повторяет)\s*:")
_MARKUP = re.compile(r"\{б/н\}|\]\([^()\s\[\]]{1,300}\)|[#\\|•·*\[\]_–—-]")


def words(text: str) -> list[str]:
    """Return the words and numbers of a text, without signs that may be markup."""
    return [token for token in tokens(_MARKUP.sub(" ", text)) if token[0].isalnum()]


@fuzz
@given(strategies.text)
def test_every_word_comes_out_in_its_order(text: str) -> None:
    loaded, portal = read(protocol_file(encoded(f"{strategies.HEAD}---\n{text}")))
    assume(loaded.documents)
    (meeting,) = portal.meetings.values()
    page = document_page(meeting, sources_of(portal, TODAY), clause_rows(meeting, portal, TODAY))
    written = [line for line in re.split(r"\r\n|\r|\n", text) if not _INSTRUCTION.search(line)]

    shown = words(text_of_main(f"<main>{render(page)}</main>"))

    assert missing(words("\n".join(written)), shown) == []


@fuzz
@given(strategies.text)
def test_an_import_keeps_every_word(text: str) -> None:
    with suppress(SourceRefused):
        draft = import_document(read_source("a.txt", encoded(f"ПРОТОКОЛ № 2\nот 16.03.2023\n{text}")), {})
        assert draft.lost == ()
        read(protocol_file(draft.text.encode()))


UNITS = [
    *strategies.WORDS,
    *strategies.VALUES,
    "а",
    "1. ",
    "а: ",
    "- а\n",
    "1.1. Да.\n",
    "## А\n",
    "А. И. Примерова, ",
]


WAYS: dict[str, Callable[[str], object]] = {
    "markdown": lambda text: read(protocol_file(encoded(f"{strategies.HEAD}---\n## Решили\n1. {text}"))),
    "yaml": lambda text: read(protocol_file(encoded(f"body: sovet\ntitle: x\nsections: {text}"), ".yml")),
    "page": lambda text: read(SourceFile("about.md", encoded(text))),
    "import": lambda text: import_document(read_source("a.txt", encoded(text)), {}),
}


@pytest.mark.skipif(not EXAMPLES, reason="time is measured by make fuzz")
@pytest.mark.parametrize("way", WAYS)
def test_time_grows_as_the_text_does(way: str) -> None:
    """Four times the text may take eight times the time; what is over at once is not measured."""
    slow = {}
    for unit in UNITS:
        taken = [seconds(WAYS[way], unit, size) for size in (16_000, 64_000)]
        if taken[1] > 0.5 and taken[1] > 8 * taken[0]:
            slow[unit] = taken
    assert slow == {}


def seconds(way: Callable[[str], object], unit: str, size: int) -> float:
    """Return the processor's seconds for a text of one unit, said again and again."""
    start = time.process_time()
    with suppress(SourceRefused):
        way(f"{unit} " * (size // (len(unit) + 1)))
    return time.process_time() - start

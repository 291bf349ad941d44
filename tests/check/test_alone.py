"""A record is told the same alone and among all, beside a portal that is opened by its keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from generator.check import Head, Whole, check, check_records, check_whole, heads
from generator.diagnostics import Diagnostic, in_order
from generator.link import link_loaded
from generator.load import Loaded, load
from generator.model.portal import Portal
from generator.source import SourceFile
from tests.check.tree import ORGANIZATION, diagnose, protocol, read

ROOT = Path(__file__).parents[2]
PORTALS = {
    "seeds": ROOT / "content",
    "primersk": ROOT / "tests/portals/primersk/content",
    **{path.name: path / "bad" for path in sorted((Path(__file__).parent / "fixtures").iterdir())},
}

K = TypeVar("K")
V = TypeVar("V")


class Closed(Mapping[K, V]):
    """A mapping that gives a value for its key, and lets nobody walk through the values."""

    def __init__(self, opened: Mapping[K, V]) -> None:
        self._opened = opened

    def __getitem__(self, key: K) -> V:
        return self._opened[key]

    def __contains__(self, key: object) -> bool:
        return key in self._opened

    def __iter__(self) -> Iterator[K]:
        return iter(self._opened)

    def __len__(self) -> int:
        return len(self._opened)

    def values(self) -> None:  # type: ignore[override]
        raise AssertionError("a rule opens everything")

    def items(self) -> None:  # type: ignore[override]
        raise AssertionError("a rule opens everything")


def single(loaded: Loaded) -> Iterator[Loaded]:
    """Yield each record alone; what stands in one file for the whole portal goes with each."""
    alone = replace(loaded, documents=(), organizations=(), reports=(), pages=())
    yield from (replace(alone, documents=(document,)) for document in loaded.documents)
    yield from (replace(alone, organizations=(organization,)) for organization in loaded.organizations)
    yield from (replace(alone, reports=(report,)) for report in loaded.reports)
    yield from (replace(alone, pages=(page,)) for page in loaded.pages)


def closed(portal: Portal) -> Portal:
    return replace(portal, meetings=Closed(portal.meetings), decisions=Closed(portal.decisions))


@pytest.mark.parametrize("name", PORTALS)
def test_single_records_are_told_what_all_are_told(name: str) -> None:
    records, published = read(PORTALS[name])
    loaded = load(records)
    portal = closed(link_loaded(loaded))
    each: list[Diagnostic] = []
    known: list[Head] = []
    for one in single(loaded):
        each += check_records(portal, one, published)
        known += heads(one)
    each += check_whole(Whole(portal, tuple(known), published, loaded.withdrawn))

    assert in_order(each) == in_order(check(portal, loaded, published))


def test_a_name_that_the_registry_lacks_is_told_once_in_every_document() -> None:
    decided = (
        "1. Рекомендовать Центру «Пример»:\n1.1. Принять.\n2. Рекомендовать Центру «Пример»:\n2.1. Принять."
    )
    days = ("2023-03-16", "2023-04-13")
    files = [SourceFile(f"protocols/sovet/{day}-2.md", protocol(decided, date=day).encode()) for day in days]

    told = [d for d in diagnose((ORGANIZATION, *files)) if d.code == "unknown-organization"]

    assert [(d.span.path, d.span.line) for d in told] == [(file.path, 9) for file in files]

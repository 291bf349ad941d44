"""Everything that is made of the portal and written: pages and exports, on all cores."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from generator.export.artifact import Artifact
from generator.pages.render import prepare
from generator.pages.views import Page
from generator.pipeline.workers import spread
from generator.publish.links import PlaceBook, Places
from generator.publish.manifest import Entry
from generator.publish.shell import Shell, ShellKey
from generator.publish.write import write_artifact, write_page

Written = Callable[[int], None]
"""Hears how many pages stand."""
PageGroup = Callable[[], Iterable[Page]]
ExportGroup = Callable[[], Iterable[Artifact]]
_Done = tuple[list[Entry], Places]
"""What a group has written, and the places of its pages."""


def write_all(
    pages: Iterable[PageGroup],
    exports: Iterable[ExportGroup],
    stage: Path,
    shells: Mapping[ShellKey, Shell],
    book: PlaceBook,
    written: Written,
    processes: int | None = None,
) -> dict[str, Entry]:
    """Write every page and every export into ``stage``; the places of the pages are gathered in ``book``.

    Returns what the manifest shall tell of each file, by name.
    """
    prepare()
    jobs = [
        *(partial(_export, group, stage) for group in exports),  # few and long: they begin first
        *(partial(_pages, group, stage, shells) for group in pages),
    ]
    known: dict[str, Entry] = {}
    for entries, places in spread(jobs, processes):
        known.update((entry.name, entry) for entry in entries)
        book.add(places)
        written(book.pages)
    return known


def _export(group: ExportGroup, stage: Path) -> _Done:
    entries = [write_artifact(stage, artifact) for artifact in group()]
    return entries, Places(0, 0, frozenset(), frozenset())


def _pages(group: PageGroup, stage: Path, shells: Mapping[ShellKey, Shell]) -> _Done:
    entries = []
    book = PlaceBook()
    for page in group():
        entry, places = write_page(stage, page, shells[ShellKey(page.section, page.address.count("/"))])
        entries.append(entry)
        book.add(places)
    return entries, book.summary()

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
from generator.publish.shell import Shell, ShellKey
from generator.publish.write import write_artifact, write_page

Written = Callable[[int], None]
"""Hears how many pages stand."""
PageGroup = Callable[[], Iterable[Page]]
ExportGroup = Callable[[], Iterable[Artifact]]


def write_all(
    pages: Iterable[PageGroup],
    exports: Iterable[ExportGroup],
    stage: Path,
    shells: Mapping[ShellKey, Shell],
    book: PlaceBook,
    written: Written,
    processes: int | None = None,
) -> None:
    """Write every page and every export into ``stage``; the places of the pages are gathered in ``book``."""
    prepare()
    jobs = [
        *(partial(_export, group, stage) for group in exports),  # few and long: they begin first
        *(partial(_pages, group, stage, shells) for group in pages),
    ]
    for found in spread(jobs, processes):
        book.add(found)
        written(book.pages)


def _export(group: ExportGroup, stage: Path) -> Places:
    for artifact in group():
        write_artifact(stage, artifact)
    return Places(0, 0, frozenset(), frozenset())


def _pages(group: PageGroup, stage: Path, shells: Mapping[ShellKey, Shell]) -> Places:
    book = PlaceBook()
    for page in group():
        book.add(write_page(stage, page, shells[ShellKey(page.section, page.address.count("/"))]))
    return book.summary()

"""Everything that is made of the portal and written: pages and exports, on all cores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from generator.export.artifact import FileGroup, Joined
from generator.model.group import Group
from generator.model.reads import Reads
from generator.pages.render import prepare
from generator.pages.views import Page
from generator.pipeline.workers import spread
from generator.publish.links import NO_PLACES, PlaceBook, Places
from generator.publish.manifest import Entry
from generator.publish.shell import Shell, ShellKey
from generator.publish.write import write_artifact, write_joined, write_page


class Done(NamedTuple):
    """What a group has written: entries of its files for the manifest, places and days of its pages.

    ``days`` are by address; ``reads`` tells what was looked up in the portal, where somebody asks;
    ``joined`` are files that wait for files of other groups.
    """

    key: str
    entries: tuple[Entry, ...]
    places: Places
    days: Mapping[str, date]
    reads: frozenset[tuple[str, object]]
    joined: tuple[Joined, ...] = ()


def write_all(
    pages: Iterable[Group[Page]],
    exports: Iterable[FileGroup],
    stage: Path,
    shells: Mapping[ShellKey, Shell],
    reads: Reads,
    processes: int | None = None,
) -> Iterator[Done]:
    """Write every page and every export into ``stage``; yield what each group has written.

    ``reads`` hears what is looked up in the portal that the groups are made of.
    """
    prepare()
    reads.take()
    jobs = [
        *(partial(_export, group, stage, reads) for group in exports),
        *(partial(_pages, group, stage, shells, reads) for group in pages),
    ]
    joined: list[Joined] = []
    for done in spread(jobs, processes):
        joined += done.joined
        yield done
    yield from spread([partial(_join, file, stage) for file in joined], processes)


def _export(group: FileGroup, stage: Path, reads: Reads) -> Done:
    entries = []
    joined = []
    for file in group.make():
        if isinstance(file, Joined):
            joined.append(file)
        else:
            entries.append(write_artifact(stage, file))
    return Done(group.key, tuple(entries), NO_PLACES, {}, reads.take(), tuple(joined))


def _join(file: Joined, stage: Path) -> Done:
    return Done(file.address, (write_joined(stage, file),), NO_PLACES, {}, frozenset())


def _pages(group: Group[Page], stage: Path, shells: Mapping[ShellKey, Shell], reads: Reads) -> Done:
    entries = []
    book = PlaceBook()
    days: dict[str, date] = {}
    for page in group.make():
        entry, places = write_page(stage, page, shells[ShellKey(page.section, page.address.count("/"))])
        entries.append(entry)
        book.add(places)
        if page.modified is not None:
            days[page.address] = page.modified
    return Done(group.key, tuple(entries), book.summary(), days, reads.take())

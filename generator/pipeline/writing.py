"""Everything that is made of the portal and written: pages and exports, on all cores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from generator.catalogue.keys import number_of
from generator.catalogue.rows import Made
from generator.export.artifact import FileGroup, Joined, Streamed
from generator.model.document import Ref
from generator.model.group import Group
from generator.model.reads import Reads
from generator.pages.render import prepare
from generator.pages.views import Page
from generator.pipeline.workers import spread
from generator.publish.compiled import keep_templates
from generator.publish.entry_book import Entry
from generator.publish.links import NO_PLACES, Places, together
from generator.publish.overlay import Overlay
from generator.publish.shell import Shell, ShellKey
from generator.publish.write import write_artifact, write_page, write_pieces


class Done(NamedTuple):
    """What a group has written: entries of its files for the manifest, places and days of its pages.

    ``days`` are by address; ``reads`` are numbers of what was looked up in the portal; ``joined`` are files
    that wait for files of other groups.
    """

    key: str
    entries: tuple[Entry, ...]
    places: Places
    days: Mapping[str, date]
    reads: frozenset[int]
    joined: tuple[Joined, ...] = ()

    @property
    def made(self) -> Made:
        """What a later build must know of the group."""
        days = {f"{address}index.html": day.isoformat() for address, day in self.days.items()}
        return Made(self.key, {entry.name: days.get(entry.name, "") for entry in self.entries}, self.reads)


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
    keep_templates()
    prepare()
    jobs = [
        *(partial(write_files, group, stage, reads) for group in exports),
        *(partial(write_pages, group, stage, shells, reads) for group in pages),
    ]
    reads.take()  # what was looked up to tell the groups is no group's
    joined: list[tuple[str, Joined]] = []
    for done in spread(jobs, processes):
        joined += ((done.key, file) for file in done.joined)
        yield done
    yield from spread(
        [partial(join_file, key, file, stage, Overlay(stage)) for key, file in joined], processes
    )


def write_files(group: FileGroup, stage: Path, reads: Reads) -> Done:
    """Write the files of a group; those that are joined of others wait for them."""
    entries = []
    joined = []
    for file in group.make():
        if isinstance(file, Joined):
            joined.append(file)
        elif isinstance(file, Streamed):
            entries.append(write_pieces(stage, file.address, file.pieces))
        else:
            entries.append(write_artifact(stage, file))
    parts = {number_of("files", part) for file in joined for part in file.parts}
    return Done(group.key, tuple(entries), NO_PLACES, {}, _told(reads) | parts, tuple(joined))


def join_file(key: str, file: Joined, stage: Path, site: Overlay) -> Done:
    """Join a file of a group of files that ``site`` holds."""
    pieces = file.join(map(site.read, file.parts))
    return Done(key, (write_pieces(stage, file.address, pieces),), NO_PLACES, {}, frozenset())


def write_pages(group: Group[Page], stage: Path, shells: Mapping[ShellKey, Shell], reads: Reads) -> Done:
    """Write the pages of a group."""
    entries = []
    found: list[Places] = []
    days: dict[str, date] = {}
    for page in group.make():
        entry, places = write_page(stage, page, shells[ShellKey(page.section, page.address.count("/"))])
        entries.append(entry)
        found.append(places)
        if page.modified is not None:
            days[page.address] = page.modified
    return Done(group.key, tuple(entries), together(found), days, _told(reads))


def _told(reads: Reads) -> frozenset[int]:
    """Return what was looked up, but for the decisions of meetings that were read whole."""
    taken = reads.take()
    whole = {key for name, key in taken if name == "meetings"}
    return frozenset(
        number_of(name, key)
        for name, key in taken
        if not (name == "decisions" and isinstance(key, Ref) and key.document in whole)
    )

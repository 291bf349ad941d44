"""A portal's files for programs on disk, with the archive of them: what a build leaves of the exports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from generator.export import Exporter, export_groups, packings
from generator.export.artifact import FileGroup, Joined, Streamed
from generator.export.material import material
from generator.export.page import ARCHIVE, INDEX, SUM
from generator.model.portal import Portal
from generator.model.settings import Export, Settings
from generator.pages import addresses
from generator.publish.archive import sizes, write_archive
from generator.publish.entry_book import Entry
from generator.publish.manifest import enter
from generator.publish.overlay import Overlay
from generator.publish.write import write_file
from tests.export.portals import SETTINGS, TODAY


def files_of(
    exporter: Exporter, portal: Portal, settings: Settings = SETTINGS, today: date = TODAY
) -> dict[str, bytes]:
    """Return what an exporter makes of a portal, by address."""
    return collected(exporter(material(portal, settings, today)))


def collected(groups: Iterable[FileGroup]) -> dict[str, bytes]:
    """Return the files of groups by address, the joined ones joined; no address comes twice."""
    made: dict[str, bytes] = {}
    joined: list[Joined] = []
    for group in groups:
        for file in group.make():
            if isinstance(file, Joined):
                joined.append(file)
            else:
                assert file.address not in made, file.address
                made[file.address] = b"".join(file.pieces) if isinstance(file, Streamed) else file.data
    for file in joined:
        assert file.address not in made, file.address
        made[file.address] = b"".join(file.join(made[part] for part in file.parts))
    return made


def publish(portal: Portal, settings: Settings, folder: Path, *former: Path) -> Mapping[str, int]:
    """Write every file of a portal, and return the sizes of its open data; ``former`` is the site before."""
    folder.mkdir(parents=True, exist_ok=True)
    of = material(portal, settings, TODAY)
    made = collected(export_groups(of))
    for address, data in made.items():
        write_file(f"{folder}/{address}", data)
    names = sorted(address for address in made if address.startswith(addresses.DATA))
    if Export.ARCHIVE in settings.exports:
        documents = map(addresses.akoma_ntoso, portal.meetings)
        entries = (enter(name, made[name]) for name in (*names, *documents) if name in made)
        write_archive(
            folder, Overlay(folder, *former), entries, settings, TODAY, _packed(*former), packings(of)
        )
    return sizes(Overlay(folder), (*names, ARCHIVE, INDEX, SUM))


def _packed(site: Path | None = None) -> Entry | None:
    """Return the entry of a site's archive as it was published."""
    return Entry(ARCHIVE, (site / SUM).read_text().split()[0], 0) if site else None

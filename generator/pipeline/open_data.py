"""What is made of all formats together, once they stand: the archive, and the page that leads to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from generator.export import packings
from generator.export.material import Material
from generator.export.page import ARCHIVE, INDEX, SUM, data_page
from generator.model.settings import Export
from generator.pages import addresses
from generator.publish.archive import sizes, write_archive
from generator.publish.entry_book import Entry
from generator.publish.links import Places
from generator.publish.overlay import Overlay
from generator.publish.shell import Shell, ShellKey
from generator.publish.write import write_page


def write_open_data(
    stage: Path,
    site: Overlay,
    names: Iterable[str],
    told: Callable[[str], Entry | None],
    shells: Mapping[ShellKey, Shell],
    of: Material,
) -> tuple[tuple[Entry, ...], Places]:
    """Write the archive where the portal publishes one, and the page of open data.

    Returns the entries of what was written, and the places of the page.

    ``names`` are the files of open data that exporters have made, and that stand in ``site``; ``told`` gives
    the entry of a file.
    """
    settings, today = of.settings, of.today
    data = sorted(names)
    written: tuple[Entry, ...] = ()
    if Export.ARCHIVE in settings.exports:
        documents = map(addresses.akoma_ntoso, of.portal.heads)
        entries = filter(None, map(told, (*data, *documents)))
        written = write_archive(stage, site, entries, settings, today, told(ARCHIVE), packings(of))
        data += (ARCHIVE, INDEX, SUM)
    page = data_page(of.portal, settings, today, sizes(site, data))
    entry, places = write_page(stage, page, shells[ShellKey(page.section, page.address.count("/"))])
    return (*written, entry), places

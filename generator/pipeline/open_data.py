"""What is made of all formats together, once they stand: the archive, and the page that leads to them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from generator.export.page import data_page
from generator.model.portal import Portal
from generator.model.settings import Export, Settings
from generator.pages import addresses
from generator.publish.archive import sizes, write_archive
from generator.publish.links import Places
from generator.publish.shell import Shell, ShellKey
from generator.publish.write import write_page


def write_open_data(
    stage: Path, shells: Mapping[ShellKey, Shell], portal: Portal, settings: Settings, today: date
) -> Places:
    """Write the archive where the portal publishes one, and the page of open data; return its places."""
    if Export.ARCHIVE in settings.exports:
        write_archive(stage, map(addresses.akoma_ntoso, portal.meetings), settings, today)
    page = data_page(portal, settings, today, sizes(stage))
    _, places = write_page(stage, page, shells[ShellKey(page.section, page.address.count("/"))])
    return places

"""A portal's files for programs on disk, with the archive of them: what a build leaves of the exports."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.export import artifacts
from generator.model.portal import Portal
from generator.model.settings import Export, Settings
from generator.pages import addresses
from generator.publish.archive import sizes, write_archive
from generator.publish.write import write_artifact
from tests.export.portals import TODAY


def publish(portal: Portal, settings: Settings, folder: Path) -> Mapping[str, int]:
    """Write every file of a portal, and return the sizes of its open data."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in artifacts(portal, settings, TODAY):
        write_artifact(folder, file)
    if Export.ARCHIVE in settings.exports:
        write_archive(folder, map(addresses.akoma_ntoso, portal.meetings), settings, TODAY)
    return sizes(folder)

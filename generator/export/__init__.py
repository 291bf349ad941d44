"""The portal in formats for programs: values only, in an order that never depends on the machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from generator.export.akoma_ntoso import akoma_ntoso
from generator.export.artifact import FileGroup, Packing
from generator.export.calendars import calendars
from generator.export.dumps import json_groups, packed_lines
from generator.export.feeds import feeds
from generator.export.material import Material
from generator.export.mine import mine_files
from generator.export.oparl import oparl
from generator.export.popolo.groups import packed_popolo, popolo
from generator.export.tables.groups import packed_tables, tables
from generator.export.widgets import widgets
from generator.model.settings import Export, Settings

Exporter = Callable[[Material], Iterator[FileGroup]]

EXPORTERS: Mapping[Export, Exporter] = {
    Export.JSON: json_groups,
    Export.TABLES: tables,
    Export.OPARL: oparl,
    Export.POPOLO: popolo,
    Export.AKOMA_NTOSO: akoma_ntoso,
    Export.FEEDS: feeds,
    Export.CALENDARS: calendars,
    Export.WIDGETS: widgets,
}
"""What makes each format; a format without an exporter is made by none yet."""

PACKERS: Mapping[Export, Callable[[Material], Iterator[tuple[str, Packing]]]] = {
    Export.JSON: packed_lines,
    Export.TABLES: packed_tables,
    Export.POPOLO: packed_popolo,
}
"""What knows, of each format, which of its files are joined from packed pieces."""


def export_groups(of: Material) -> Iterator[FileGroup]:
    """Yield what makes the files of the formats that the portal publishes.

    A group is small, so that a change of one protocol concerns few of them. Going through the groups opens
    no document: what there is follows from ids and outlines.
    """
    yield from mine_files(of)
    for export, exporter in EXPORTERS.items():
        if export in of.settings.exports:
            yield from exporter(of)


def packings(of: Material) -> Mapping[str, Packing]:
    """Return how the files that are joined from packed pieces are made of them, by their addresses."""
    packers = (packer for export, packer in PACKERS.items() if export in of.settings.exports)
    return dict(chain.from_iterable(packer(of) for packer in packers))


def left_out(settings: Settings) -> Iterator[str]:
    """Yield, for the webmaster, what was asked for and cannot be made."""
    if Export.OPARL in settings.exports and not settings.site_url:
        yield "Выгрузка OParl пропущена: в mkdocs.yml нет site_url, а её адреса должны быть полными."

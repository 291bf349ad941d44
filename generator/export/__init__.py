"""The portal in formats for programs: values only, in an order that never depends on the machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial

from generator.export.akoma_ntoso import akoma_ntoso
from generator.export.artifact import Artifact
from generator.export.calendars import calendars
from generator.export.dumps import json_files
from generator.export.feeds import feeds
from generator.export.mine import mine_files
from generator.export.oparl import oparl
from generator.export.popolo import popolo
from generator.export.tables import tables
from generator.export.widgets import widgets
from generator.model.portal import Portal
from generator.model.settings import Export, Settings

Exporter = Callable[[Portal, Settings, date], Iterator[Artifact]]

EXPORTERS: Mapping[Export, Exporter] = {
    Export.JSON: json_files,
    Export.TABLES: tables,
    Export.OPARL: oparl,
    Export.POPOLO: popolo,
    Export.AKOMA_NTOSO: akoma_ntoso,
    Export.FEEDS: feeds,
    Export.CALENDARS: calendars,
    Export.WIDGETS: widgets,
}
"""What makes each format; a format without an exporter is made by none yet."""


def artifacts(portal: Portal, settings: Settings, today: date) -> Iterator[Artifact]:
    """Yield every file of the formats that the portal publishes; ``today`` is the day of the build."""
    for make in export_groups(portal, settings, today):
        yield from make()


def export_groups(
    portal: Portal, settings: Settings, today: date
) -> Iterator[Callable[[], Iterator[Artifact]]]:
    """Yield what makes the files of each format: a format may be made in a process of its own."""
    yield partial(mine_files, portal, today)
    for export, exporter in EXPORTERS.items():
        if export in settings.exports:
            yield partial(exporter, portal, settings, today)


def left_out(settings: Settings) -> Iterator[str]:
    """Yield, for the webmaster, what was asked for and cannot be made."""
    if Export.OPARL in settings.exports and not settings.site_url:
        yield "Выгрузка OParl пропущена: в mkdocs.yml нет site_url, а её адреса должны быть полными."

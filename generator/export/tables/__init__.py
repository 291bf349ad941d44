"""The portal as tables: CSV for programs, XLSX for people, and the package of open data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.export.artifact import Artifact
from generator.export.tables.columns import Source, Table
from generator.export.tables.csv_file import write_csv
from generator.export.tables.package import package_list, package_of
from generator.export.tables.sets import TABLES
from generator.export.tables.workbook import write_workbook
from generator.model.portal import Portal
from generator.model.settings import Settings
from generator.pages import addresses


def tables(portal: Portal, settings: Settings, today: date) -> Iterator[Artifact]:
    """Yield every table in every form; one table is held at once."""
    source = Source(portal, today, settings.site_url)
    for table in TABLES:
        rows = tuple(table.rows(source))
        english = write_csv([column.name for column in table.columns], rows)
        yield Artifact(f"{addresses.DATA}{table.name}.csv", write_csv(_titles(table), rows))
        yield Artifact(f"{addresses.DATA}{table.name}.en.csv", english)
        yield Artifact(f"{addresses.DATA}{table.name}.xlsx", write_workbook(table, rows))
        yield from package_of(table, english, settings, today)
    yield package_list(settings)


def _titles(table: Table) -> list[str]:
    return [column.title for column in table.columns]

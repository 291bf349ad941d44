"""The portal as tables: CSV for programs, XLSX for people, and the package of open data."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.export.artifact import Artifact, FileGroup, Files
from generator.export.material import Material
from generator.export.tables.columns import Source, Table
from generator.export.tables.csv_file import write_csv
from generator.export.tables.package import package_list, package_of
from generator.export.tables.sets import TABLES
from generator.export.tables.workbook import write_workbook
from generator.model.group import Group
from generator.pages import addresses


def tables(of: Material) -> Iterator[FileGroup]:
    """Yield every table in every form; one table is held at once."""
    yield Group("tables list", lambda: (package_list(of.settings),))
    for table in TABLES:
        yield Group(f"table {table.name}", partial(_table, table, of))


def _table(table: Table, of: Material) -> Files:
    rows = tuple(table.rows(Source(of.portal, of.today, of.settings.site_url)))
    english = write_csv([column.name for column in table.columns], rows)
    yield Artifact(f"{addresses.DATA}{table.name}.csv", write_csv(_titles(table), rows))
    yield Artifact(f"{addresses.DATA}{table.name}.en.csv", english)
    yield Artifact(f"{addresses.DATA}{table.name}.xlsx", write_workbook(table, rows))
    yield from package_of(table, english, of.settings, of.today)


def _titles(table: Table) -> list[str]:
    return [column.title for column in table.columns]

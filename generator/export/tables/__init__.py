"""The portal as tables: CSV for programs, XLSX for people, and the package of open data.

The rows of each year are files of their own, and those of all years are joined from them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.export.artifact import Artifact, FileGroup, Files, Joined
from generator.export.material import Material
from generator.export.parts import part
from generator.export.tables.columns import Row, Source, Table
from generator.export.tables.csv_file import join_csv, write_csv
from generator.export.tables.package import package_data, package_list, package_of
from generator.export.tables.sets import TABLES
from generator.export.tables.workbook import join_workbooks, write_workbook
from generator.model.group import Group
from generator.pages import addresses

CSV, ENGLISH, XLSX = ".csv", ".en.csv", ".xlsx"
"""How the files of a table end: with Russian and with English names of columns, and for people."""


def tables(of: Material) -> Iterator[FileGroup]:
    """Yield every table in every form."""
    yield Group("tables list", partial(_list, of))
    for year in of.portal.years:
        yield Group(f"tables {year}", partial(_year, year, of))
    for table in TABLES:
        yield Group(f"table {table.name}", partial(_joined if table.yearly else _whole, table, of))


def _list(of: Material) -> Files:
    yield package_list(of.settings)


def _year(year: int, of: Material) -> Files:
    """Yield the rows of the documents of a year; each document is opened once for all tables."""
    meetings = [of.portal.meetings[id] for id in of.portal.years[year]]
    for table in TABLES:
        if table.yearly:
            rows = tuple(table.rows(_source(of), meetings))
            yield Artifact(part(table.name, year, CSV), write_csv(_titles(table), rows))
            yield Artifact(part(table.name, year, XLSX), write_workbook(table.title, table.columns, rows))


def _joined(table: Table, of: Material) -> Files:
    """Yield the rows of all years, and the package around them."""
    years = tuple(of.portal.years)
    parts = tuple(part(table.name, year, CSV) for year in years)
    russian = partial(join_csv, _titles(table), _titles(table))
    english = partial(join_csv, _names(table), _titles(table))
    yield Joined(_address(table, CSV), parts, russian)
    yield Joined(_address(table, ENGLISH), parts, english)
    yield Joined(package_data(table, of.settings, of.today), parts, english)
    books = tuple(part(table.name, year, XLSX) for year in years)
    yield Joined(_address(table, XLSX), books, partial(join_workbooks, table.title, table.columns))
    yield from package_of(table, of.settings, of.today)


def _whole(table: Table, of: Material) -> Files:
    """Yield a table that has no years, and the package around it."""
    rows: tuple[Row, ...] = tuple(table.rows(_source(of), ()))
    english = write_csv(_names(table), rows)
    yield Artifact(_address(table, CSV), write_csv(_titles(table), rows))
    yield Artifact(_address(table, ENGLISH), english)
    yield Artifact(package_data(table, of.settings, of.today), english)
    yield Artifact(_address(table, XLSX), write_workbook(table.title, table.columns, rows))
    yield from package_of(table, of.settings, of.today)


def _source(of: Material) -> Source:
    return Source(of.portal, of.today, of.settings.site_url)


def _address(table: Table, end: str) -> str:
    return f"{addresses.DATA}{table.name}{end}"


def _titles(table: Table) -> list[str]:
    return [column.title for column in table.columns]


def _names(table: Table) -> list[str]:
    return [column.name for column in table.columns]

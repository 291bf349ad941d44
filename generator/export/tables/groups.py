"""The tables of a portal by years; the rows of each are joined from the shares of its documents.

The files of all years are joined from those of each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from generator.export.artifact import Artifact, FileGroup, Files, Joined, Packing, Streamed
from generator.export.material import Material
from generator.export.packed import Packed, content, plain
from generator.export.parts import part
from generator.export.tables.columns import Row, Source, Table
from generator.export.tables.csv_file import join_csv, write_csv
from generator.export.tables.package import package_data, package_list, package_of
from generator.export.tables.sets import TABLES
from generator.export.tables.workbook import book, join_workbooks, write_workbook
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


def packed_tables(of: Material) -> Iterator[tuple[str, Packing]]:
    """Yield how the files of all years are made of packed pieces, by their addresses."""
    for table in TABLES:
        if table.yearly:
            yield _address(table, CSV), partial(_packed, table, _titles(table), of)
            yield _address(table, ENGLISH), partial(_packed, table, _names(table), of)


def _packed(table: Table, header: Sequence[str], of: Material) -> Iterator[Packed]:
    yield plain(write_csv(header, ()))
    for ids in of.portal.years.values():
        yield from (of.excerpts.shares[id].tables[table.name].csv for id in ids)


def _year(year: int, of: Material) -> Files:
    """Yield the rows of the documents of a year."""
    shares = [of.excerpts.shares[id].tables for id in of.portal.years[year]]
    for table in TABLES:
        if table.yearly:
            own = [share[table.name] for share in shares]
            header = write_csv(_titles(table), ())
            yield Streamed(part(table.name, year, CSV), chain([header], (content(one.csv) for one in own)))
            rows, longer = (one.rows for one in own), (one.longer for one in own)
            yield Artifact(part(table.name, year, XLSX), book(table.title, table.columns, rows, longer))


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
    source = Source(of.portal, of.today, of.settings.site_url)
    rows: tuple[Row, ...] = tuple(table.rows(source, ()))
    english = write_csv(_names(table), rows)
    yield Artifact(_address(table, CSV), write_csv(_titles(table), rows))
    yield Artifact(_address(table, ENGLISH), english)
    yield Artifact(package_data(table, of.settings, of.today), english)
    yield Artifact(_address(table, XLSX), write_workbook(table.title, table.columns, rows))
    yield from package_of(table, of.settings, of.today)


def _address(table: Table, end: str) -> str:
    return f"{addresses.DATA}{table.name}{end}"


def _titles(table: Table) -> list[str]:
    return [column.title for column in table.columns]


def _names(table: Table) -> list[str]:
    return [column.name for column in table.columns]

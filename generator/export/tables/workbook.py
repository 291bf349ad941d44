"""XLSX, written row by row: text stays text, whatever it begins with, and none of it is cut."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import cast
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.writer.excel import ExcelWriter

from generator.export.tables.columns import Cell, Row, Table
from generator.export.zip_file import FixedZip

ROWS = 1_048_576
"""Rows of a sheet, its header included: Excel's own limit."""

LONGEST = 32_767
"""Characters of a cell: Excel's own limit, in UTF-16 units."""

_PIECE = 16_000
"""Characters of a piece of a longer text: none of them can need more than two units."""

_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed day without a zone, as the format wants it
_BOLD = Font(bold=True)
_WIDTHS = {"date": 12, "integer": 12, "anyURI": 30}
_WIDE = frozenset({"text", "name", "body", "addressees", "deadline"})


def write_workbook(table: Table, rows: Iterable[Row]) -> bytes:
    """Return a table as a workbook: its rows, what its columns mean, and what one cell could not hold."""
    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = _CREATED
    book.properties.creator = "Glasno"
    longer: list[Row] = []
    sheet = None
    for number, row in enumerate(rows):
        if sheet is None or number % (ROWS - 1) == 0:
            sheet = _table_sheet(book, table)
        sheet.append(
            [
                _cell(sheet, _short(cell, row, column.title, longer))
                for cell, column in zip(row, table.columns, strict=True)
            ]
        )
    if sheet is None:
        _table_sheet(book, table)
    if longer:
        _sheet(book, "Продолжение", (("Запись", 40), ("Столбец", 20), ("Часть", 8), ("Текст", 100)), longer)
    meanings = [(c.title, c.name, c.russian, c.english) for c in table.columns]
    headings = (("Столбец", 20), ("Столбец в CSV", 20), ("Что в нём", 60), ("In English", 60))
    _sheet(book, "Столбцы", headings, meanings)
    return _bytes(book)


def _table_sheet(book: Workbook, table: Table) -> WriteOnlyWorksheet:
    widths = ((c.title, 60 if c.name in _WIDE else _WIDTHS.get(c.type, 20)) for c in table.columns)
    return _sheet(book, table.title, tuple(widths), ())


def _sheet(
    book: Workbook, title: str, columns: tuple[tuple[str, int], ...], rows: Iterable[Row]
) -> WriteOnlyWorksheet:
    sheet: WriteOnlyWorksheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, (_, width) in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width  # type: ignore[attr-defined]  # missing in the stubs
    header = [WriteOnlyCell(sheet, name) for name, _ in columns]
    for cell in header:
        cell.font = _BOLD
    sheet.append(header)
    for row in rows:
        sheet.append([_cell(sheet, cell) for cell in row])
    return sheet


def _cell(sheet: WriteOnlyWorksheet, value: Cell) -> object:
    """Return a value as openpyxl shall write it: a text that looks like a formula or an error is a text."""
    if isinstance(value, str) and value[:1] in ("=", "#"):
        cell = WriteOnlyCell(sheet, value)
        cell.data_type = "s"
        return cell
    return str(value) if isinstance(value, str) else value


def _short(value: Cell, row: Row, column: str, longer: list[Row]) -> Cell:
    """Return a value that fits a cell; the rest of a longer text goes to a sheet of its own."""
    if not isinstance(value, str) or len(value) <= _PIECE or _units(value) <= LONGEST:
        return value
    pieces = [value[start : start + _PIECE] for start in range(0, len(value), _PIECE)]
    longer += [(row[0], column, number, piece) for number, piece in enumerate(pieces[1:], 2)]
    return pieces[0]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _bytes(book: Workbook) -> bytes:
    """Return the file; openpyxl's own way to it would write the time of day."""
    data = BytesIO()
    ExcelWriter(book, cast("ZipFile", FixedZip(data))).save()
    return data.getvalue()

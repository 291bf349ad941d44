"""XLSX (ISO/IEC 29500): text stays text, whatever it begins with, and none of it is cut.

The workbook of all years takes the rows of those of each year as they are, packed: a hundred thousand rows
are not written again for one that has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from generator.export.packed import Packed
from generator.export.tables.columns import Cell, Column, Row
from generator.export.tables.frame import frame
from generator.export.tables.sheets import ROWS, Rows, fitting, pack_rows, read_rows, write_sheet
from generator.export.zip_file import read_packed, write_packed

Columns = Sequence[Column]

LONGEST = 32_767
"""Characters of a cell: Excel's own limit, in UTF-16 units."""

_PIECE = 16_000
"""Characters of a piece of a longer text: none of them can need more than two units."""

_WIDTHS = {"date": 12, "integer": 12, "anyURI": 30}
_WIDE = frozenset({"text", "name", "body", "addressees", "deadline"})
_REST = (("Запись", 40), ("Столбец", 20), ("Часть", 8), ("Текст", 100))
_MEANINGS = (("Столбец", 20), ("Столбец в CSV", 20), ("Что в нём", 60), ("In English", 60))

_SHEETS = "xl/worksheets/"
_TABLE, _CONTINUED = f"{_SHEETS}table", f"{_SHEETS}continued"
"""How files of sheets begin: those of the table, and those of what one cell could not hold."""


def write_workbook(title: str, columns: Columns, rows: Iterable[Row]) -> bytes:
    """Return a table as a workbook: its rows, what one cell could not hold, what its columns mean."""
    longer: list[Row] = []
    short = (_short(row, columns, longer) for row in rows)
    return book(title, columns, _pieces(short), _pieces(iter(longer)))


def pack_table(columns: Columns, rows: Iterable[Row]) -> tuple[Rows, Rows]:
    """Return rows packed for a workbook, and apart what one cell could not hold; a sheet holds them all."""
    longer: list[Row] = []
    return pack_rows(_short(row, columns, longer) for row in rows), pack_rows(longer)


def join_workbooks(title: str, columns: Columns, books: Iterable[bytes]) -> Iterator[bytes]:
    """Join workbooks of a table to one of all their rows."""
    pieces: list[Rows] = []
    longer: list[Rows] = []
    for each in books:
        for name, sheet in read_packed(each):
            if name.startswith(_TABLE):
                pieces.append(read_rows(sheet))
            elif name.startswith(_CONTINUED):
                longer.append(read_rows(sheet))
    yield book(title, columns, pieces, longer)


def book(title: str, columns: Columns, pieces: Iterable[Rows], longer: Iterable[Rows]) -> bytes:
    """Return packed rows as a workbook; ``longer`` are those of what one cell could not hold."""
    widths = [(c.title, 60 if c.name in _WIDE else _WIDTHS.get(c.type, 20)) for c in columns]
    sheets = [*_sheets(_TABLE, title, widths, pieces)]
    longer = [piece for piece in longer if piece.count]
    if longer:
        sheets += _sheets(_CONTINUED, "Продолжение", _REST, longer)
    meanings = [(c.title, c.name, c.russian, c.english) for c in columns]
    sheets += _sheets(f"{_SHEETS}columns", "Столбцы", _MEANINGS, [pack_rows(meanings)])
    around = frame([(file, title) for file, title, _ in sheets])
    return write_packed(around | {file: sheet for file, _, sheet in sheets})


def _sheets(
    file: str, title: str, columns: Sequence[tuple[str, int]], pieces: Iterable[Rows]
) -> Iterator[tuple[str, str, Packed]]:
    """Yield the file, the title and the content of as many sheets as rows need."""
    for number, fit in enumerate(fitting(pieces), 1):
        name = title if number == 1 else f"{title} {number}"
        yield f"{file}{number}.xml", name, write_sheet(columns, fit)


def _pieces(rows: Iterator[Row]) -> Iterator[Rows]:
    """Yield rows packed, as many as a sheet holds in each piece; there is one piece even for none."""
    piece = pack_rows(islice(rows, ROWS))
    yield piece
    while piece.count == ROWS:
        piece = pack_rows(islice(rows, ROWS))
        yield piece


def _short(row: Row, columns: Columns, longer: list[Row]) -> Row:
    """Return a row that fits its cells; the rest of a longer text goes to a sheet of its own."""
    if not any(isinstance(cell, str) and len(cell) > _PIECE for cell in row):
        return row
    cells: list[Cell] = []
    for cell, column in zip(row, columns, strict=True):
        if isinstance(cell, str) and len(cell) > _PIECE and _units(cell) > LONGEST:
            pieces = [cell[start : start + _PIECE] for start in range(0, len(cell), _PIECE)]
            longer += [(row[0], column.title, number, piece) for number, piece in enumerate(pieces[1:], 2)]
            cells.append(pieces[0])
        else:
            cells.append(cell)
    return tuple(cells)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2

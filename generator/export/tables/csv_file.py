"""CSV by RFC 4180, in UTF-8 without a mark at its beginning.

A cell that a spreadsheet would run as a formula gets an apostrophe before it: OWASP, «CSV Injection».
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from generator.export.tables.columns import Cell, Row

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What begins a formula."""


def write_csv(header: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Return a table as a file."""
    return _write([header]) + write_rows(rows)


def write_rows(rows: Iterable[Row]) -> bytes:
    """Return the rows of a table as they stand in its file."""
    return _write([_plain(cell) for cell in row] for row in rows)


def join_csv(header: Sequence[str], parts_header: Sequence[str], parts: Iterable[bytes]) -> Iterator[bytes]:
    """Join tables with one header to a table with another."""
    yield write_csv(header, ())
    left_out = write_csv(parts_header, ())
    for part in parts:
        yield part.removeprefix(left_out)


def _write(rows: Iterable[Sequence[Cell]]) -> bytes:
    file = io.StringIO()
    csv.writer(file, lineterminator="\r\n").writerows(rows)
    return file.getvalue().encode()


def _plain(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell

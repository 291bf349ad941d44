"""CSV by RFC 4180, in UTF-8 without a mark at its beginning.

A cell that a spreadsheet would run as a formula gets an apostrophe before it: OWASP, «CSV Injection».
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from generator.export.tables.columns import Cell, Row

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What begins a formula."""


def write_csv(header: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Return a table as a file."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return file.getvalue().encode()


def _plain(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell

"""Sheets of a workbook (SpreadsheetML, ISO/IEC 29500): rows as XML, packed so that they can be joined.

A sheet is a block with its beginning, its rows, and a block with its end, which counts the rows: those of
one workbook are taken into another without being read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from generator.export.legal import legal
from generator.export.packed import Packed, joined, pack, plain
from generator.export.tables.columns import Cell, Row

ROWS = 1_048_575
"""Rows of a sheet below its header: Excel's own limit."""

_TOGETHER = 1000
"""Rows that are written at once."""
_BOLD, _DAY = 1, 2
"""Styles of a workbook, by their number in it."""
_FIRST = date(1900, 3, 1)
"""The first day on which Excel and everybody else count alike."""
_ZERO = date(1899, 12, 30)

_END = "</sheetData><!-- {count:010} {size:015} {crc:08x} --></worksheet>"
_COUNTED = re.compile(rb"<!-- ([0-9]{10}) ([0-9]{15}) ([0-9a-f]{8}) -->")
_AROUND = 5
"""Bytes before those of a block that is not compressed."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a sheet as XML, packed."""

    count: int
    xml: Packed


def pack_rows(rows: Iterable[Row]) -> Rows:
    """Return rows packed."""
    left = iter(rows)
    count = 0

    def pieces() -> Iterator[bytes]:
        nonlocal count
        while some := tuple(islice(left, _TOGETHER)):
            count += len(some)
            yield legal("".join(map(_row, some))).encode()

    xml = pack(pieces())
    return Rows(count, xml)


def fitting(pieces: Iterable[Rows]) -> Iterator[list[Rows]]:
    """Yield pieces that fit into one sheet together; there is a first sheet even for nothing."""
    sheet: list[Rows] = []
    count = 0
    for piece in pieces:
        if count + piece.count > ROWS:
            yield sheet
            sheet, count = [], 0
        sheet.append(piece)
        count += piece.count
    yield sheet


def write_sheet(columns: Sequence[tuple[str, int]], pieces: Sequence[Rows]) -> Packed:
    """Return a sheet with some rows; ``columns`` are names with widths in characters."""
    rows = joined(piece.xml for piece in pieces)
    end = _END.format(count=sum(piece.count for piece in pieces), size=rows.size, crc=rows.crc)
    return joined((plain(_begin(columns)), rows, plain(end.encode(), last=True)))


def read_rows(sheet: bytes) -> Rows:
    """Return the rows of a packed sheet that ``write_sheet`` has made.

    Raises:
        ValueError: for a sheet that somebody else has made.
    """
    begin = _AROUND + int.from_bytes(sheet[1:3], "little")
    end = len(sheet) - _AROUND - len(_END.format(count=0, size=0, crc=0))
    counted = _COUNTED.search(sheet, max(end, begin))
    if counted is None:
        raise ValueError("a sheet of another program")
    return Rows(int(counted[1]), Packed(sheet[begin:end], int(counted[2]), int(counted[3], 16)))


def _begin(columns: Sequence[tuple[str, int]]) -> bytes:
    widths = (
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, (_, width) in enumerate(columns, 1)
    )
    header = "".join(_cell(name, _BOLD) for name, _ in columns)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" '
        'state="frozen"/><selection pane="bottomLeft"/></sheetView></sheetViews>'
        f"<cols>{''.join(widths)}</cols><sheetData><row>{header}</row>"
    ).encode()


def _row(row: Row) -> str:
    return f"<row>{''.join(map(_cell, row))}</row>"


def _cell(value: Cell, style: int = 0) -> str:
    """Return a cell; a text is one whatever it begins with."""
    if value is None:
        return "<c/>"
    styled = f' s="{style}"' if style else ""
    if isinstance(value, str):
        space = ' xml:space="preserve"' if "\n" in value or value != value.strip() else ""
        text = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return f'<c{styled} t="inlineStr"><is><t{space}>{text}</t></is></c>'
    if isinstance(value, date):
        return f'<c s="{_DAY}"><v>{(value - _ZERO).days}</v></c>' if value >= _FIRST else _cell(str(value))
    return f"<c{styled}><v>{value}</v></c>"

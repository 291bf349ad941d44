"""A table as an editor saved it: CSV of any Excel, or XLSX, read into rows of named cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from generator.importers.reports.columns import REQUIRED, TITLES, unguarded
from generator.importers.sources import refuse_large
from generator.importers.sources.archive import open_archive
from generator.importers.sources.encoding import recognise
from generator.importers.sources.refusal import SourceRefused, quoted
from generator.importers.sources.xml_tree import refuse_declarations

ROWS = 100_000
"""Rows of a table: four times what the largest portal has decided in a year."""

WIDTH = 60
"""Columns that are looked at."""

CELL = 200_000
"""Characters of one cell."""

_DELIMITERS = {";": "точка с запятой", ",": "запятая", "\t": "табуляция"}
_DAMAGED = "Откройте таблицу в Excel или LibreOffice и сохраните её заново как .xlsx."


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row: its number as the spreadsheet shows it, and its cells by the names of their columns."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table that was read; ``told`` says what it was taken for."""

    rows: tuple[SheetRow, ...]
    told: str


def read_sheet(name: str, data: bytes) -> Sheet:
    """Read the bytes of a file by its extension.

    Raises:
        SourceRefused: too-big, wrong-type, encoding, columns, and what an archive is refused for.
    """
    refuse_large(len(data))
    match PurePath(name).suffix.lower():
        case ".csv":
            return _read_csv(data)
        case ".xlsx":
            return Sheet(tuple(_rows(_xlsx(data))), "XLSX")
        case other:
            message = f"Таблица читается из .csv и .xlsx, а это {quoted(other or name)}."
            raise SourceRefused("wrong-type", message, "Сохраните её как .xlsx или .csv.")


def _read_csv(data: bytes) -> Sheet:
    text, encoding = recognise(data)
    header = text.partition("\n")[0].casefold()
    delimiter = max(_DELIMITERS, key=header.count)
    csv.field_size_limit(CELL)
    # Without ``newline=""`` a line break inside a cell would be changed.
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    return Sheet(
        tuple(_rows(_numbered(lines))), f"CSV: кодировка {encoding}, разделитель — {_DELIMITERS[delimiter]}"
    )


def _numbered(lines: Iterator[list[str]]) -> Iterator[tuple[int, list[object]]]:
    number = 0
    try:
        for number, cells in enumerate(lines, 1):
            yield number, list(cells)
    except csv.Error as problem:
        message = f"Строка {number + 1}: кавычки не закрыты или ячейка длиннее {CELL} знаков."
        raise SourceRefused("wrong-type", message, "Сохраните таблицу заново из Excel.") from problem


def _xlsx(data: bytes) -> Iterator[tuple[int, list[object]]]:
    """Yield the rows of the first sheet; values of formulas, never formulas."""
    if not data.startswith(b"PK"):
        raise SourceRefused("wrong-type", "По имени это .xlsx, а внутри — другое.", _DAMAGED)
    archive = open_archive(data)
    for part in sorted(archive.names):
        if part.endswith((".xml", ".rels")):
            refuse_declarations(archive.read(part))
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        if len(book.worksheets) > 1 and "Продолжение" in book.sheetnames:
            message = "В таблице есть тексты, которые не вошли в одну ячейку Excel."
            raise SourceRefused("too-long", message, "Выгрузите её заново как .csv и правьте его.")
        for number, cells in enumerate(book.worksheets[0].iter_rows(max_col=WIDTH, values_only=True), 1):
            yield number, list(cells)
    except (InvalidFileException, KeyError, ValueError, IndexError, SyntaxError, OSError) as problem:
        raise SourceRefused("wrong-type", "Таблица повреждена и не читается.", _DAMAGED) from problem


def _rows(lines: Iterable[tuple[int, Sequence[object]]]) -> Iterator[SheetRow]:
    places: dict[int, str] = {}
    for number, cells in lines:
        texts = [_text(cell) for cell in cells[:WIDTH]]
        if not any(text.strip() for text in texts):
            continue
        if number > ROWS:
            raise SourceRefused("too-big", f"В таблице больше {ROWS} строк.", "Разделите её на части.")
        if not places:
            places = _header(texts)
            continue
        yield SheetRow(number, {name: texts[place] for place, name in places.items() if place < len(texts)})
    if not places:
        raise SourceRefused("empty", "В таблице нет ни одной строки.", "Выгрузите её: glasno reports export")


def _header(texts: list[str]) -> dict[int, str]:
    """Return which column stands where."""
    known = {title.casefold(): name for name, title in TITLES.items()}
    places: dict[int, str] = {}
    for place, text in enumerate(texts):
        name = known.get(" ".join(text.split()).casefold())
        if name is not None and name not in places.values():
            places[place] = name
    if missing := [TITLES[name] for name in REQUIRED if name not in places.values()]:
        message = f"В первой строке нет столбцов: {', '.join(f'«{title}»' for title in missing)}."
        raise SourceRefused("columns", message, "Названия столбцов — как в выгрузке: glasno reports export")
    return places


def _text(cell: object) -> str:
    """Return a cell as text: a day as ГГГГ-ММ-ДД, a whole number without a fraction."""
    match cell:
        case None:
            return ""
        case datetime():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return unguarded(str(cell).replace("\r\n", "\n").replace("\r", "\n"))

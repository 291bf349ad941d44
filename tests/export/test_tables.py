"""Tables: read back by csv, pandas and openpyxl, whole and harmless."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pandas
import pytest
from openpyxl import load_workbook

from generator.export.tables import sheets, workbook
from generator.export.tables.columns import Cell, Column, Row, Source, Table
from generator.export.tables.csv_file import FORMULA, write_csv
from generator.export.tables.groups import tables
from generator.export.tables.package import STRUCTURE
from generator.export.tables.sets import TABLES
from generator.export.tables.workbook import join_workbooks, write_workbook
from generator.model.settings import Publisher
from tests.export.portals import LONG, PORTALS, SETTINGS, TODAY, hostile
from tests.export.published import files_of

Made = Callable[[str], Mapping[str, bytes]]
NAMES = [table.name for table in TABLES]


def rows(portal: str, table: str) -> list[Row]:
    (found,) = (each for each in TABLES if each.name == table)
    linked = PORTALS[portal]()
    return list(found.rows(Source(linked, TODAY, SETTINGS.site_url), linked.meetings.values()))


def read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))


def as_text(cell: Cell) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(FORMULA) and isinstance(cell, str) else text


@pytest.mark.parametrize("table", NAMES)
def test_csv_holds_every_row_under_either_header(each: str, table: str, made: Made) -> None:
    russian, english = made(each)[f"data/{table}.csv"], made(each)[f"data/{table}.en.csv"]
    assert re.search(rb"(?<!\r)\n", re.sub(rb'"(?:[^"]|"")*"', b"", russian)) is None
    wanted = [[as_text(cell) for cell in row] for row in rows(each, table)]
    assert read_csv(russian)[1:] == wanted
    assert read_csv(english)[1:] == wanted
    (columns,) = (found.columns for found in TABLES if found.name == table)
    assert read_csv(russian)[0] == [column.title for column in columns]
    assert read_csv(english)[0] == [column.name for column in columns]


@pytest.mark.parametrize("table", NAMES)
def test_pandas_reads_the_same_number_of_rows(each: str, table: str, made: Made) -> None:
    frame = pandas.read_csv(io.BytesIO(made(each)[f"data/{table}.csv"]))
    assert len(frame) == len(rows(each, table))


@pytest.mark.parametrize("table", NAMES)
def test_a_workbook_holds_every_character_as_text(each: str, table: str, made: Made) -> None:
    book: Any = load_workbook(io.BytesIO(made(each)[f"data/{table}.xlsx"]))
    (spec,) = (found for found in TABLES if found.name == table)
    sheet = book[spec.title]
    assert [cell.value for cell in sheet[1]] == [column.title for column in spec.columns]
    rest: dict[tuple[object, object], str] = {}
    if "Продолжение" in book.sheetnames:
        for record, column, _, text in book["Продолжение"].iter_rows(min_row=2, values_only=True):
            rest[record, column] = rest.get((record, column), "") + str(text)
    wanted = rows(each, table)
    assert sheet.max_row == len(wanted) + 1
    for printed, row in zip(sheet.iter_rows(min_row=2), wanted, strict=True):
        for cell, value, column in zip(printed, row, spec.columns, strict=True):
            whole = cell.value
            if isinstance(value, str):
                assert cell.data_type in ("s", "inlineStr")
                whole = f"{whole or ''}{rest.get((row[0], column.title), '')}"
            elif isinstance(value, date) and isinstance(whole, datetime):
                whole = whole.date()
            assert whole == value, (row[0], column.name)


def test_a_long_text_goes_on_in_a_sheet_of_its_own(made: Made) -> None:
    book: Any = load_workbook(io.BytesIO(made("hostile")["data/decisions.xlsx"]))
    pieces = list(book["Продолжение"].iter_rows(min_row=2, values_only=True))
    assert [(row[1], row[2]) for row in pieces] == [("Текст", 2), ("Текст", 3), ("Текст", 4)]
    assert len(LONG) > 32_767


@pytest.mark.parametrize("table", [table for table in TABLES if table.yearly], ids=lambda table: table.name)
def test_the_files_of_years_hold_the_rows_of_the_whole(each: str, table: Table, made: Made) -> None:
    files, years = made(each), sorted(PORTALS[each]().years, reverse=True)
    parts = [read_csv(files[f"data/{table.name}/{year}.csv"])[1:] for year in years]
    assert [row for part in parts for row in part] == read_csv(files[f"data/{table.name}.csv"])[1:]
    books = [values(files[f"data/{table.name}/{year}.xlsx"])[table.title][1:] for year in years]
    assert [row for book in books for row in book] == values(files[f"data/{table.name}.xlsx"])[table.title][
        1:
    ]


def test_more_rows_than_a_sheet_holds_go_on_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "ROWS", 2)
    monkeypatch.setattr(sheets, "ROWS", 2)
    columns = (Column("n", "Номер", "", ""),)

    def numbers(book: bytes) -> list[object]:
        found = [name for name in values(book) if name.startswith("Записи")]
        assert found == ["Записи", *(f"Записи {number}" for number in range(2, len(found) + 1))]
        assert all(2 <= len(values(book)[name]) <= 3 for name in found)
        return [row[0] for name in found for row in values(book)[name][1:]]

    books = [
        write_workbook("Записи", columns, ((n,) for n in some))
        for some in (range(3), range(3, 4), range(4, 7))
    ]
    assert list(map(numbers, books)) == [[0, 1, 2], [3], [4, 5, 6]]
    assert numbers(b"".join(join_workbooks("Записи", columns, books))) == list(range(7))


def test_a_workbook_keeps_days_numbers_and_spaces() -> None:
    row = (date(1898, 1, 2), date(1900, 3, 1), date(9999, 12, 31), -5, None, " a\nb ", "\x0b<&>")
    columns = tuple(Column(name, name, "", "") for name in "abcdefg")
    (_, read) = values(write_workbook("Т", columns, [row]))["Т"]
    assert read == ("1898-01-02", *map(midnight, row[1:3]), -5, None, " a\nb ", "\ufffd<&>")


def midnight(day: Cell) -> datetime:
    assert isinstance(day, date)
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - as workbooks have it


def values(book: bytes) -> dict[str, list[tuple[object, ...]]]:
    """Return the cells of every sheet."""
    return {
        sheet.title: list(sheet.iter_rows(values_only=True))
        for sheet in load_workbook(BytesIO(book)).worksheets
    }


@pytest.mark.parametrize("text", ("=1+1", "+7", "-2", "@SUM(A1)", "\tx", "\rx"))
def test_csv_takes_the_power_from_a_formula(text: str) -> None:
    assert read_csv(write_csv(["a"], [(text,)]))[1] == [f"'{text}"]


def test_what_only_looks_like_a_formula_is_left_alone() -> None:
    row = ("a=1", "–тире", "'кавычка", -5, date(9999, 12, 31))
    assert read_csv(write_csv(["a"] * 5, [row]))[1] == ["a=1", "–тире", "'кавычка", "-5", "9999-12-31"]


def test_a_package_has_a_list_passports_and_structures(made: Made) -> None:
    files = made("demo")
    listed = read_csv(files["data/opendata/list.csv"])
    assert listed[0] == ["property", "title", "value", "format"]
    assert listed[1][0] == "standardversion"
    assert [row[0] for row in listed[2:]] == NAMES
    for name, _, address, form in listed[2:]:
        assert form == "csv"
        passport = dict(read_csv(files[address.removeprefix(SETTINGS.site_url)]))
        assert passport.pop("property") == "value"
        assert list(passport)[:14] == [
            "standardversion",
            "identifier",
            "title",
            "description",
            "creator",
            "created",
            "modified",
            "subject",
            "format",
            "provenance",
            "valid",
            "publishername",
            "publisherphone",
            "publishermbox",
        ]
        assert len(passport) == 16
        structure, data = f"structure-{STRUCTURE:%Y%m%d}", f"data-20231114-structure-{STRUCTURE:%Y%m%d}"
        described = read_csv(files[passport[structure].removeprefix(SETTINGS.site_url)])
        assert described[0] == ["field name", "english description", "russian description", "format"]
        content = read_csv(files[passport[data].removeprefix(SETTINGS.site_url)])
        assert content[0] == [row[0] for row in described[1:]]
        assert content == read_csv(files[f"data/{name}.en.csv"])


def test_a_passport_names_its_publisher() -> None:
    publisher = Publisher(
        "7712345678", "Примерова Анна", "+70000000000", "data@primersk.example", "2023-05-01"
    )
    made = files_of(tables, hostile(), replace(SETTINGS, publisher=publisher))
    passport = dict(read_csv(made["data/opendata/7712345678-reports/meta.csv"]))
    assert passport["identifier"] == "7712345678-reports"
    assert passport["created"] == "20230501"
    assert passport["publisherphone"] == "70000000000"


def test_tables_are_the_same_bytes_twice() -> None:
    first, second = (files_of(tables, hostile()) for _ in range(2))
    assert first == second

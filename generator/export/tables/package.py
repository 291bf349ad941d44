"""The package of open data that Russian portals read: a list of sets, a passport, a structure and the data.

Source: Methodical recommendations on open data, version 4.0, 12 December 2024: names of files, the sixteen
fields of a passport, the four columns of a structure. What the portal was not told of its publisher stays
blank in a passport; it is never made up.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.export.artifact import Artifact
from generator.export.tables.columns import Table
from generator.export.tables.csv_file import write_csv
from generator.export.tables.sets import TABLES
from generator.model.settings import Settings
from generator.pages import addresses

FOLDER = f"{addresses.DATA}opendata/"
LIST = f"{FOLDER}list.csv"

STANDARD = "4.0"
"""The version of the recommendations."""

STRUCTURE = date(2026, 11, 22)
"""The day on which the columns became what they are; whoever changes a column changes it."""
_STRUCTURE = f"structure-{STRUCTURE:%Y%m%d}"


def package_of(table: Table, settings: Settings, today: date) -> Iterator[Artifact]:
    """Yield the passport and the structure of a set."""
    folder = _folder(table, settings)
    fields = ((column.name, column.english, column.russian, f"xsd:{column.type}") for column in table.columns)
    header = ("field name", "english description", "russian description", "format")
    yield Artifact(f"{folder}{_STRUCTURE}.csv", write_csv(header, fields))
    publisher = settings.publisher
    passport = (
        ("standardversion", STANDARD),
        ("identifier", _identifier(table, settings)),
        ("title", f"{table.title}: {settings.site_name}"),
        ("description", f"{table.title}: {table.about}"),
        ("creator", settings.owner),
        ("created", publisher.since.replace("-", "")),
        ("modified", f"{today:%Y%m%d}"),
        ("subject", table.keywords),
        ("format", "CSV"),
        ("provenance", "Обновление данных"),
        ("valid", f"{today:%Y%m%d}"),
        ("publishername", publisher.name),
        ("publisherphone", publisher.phone.lstrip("+")),
        ("publishermbox", publisher.email),
        (_data(today), settings.site_url + package_data(table, settings, today)),
        (_STRUCTURE, f"{settings.site_url}{folder}{_STRUCTURE}.csv"),
    )
    yield Artifact(f"{folder}meta.csv", write_csv(("property", "value"), passport))


def package_data(table: Table, settings: Settings, today: date) -> str:
    """Return where the data of a set stands: its CSV with English names."""
    return f"{_folder(table, settings)}{_data(today)}.csv"


def package_list(settings: Settings) -> Artifact:
    """Return the list of all sets."""
    rows = [("standardversion", "Версия методических рекомендаций", STANDARD, "")]
    for table in TABLES:
        passport = f"{settings.site_url}{_folder(table, settings)}meta.csv"
        rows.append((_identifier(table, settings), table.title, passport, "csv"))
    return Artifact(LIST, write_csv(("property", "title", "value", "format"), rows))


def _identifier(table: Table, settings: Settings) -> str:
    """Return the number of a set: the taxpayer number of its publisher, and the name of the set."""
    return f"{settings.publisher.inn}-{table.name}" if settings.publisher.inn else table.name


def _folder(table: Table, settings: Settings) -> str:
    return f"{FOLDER}{_identifier(table, settings)}/"


def _data(today: date) -> str:
    return f"data-{today:%Y%m%d}-{_STRUCTURE}"

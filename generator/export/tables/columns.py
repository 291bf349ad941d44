"""A table: columns with their two names and what they mean, and the way to its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.model.portal import Meeting, Portal

Cell = str | int | date | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """What rows are made of: the portal on a day; ``site_url`` ends with a slash, or is empty."""

    portal: Portal
    today: date
    site_url: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its names in English and Russian, what it holds in both, and its type.

    ``type`` is a word of XML Schema, as the methodical recommendations ask: string, date, integer, anyURI.
    """

    name: str
    title: str
    english: str
    russian: str
    type: str = "string"


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``about`` goes on after its title and a colon, ``rows`` yields a cell for every column.

    Rows are those of some documents; a table that is not ``yearly`` has the same whichever they are.
    """

    name: str
    title: str
    about: str
    keywords: str
    columns: tuple[Column, ...]
    rows: Callable[[Source, Iterable[Meeting]], Iterator[Row]]
    yearly: bool = True

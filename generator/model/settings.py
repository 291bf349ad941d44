"""The settings of a portal, as its webmaster wrote them in mkdocs.yml."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Export(StrEnum):
    """A format for programs that a portal may publish beside its pages."""

    FEEDS = "feeds"
    """Atom."""
    CALENDARS = "calendars"
    """iCalendar."""
    JSON = "json"
    """A file beside each page, and dumps in JSON Lines."""
    TABLES = "tables"
    """CSV, XLSX, and the Russian package of open data."""
    OPARL = "oparl"
    POPOLO = "popolo"
    AKOMA_NTOSO = "akoma-ntoso"
    WIDGETS = "widgets"
    """Small pages for a frame of another site."""
    ARCHIVE = "archive"
    """The whole of the open data as one file."""


class Persons(StrEnum):
    """How much of a person a portal shows."""

    NAMES = "names"
    """A name stands where the document has it, and nowhere else."""
    PAGES = "pages"
    """Everyone who attended has a page, which search engines are asked to leave out."""
    INITIALS = "initials"
    """Full names are reduced to a surname with initials."""


@dataclass(frozen=True, slots=True)
class Licence:
    """On which conditions the data may be used: what they are called, and where they are written."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who answers for the open data; every field may be empty.

    ``inn`` is the taxpayer number, ``since`` the day of the first publication, as ``2026-11-22``.
    """

    inn: str = ""
    name: str = ""
    phone: str = ""
    email: str = ""
    since: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the portal is called, where it stands, and what it publishes.

    ``site_url`` ends with a slash, and is empty where none is set.
    """

    site_name: str = ""
    site_url: str = ""
    owner: str = ""
    exports: frozenset[Export] = frozenset(Export)
    federation: tuple[tuple[str, str], ...] = ()
    """Names and addresses of portals that a reader may search as well."""
    licence: Licence | None = None
    publisher: Publisher = Publisher()
    persons: Persons = Persons.NAMES


NO_SETTINGS = Settings()
"""A portal that has no name and stands nowhere yet."""

"""What several kinds of page show: links, states, facts, headings."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Link(Struct, frozen=True):
    """Words that lead to a page of the site; no address where there is nowhere to lead."""

    text: str
    address: str | None = None


class FileLink(Struct, frozen=True):
    """A file with what is known of it: «PDF, 1,2 МБ»; ``sha256`` in hexadecimal digits."""

    link: Link
    about: str = ""
    sha256: str = ""


class Chip(Struct, frozen=True):
    """A state told by shape and words: ``shape`` names the icon, ``tone`` the colour.

    ``due`` is the day from which the words are reckoned: a browser tells them anew as days pass. ``after`` is
    what a passed deadline adds, «отчёта нет»; without it the chip is short, «прошло 96 дней».
    """

    shape: str
    tone: str
    text: str
    due: date | None = None
    after: str = ""


class Fact(Struct, frozen=True):
    """A label with its values; ``printed`` are the words of the document behind a value."""

    label: str
    values: tuple[Link, ...] = ()
    printed: tuple[str, ...] = ()
    chip: Chip | None = None
    file: FileLink | None = None


class Abbreviation(Struct, frozen=True):
    """An abbreviation, what it stands for on this page, and the address of its entry in the glossary."""

    term: str
    means: str
    address: str


class Heading(Struct, frozen=True):
    """The heading of a section as printed, with the id of its place on the page."""

    text: str
    anchor: str


class Tally(Struct, frozen=True):
    """How many decisions are in a state, and where they are listed.

    ``days`` are the last days, still ahead, of those counted, each with how many end on it.
    """

    state: str
    chip: Chip
    number: int
    address: str = ""
    days: tuple[tuple[date, int], ...] = ()

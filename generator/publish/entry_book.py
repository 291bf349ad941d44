"""Entries of the files of a site, gathered while these are written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple


class Entry(NamedTuple):
    """A file of a site: its sum in hexadecimal digits, its bytes, and what is wrong with it."""

    name: str
    sum: str
    size: int
    faults: tuple[str, ...] = ()


class EntryBook:
    """Entries in the order of their names.

    They are kept in a file that is gone with the book: a large site has more of them than memory has room.
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries = sqlite3.connect("")
        self._entries.execute(
            "CREATE TABLE entry (name TEXT PRIMARY KEY, sum BLOB NOT NULL, size INTEGER NOT NULL, "
            "faults TEXT NOT NULL) WITHOUT ROWID"
        )
        self.add(entries)

    def add(self, entries: Iterable[Entry]) -> None:
        """Enter files, each in the place of what was known of it."""
        self._entries.executemany(
            "REPLACE INTO entry VALUES (?, ?, ?, ?)",
            ((name, bytes.fromhex(sum), size, "\n".join(faults)) for name, sum, size, faults in entries),
        )

    def get(self, name: str) -> Entry | None:
        """Return the entry of a file; None where it is not known."""
        return next(map(_entry, self._entries.execute("SELECT * FROM entry WHERE name = ?", (name,))), None)

    def below(self, folder: str) -> list[str]:
        """Return the names of the files below a folder."""
        end = f"{folder[:-1]}{chr(ord(folder[-1]) + 1)}"
        found = self._entries.execute("SELECT name FROM entry WHERE name >= ? AND name < ?", (folder, end))
        return [name for (name,) in found]

    def __iter__(self) -> Iterator[Entry]:
        return map(_entry, self._entries.execute("SELECT * FROM entry ORDER BY name"))


def _entry(row: tuple[str, bytes, int, str]) -> Entry:
    name, sum, size, faults = row
    return Entry(name, sum.hex(), size, tuple(faults.split("\n")) if faults else ())

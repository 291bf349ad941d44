"""The file of the catalogue: its tables, and who may read and write them at one time."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

FILE = "catalogue.sqlite"
"""Its name in the folder of what is kept between builds."""

_FORM = 5
"""Told by the file itself; a file of another form is as none."""
_TABLES = {
    "note": "(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
    "meeting": """(
        document TEXT PRIMARY KEY, day INTEGER NOT NULL, digest TEXT NOT NULL, head BLOB NOT NULL,
        defined BLOB NOT NULL, outline BLOB NOT NULL, whole BLOB NOT NULL
    )""",
    "said": """(
        document TEXT NOT NULL, clause TEXT NOT NULL, words TEXT NOT NULL, PRIMARY KEY (document, clause)
    )""",
    "listing": "(document TEXT PRIMARY KEY, used BLOB NOT NULL, marks BLOB NOT NULL)",
    "entry": """(
        document TEXT NOT NULL, clause TEXT NOT NULL, place INTEGER NOT NULL, entry BLOB NOT NULL,
        PRIMARY KEY (document, clause)
    )""",
    "excerpt": """(
        document TEXT NOT NULL, clause TEXT NOT NULL, excerpt BLOB NOT NULL, PRIMARY KEY (document, clause)
    )""",
    "share": "(document TEXT PRIMARY KEY, share BLOB NOT NULL)",
    "pair": """(
        name TEXT NOT NULL, key TEXT NOT NULL, day INTEGER NOT NULL, document TEXT NOT NULL,
        place INTEGER NOT NULL, value TEXT NOT NULL
    )""",
    "akin": "(document TEXT NOT NULL, clause TEXT NOT NULL, key INTEGER NOT NULL, akin TEXT NOT NULL)",
    "made": "(id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE)",
    "file": "(path TEXT PRIMARY KEY, made INTEGER NOT NULL, day TEXT NOT NULL) WITHOUT ROWID",
    "read": "(made INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (made, number)) WITHOUT ROWID",
}
_INDEXES = {
    "pair": {"pair_by": "(name, key, day, document, place, value)", "pair_of": "(document)"},
    "file": {"file_of": "(made)"},
    "read": {"read_by": "(number)"},
}
"""Made when most of a table is filled: rows come in any order, and each has to be put into its place."""


class Database:
    """A file of SQLite, for each process on a connection of its own. Nothing is kept before ``commit``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connections: dict[int, sqlite3.Connection] = {}
        self._aside: sqlite3.Connection | None = None

    @property
    def _main(self) -> sqlite3.Connection:
        process = os.getpid()
        if process not in self._connections:
            self._connections[process] = sqlite3.connect(self.path, isolation_level="IMMEDIATE")
        return self._connections[process]

    def lay_out(self) -> None:
        """Make the tables of an empty catalogue."""
        # It is written once, and made anew where that was cut short.
        self._main.execute("PRAGMA journal_mode = OFF")
        self._main.execute("PRAGMA synchronous = OFF")
        for name, columns in _TABLES.items():
            self._main.execute(f"CREATE TABLE {name} {columns}")
        self._main.execute(f"PRAGMA user_version = {_FORM}")

    @property
    def is_ours(self) -> bool:
        """Whether the file is a catalogue of this form."""
        try:
            found: Any = self._main.execute("PRAGMA user_version").fetchone()
        except sqlite3.DatabaseError:
            return False
        return bool(found[0] == _FORM)

    @contextmanager
    def aside(self, *tables: str) -> Iterator[None]:
        """Lay aside what is written into some tables, till other processes have read what they need.

        Who writes into a file of SQLite shuts others out, so it goes into a file apart until then.
        """
        self.commit()
        apart = self.path.with_suffix(".aside")
        with closing(sqlite3.connect(apart, isolation_level="IMMEDIATE")) as self._aside:
            self._aside.execute("PRAGMA journal_mode = OFF")
            self._aside.execute("PRAGMA synchronous = OFF")
            for table in tables:
                self._aside.execute(f"CREATE TABLE {table} {_TABLES[table]}")
            yield
            self._aside.commit()
        self._aside = None
        self._main.execute("ATTACH ? AS aside", (str(apart),))
        for table in tables:
            self._main.execute(f"INSERT INTO {table} SELECT * FROM aside.{table}")  # noqa: S608
            self._index(table)
        self.commit()
        self._main.execute("DETACH aside")
        apart.unlink()

    def _index(self, table: str) -> None:
        """Make the indexes of a table, where it has them not yet."""
        for name, columns in _INDEXES.get(table, {}).items():
            self._main.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {table} {columns}")

    @property
    def _written(self) -> sqlite3.Connection:
        return self._main if self._aside is None else self._aside

    def commit(self) -> None:
        """Keep everything."""
        self._main.commit()

    def close(self) -> None:
        """Leave the file alone; what was not committed is not kept."""
        if connection := self._connections.pop(os.getpid(), None):
            connection.close()

    def move(self, folder: Path) -> None:
        """Keep everything, and put the file into a folder, in the place of the catalogue there."""
        self._main.execute("DROP TABLE akin")
        self.commit()
        self.close()
        folder.mkdir(exist_ok=True)
        with TemporaryDirectory(prefix=FILE, dir=folder) as beside:  # it may come from another disk
            shutil.move(self.path, beside)
            Path(beside, FILE).replace(folder / FILE)

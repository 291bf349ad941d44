"""The store of the index: what is known of documents and parts, from one build to the next.

One SQLite file. What another version of the program made, or what cannot be read, is as none. Documents that
are gone and parts that are no more leave it, so that it stays as large as the index.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from msgspec.json import Decoder

from generator.search.entries import Contents, Entry, unpack
from generator.search.names import Said

FILE = "search.sqlite"

_TABLES = """
create table heads (key text primary key, source text, said text, digest text, size integer);
create table reads (key text primary key, organizations text, stems text);
create table bodies (key text primary key, contents blob, fragments blob);
create table parts (folder text primary key, state text, listing text, forms text);
create table facts (name text primary key, value text);
"""


_SAID = Decoder(tuple[frozenset[tuple[tuple[str, ...], str]], dict[str, str]])


class Unreadable(Exception):
    """A store that holds something else than was kept."""


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a document without its entry; ``source`` is the digest of what it was made of."""

    source: str
    said: Said
    digest: str = ""
    size: int = 0


class Store(AbstractContextManager["Store"]):
    """An open store in a folder of its own; ``version`` is whatever else the values in it depend on."""

    def __init__(self, folder: Path, version: str) -> None:
        self.path = folder / FILE
        self._version = version
        if not self.path.is_file():
            self._clear()
        try:
            self._connection = sqlite3.connect(self.path)
            self._prepare()
        except (sqlite3.Error, Unreadable):
            self.reset()

    def _prepare(self) -> None:
        self._connection.execute("pragma journal_mode = wal")
        self._connection.execute("pragma synchronous = normal")
        if not self._connection.execute("select 1 from sqlite_master").fetchone():
            self._connection.executescript(_TABLES)
            self.note("version", self._version)
            self.commit()
        elif self.fact("version") != self._version:
            raise Unreadable

    @classmethod
    def reading(cls, path: Path) -> Store:
        """Open a store that is there, for reading only."""
        store = cls.__new__(cls)
        store.path = path
        store._connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        return store

    def reset(self) -> None:
        """Begin anew with nothing."""
        self._connection.close()
        self._clear()
        self._connection = sqlite3.connect(self.path)
        self._prepare()

    def _clear(self) -> None:
        """Leave nothing in the folder; what an earlier version kept there has other names."""
        folder = self.path.parent
        if folder.exists():
            shutil.rmtree(folder)
        folder.mkdir(parents=True)

    def commit(self) -> None:
        """Make what was kept lasting, and visible to readers."""
        self._connection.commit()

    def fact(self, name: str) -> Any:
        """Return a value by its name; None where there is none."""
        row = self._connection.execute("select value from facts where name = ?", (name,)).fetchone()
        return json.loads(row[0]) if row else None

    def note(self, name: str, value: object) -> None:
        """Keep a value under a name."""
        self._connection.execute("replace into facts values (?, ?)", (name, _json(value)))

    def heads(self) -> dict[str, Head]:
        """Return the head of every document by its key."""
        rows = self._connection.execute("select key, source, said, digest, size from heads")
        return {
            key: Head(source, Said(*_SAID.decode(said)), digest, size)
            for key, source, said, digest, size in rows
        }

    def reads(self) -> Iterator[tuple[str, set[str], set[str]]]:
        """Yield of every entry its key, and the organizations and stems that it depends on."""
        for key, organizations, stems in self._connection.execute(
            "select key, organizations, stems from reads"
        ):
            yield key, set(organizations.split()), set(stems.split())

    def keep(self, key: str, head: Head, entry: Entry) -> None:
        """Keep an entry and its head."""
        run = self._connection.execute
        values = (key, head.source, _json(head.said.plain()), head.digest, head.size)
        run("replace into heads values (?, ?, ?, ?, ?)", values)
        organizations, stems = " ".join(sorted(entry.organizations)), " ".join(sorted(entry.stems))
        run("replace into reads values (?, ?, ?)", (key, organizations, stems))
        run("replace into bodies values (?, ?, ?)", (key, entry.contents, entry.fragments))

    def forget(self, keys: Sequence[str]) -> None:
        """Delete documents."""
        rows = [(key,) for key in keys]
        self._connection.executemany("delete from heads where key = ?", rows)
        self._connection.executemany("delete from reads where key = ?", rows)
        self._connection.executemany("delete from bodies where key = ?", rows)

    def contents(self, key: str) -> Contents:
        """Return the contents of an entry."""
        return unpack(self._value("select contents from bodies where key = ?", key))

    def fragments(self, key: str) -> bytes:
        """Return the packed files of an entry's pages."""
        return bytes(self._value("select fragments from bodies where key = ?", key))

    def parts(self) -> dict[str, Any]:
        """Return the state of every part by its folder."""
        return {
            folder: json.loads(state)
            for folder, state in self._connection.execute("select folder, state from parts")
        }

    def keep_part(self, folder: str, state: object, listing: object, forms: object) -> None:
        """Keep a part: its state, what its columns are made of, and its word forms."""
        values = (folder, _json(state), _json(listing), _json(forms))
        self._connection.execute("replace into parts values (?, ?, ?, ?)", values)

    def forget_parts(self, folders: Iterable[str]) -> None:
        """Delete parts."""
        self._connection.executemany("delete from parts where folder = ?", ((folder,) for folder in folders))

    def listing(self, folder: str) -> Any:
        """Return what the columns of a part are made of."""
        return json.loads(self._value("select listing from parts where folder = ?", folder))

    def forms(self, folder: str) -> dict[str, int]:
        """Return the word forms of a part with how often each stands there."""
        return dict(json.loads(self._value("select forms from parts where folder = ?", folder)))

    def _value(self, query: str, key: str) -> Any:
        row = self._connection.execute(query, (key,)).fetchone()
        if row is None:
            raise Unreadable(key)
        return row[0]

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store; what was not committed is lost."""
        self._connection.close()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

"""The tables of the catalogue: meetings, the indexes of the portal, and what each group has made."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import date
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, TypeVar

from msgspec import Raw
from msgspec.msgpack import Decoder, Encoder

from generator.catalogue.digest import LISTED, Pair, linked_pairs, listed_pairs, marks_of, words_of
from generator.catalogue.keys import id_of, name_of
from generator.catalogue.plain import decode_meeting, digest_of, encode_meeting, from_plain, to_plain
from generator.export.outlines import Outline, outline
from generator.model.document import DocumentId, Ref
from generator.model.portal import Head, Meeting, head
from generator.pages.glossary import Defined, defined_by
from generator.pages.ledger import Entry, Mark

FILE = "catalogue.sqlite"
"""Its name in the folder of what is kept between builds."""

_FORM = 2
"""Told by the file itself; a file of another form is as none."""
_TABLES = {
    "note": "(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID",
    "meeting": """(
        document TEXT PRIMARY KEY, day INTEGER NOT NULL, digest TEXT NOT NULL, head BLOB NOT NULL,
        defined BLOB NOT NULL, outline BLOB NOT NULL, words BLOB NOT NULL, whole BLOB NOT NULL
    )""",
    "listing": "(document TEXT PRIMARY KEY, used BLOB NOT NULL, marks BLOB NOT NULL, entries BLOB NOT NULL)",
    "pair": """(
        name TEXT NOT NULL, key TEXT NOT NULL, day INTEGER NOT NULL, document TEXT NOT NULL,
        place INTEGER NOT NULL, value TEXT NOT NULL
    )""",
    "akin": "(document TEXT NOT NULL, clause TEXT NOT NULL, key INTEGER NOT NULL, akin TEXT NOT NULL)",
    "made": "(id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE)",
    "file": "(path TEXT PRIMARY KEY, made INTEGER NOT NULL, day TEXT NOT NULL) WITHOUT ROWID",
    "read": """(
        name TEXT NOT NULL, key TEXT NOT NULL, made INTEGER NOT NULL, PRIMARY KEY (name, key, made)
    ) WITHOUT ROWID""",
}
T = TypeVar("T")

_ENCODER = Encoder(enc_hook=to_plain)
_HEAD = Decoder(Head)
_MARKS = Decoder(tuple[Mark, ...])
_ENTRIES = Decoder(dict[str, Raw])
_ENTRY = Decoder(Entry)
_DEFINED = Decoder(tuple[Defined, ...])
_USED = Decoder(tuple[str, ...])
_OUTLINE = Decoder(Outline)
_WORDS = Decoder(dict[str, str])


class Row(NamedTuple):
    """A meeting as it is kept; ``day`` is less the newer the meeting is."""

    name: str
    day: int
    digest: str
    parts: tuple[bytes, ...]
    pairs: tuple[Pair, ...]


def row_of(meeting: Meeting) -> Row:
    """Return a meeting as it is kept: equal meetings are equal rows."""
    # What is asked of all meetings stands first: a row is read from its beginning.
    words = words_of(meeting)
    parts = (head(meeting), defined_by(meeting.document), outline(meeting), words)
    whole = encode_meeting(meeting)
    return Row(
        name=name_of(meeting.id),
        day=_day(meeting),
        digest=digest_of(whole),
        parts=(*map(_ENCODER.encode, parts), whole),
        pairs=linked_pairs(meeting, words),
    )


class Listing(NamedTuple):
    """What lists show of a meeting, as it is kept."""

    name: str
    day: int
    parts: tuple[bytes, ...]
    pairs: tuple[Pair, ...]


def listing_of(meeting: Meeting, entries: tuple[Entry, ...], used: tuple[str, ...]) -> Listing:
    """Return what lists show of a meeting, as it is kept."""
    parts = (used, marks_of(entries), {entry.ref.clause: entry for entry in entries})
    return Listing(
        name_of(meeting.id), _day(meeting), tuple(map(_ENCODER.encode, parts)), listed_pairs(entries)
    )


def _day(meeting: Meeting) -> int:
    return -meeting.document.date.toordinal()


class _Entries(Mapping[str, Entry]):
    """Entries of one document: a list of some other page asks for one of them."""

    def __init__(self, encoded: Mapping[str, Raw]) -> None:
        self._encoded = encoded

    def __getitem__(self, clause: str) -> Entry:
        return _ENTRY.decode(self._encoded[clause])

    def __iter__(self) -> Iterator[str]:
        return iter(self._encoded)

    def __len__(self) -> int:
        return len(self._encoded)


class Made(NamedTuple):
    """What a group has made: paths of its files with the days of its pages, and what it has looked up."""

    key: str
    files: Mapping[str, str]
    reads: frozenset[tuple[str, str]]

    def beside(self, other: Made | None) -> Made:
        """Return what the group has made together with what it made at another time."""
        if other is None:
            return self
        return Made(self.key, {**other.files, **self.files}, self.reads | other.reads)


class Store:
    """An open catalogue, for each process on a connection of its own. Nothing is kept before ``commit``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connections: dict[int, sqlite3.Connection] = {}
        self._aside: sqlite3.Connection | None = None

    @property
    def _database(self) -> sqlite3.Connection:
        process = os.getpid()
        if process not in self._connections:
            self._connections[process] = sqlite3.connect(self.path, isolation_level="IMMEDIATE")
        return self._connections[process]

    def lay_out(self) -> None:
        """Make the tables of an empty catalogue."""
        # It is written once, and made anew where that was cut short.
        self._database.execute("PRAGMA journal_mode = OFF")
        self._database.execute("PRAGMA synchronous = OFF")
        for name, columns in _TABLES.items():
            self._database.execute(f"CREATE TABLE {name} {columns}")
        self._database.execute("CREATE INDEX file_of ON file (made)")
        self._database.execute("CREATE INDEX read_by ON read (made)")
        self._database.execute(f"PRAGMA user_version = {_FORM}")

    @property
    def is_ours(self) -> bool:
        """Whether the file is a catalogue of this form."""
        try:
            found: Any = self._database.execute("PRAGMA user_version").fetchone()
        except sqlite3.DatabaseError:
            return False
        return bool(found[0] == _FORM)

    # Notes: values of any kind, by name.

    def note(self, name: str, kind: type[T]) -> T | None:
        """Return a value that was noted; None where there is none."""
        found = self._database.execute("SELECT value FROM note WHERE name = ?", (name,)).fetchone()
        return Decoder(kind, dec_hook=from_plain).decode(found[0]) if found else None

    def take_note(self, name: str, value: object) -> None:
        """Note a value."""
        self._database.execute("REPLACE INTO note VALUES (?, ?)", (name, _ENCODER.encode(value)))

    # Meetings, each in parts: what is asked of many is small.

    def heads(self) -> dict[DocumentId, Head]:
        """Return the head of every document, the newest first."""
        found = self._database.execute("SELECT document, head FROM meeting ORDER BY day, document")
        return {id_of(name): _HEAD.decode(head) for name, head in found}

    def digests(self) -> dict[DocumentId, str]:
        """Return the digest of every meeting."""
        return {
            id_of(name): digest
            for name, digest in self._database.execute("SELECT document, digest FROM meeting")
        }

    def meeting(self, id: DocumentId) -> Meeting:
        """Return a meeting whole."""
        return decode_meeting(self._part("whole", id))

    def marks(self, id: DocumentId) -> tuple[Mark, ...]:
        """Return the marks of the decisions of a document."""
        return _MARKS.decode(self._part("marks", id, "listing"))

    def entries(self, id: DocumentId) -> Mapping[str, Entry]:
        """Return the entries of the decisions of a document by clause, each decoded when it is asked for."""
        return _Entries(_ENTRIES.decode(self._part("entries", id, "listing")))

    def defined(self, id: DocumentId) -> tuple[Defined, ...]:
        """Return the abbreviations that a document explains."""
        return _DEFINED.decode(self._part("defined", id))

    def used(self, id: DocumentId) -> tuple[str, ...]:
        """Return the abbreviations that stand in a document."""
        return _USED.decode(self._part("used", id, "listing"))

    def outline(self, id: DocumentId) -> Outline:
        """Return a document in outline."""
        return _OUTLINE.decode(self._part("outline", id))

    def words(self, id: DocumentId) -> dict[str, str]:
        """Return the words of decisions by clause, as they are compared."""
        return _WORDS.decode(self._part("words", id))

    def pages(self) -> Iterator[Ref]:
        """Yield every decision that has a page."""
        for name, words in self._database.execute("SELECT document, words FROM meeting"):
            id = id_of(name)
            yield from (Ref(id, clause) for clause in _WORDS.decode(words))

    def all_defined(self) -> dict[DocumentId, tuple[Defined, ...]]:
        """Return the abbreviations that documents explain, of those that explain some."""
        found = self._database.execute(
            "SELECT document, defined FROM meeting WHERE defined != ? ORDER BY day, document",
            (_ENCODER.encode(()),),
        )
        return {id_of(name): _DEFINED.decode(defined) for name, defined in found}

    def _part(self, column: str, id: DocumentId, table: str = "meeting") -> bytes:
        found = self._database.execute(
            f"SELECT {column} FROM {table} WHERE document = ?",  # noqa: S608 - names of this module
            (name_of(id),),
        ).fetchone()
        if found is None:
            raise KeyError(id)
        data: bytes = found[0]
        return data

    def fill(self, rows: Iterable[Row]) -> None:
        """Put all meetings of a portal into an empty catalogue."""
        for row in rows:
            self._enter(row)
        # Rows come in any order: with indexes, each would have to be put into its place.
        self._database.execute("CREATE INDEX pair_by ON pair (name, key, day, document, place, value)")
        self._database.execute("CREATE INDEX pair_of ON pair (document)")

    def keep_meetings(self, rows: Iterable[Row]) -> None:
        """Keep meetings in the place of what was known of them."""
        for row in rows:
            self._database.execute(
                "DELETE FROM pair WHERE document = ? AND name NOT IN (?, ?)", (row.name, *LISTED)
            )
            self._enter(row)

    def keep_listings(self, listings: Iterable[Listing]) -> None:
        """Keep what lists show of meetings, in the place of what they showed."""
        for listing in listings:
            self._written.execute(
                "DELETE FROM pair WHERE document = ? AND name IN (?, ?)", (listing.name, *LISTED)
            )
            self._written.execute("REPLACE INTO listing VALUES (?, ?, ?, ?)", (listing.name, *listing.parts))
            self._enter_pairs(listing)

    def _enter(self, row: Row) -> None:
        self._database.execute(
            "REPLACE INTO meeting VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (row.name, row.day, row.digest, *row.parts),
        )
        self._enter_pairs(row)

    def _enter_pairs(self, of: Row | Listing) -> None:
        self._written.executemany(
            "INSERT INTO pair VALUES (?, ?, ?, ?, ?, ?)",
            ((index, key, of.day, of.name, place, value) for index, key, place, value in of.pairs),
        )

    # Indexes of the portal.

    def listed(self, index: str, key: str, first: int = 0, most: int = -1) -> list[str]:
        """Return the values of a key of an index, in the order of the portal; ``most`` of them, or all."""
        found = self._database.execute(
            "SELECT value FROM pair WHERE name = ? AND key = ? "
            "ORDER BY day, document, place LIMIT ? OFFSET ?",
            (index, key, most, first),
        )
        return [value for (value,) in found]

    def keep_akin(self, found: Iterable[tuple[Ref, int, Sequence[Ref]]]) -> None:
        """Keep, while a site is built, the decisions that are akin to one by a fingerprint."""
        self._database.executemany(
            "INSERT INTO akin VALUES (?, ?, ?, ?)",
            ((name_of(ref.document), ref.clause, key, " ".join(map(str, akin))) for ref, key, akin in found),
        )
        self._database.execute("CREATE INDEX akin_of ON akin (document, clause, key)")
        self.commit()

    def akin(self, id: DocumentId) -> dict[str, list[str]]:
        """Return the decisions that are akin to those of a document, by clause."""
        found: dict[str, list[str]] = defaultdict(list)
        for clause, akin in self._database.execute(
            "SELECT clause, akin FROM akin WHERE document = ? ORDER BY clause, key", (name_of(id),)
        ):
            found[clause] += akin.split(" ")
        return found

    def every(self, index: str) -> Iterator[tuple[str, list[str]]]:
        """Yield every key of an index with its values, in the order of the portal."""
        found = self._database.execute(
            "SELECT key, value FROM pair WHERE name = ? ORDER BY key, day, document, place", (index,)
        )
        for key, rows in groupby(found, itemgetter(0)):
            yield key, [value for _, value in rows]

    def beside(self, index: str, key: str, id: DocumentId, *, later: bool) -> Iterator[str]:
        """Yield the values of a key in documents after or before one, the nearest first."""
        compared, order = ("<", "DESC") if later else (">", "ASC")
        found = self._database.execute(
            f"SELECT value FROM pair WHERE name = ? AND key = ? AND (day, document) {compared} "  # noqa: S608
            "((SELECT day FROM meeting WHERE document = ?), ?) "
            f"ORDER BY day {order}, document {order}, place {order}",
            (index, key, name_of(id), name_of(id)),
        )
        return (value for (value,) in found)

    def count(self, index: str, key: str) -> int:
        """Return how many values a key of an index has."""
        found = self._database.execute("SELECT COUNT(*) FROM pair WHERE name = ? AND key = ?", (index, key))
        number: int = found.fetchone()[0]
        return number

    def lists(self, index: str, key: str, beside: Iterable[DocumentId]) -> bool:
        """Whether an index has a key for other documents than some."""
        left_out = {name_of(id) for id in beside}
        found = self._database.execute("SELECT document FROM pair WHERE name = ? AND key = ?", (index, key))
        return any(name not in left_out for (name,) in found)

    def keys(self, index: str) -> list[str]:
        """Return every key of an index, in alphabetical order."""
        found = self._database.execute("SELECT DISTINCT key FROM pair WHERE name = ? ORDER BY key", (index,))
        return [key for (key,) in found]

    # Groups: what each has made, and of what.

    def groups(self) -> set[str]:
        """Return the key of every group that has made something."""
        return {key for (key,) in self._database.execute("SELECT key FROM made")}

    def readers(self, changed: Iterable[tuple[str, str]]) -> set[str]:
        """Return the keys of the groups that have looked up something that has changed."""
        found: set[str] = set()
        for name, key in changed:
            found.update(
                group
                for (group,) in self._database.execute(
                    "SELECT made.key FROM read JOIN made ON id = made WHERE name = ? AND read.key = ?",
                    (name, key),
                )
            )
        return found

    def files(self, group: str) -> dict[str, str]:
        """Return the paths of what a group has made, with the days of its pages."""
        found = self._database.execute(
            "SELECT path, day FROM file JOIN made ON made.id = file.made WHERE key = ?", (group,)
        )
        return dict(found.fetchall())

    def days(self) -> dict[str, date]:
        """Return the days of pages by address, of those that have one."""
        found = self._database.execute("SELECT path, day FROM file WHERE day != ''")
        return {path.removesuffix("index.html"): date.fromisoformat(day) for path, day in found}

    def paths_below(self, folder: str) -> list[str]:
        """Return the paths of what groups have made below a folder."""
        found = self._database.execute(
            "SELECT path FROM file WHERE path GLOB ? AND path NOT LIKE '%.html'", (f"{folder}*",)
        )
        return [path for (path,) in found]

    def keep_made(self, groups: Iterable[Made]) -> None:
        """Keep what groups have made, in the place of what they made before."""
        for group in groups:
            number = self._number(group.key)
            self._written.execute("DELETE FROM file WHERE made = ?", (number,))
            self._written.execute("DELETE FROM read WHERE made = ?", (number,))
            self._enter_made(group, number)

    def add_made(self, group: Made) -> None:
        """Keep what a group has made, beside what it has made already."""
        self._enter_made(group, self._number(group.key))

    def _number(self, key: str) -> int:
        found = self._written.execute("SELECT id FROM made WHERE key = ?", (key,)).fetchone()
        if found is None:
            self._written.execute("INSERT INTO made (key) VALUES (?)", (key,))
            return self._number(key)
        number: int = found[0]
        return number

    def _enter_made(self, group: Made, number: int) -> None:
        self._written.executemany(
            "REPLACE INTO file VALUES (?, ?, ?)", ((path, number, day) for path, day in group.files.items())
        )
        self._written.executemany(
            "REPLACE INTO read VALUES (?, ?, ?)", ((name, key, number) for name, key in group.reads)
        )

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
        self._database.execute("ATTACH ? AS aside", (str(apart),))
        for table in tables:
            self._database.execute(f"INSERT INTO {table} SELECT * FROM aside.{table}")  # noqa: S608
        self.commit()
        self._database.execute("DETACH aside")
        apart.unlink()

    @property
    def _written(self) -> sqlite3.Connection:
        return self._database if self._aside is None else self._aside

    def commit(self) -> None:
        """Keep everything."""
        self._database.commit()

    def close(self) -> None:
        """Leave the file alone; what was not committed is not kept."""
        if connection := self._connections.pop(os.getpid(), None):
            connection.close()

    def move(self, folder: Path) -> None:
        """Keep everything, and put the file into a folder, in the place of the catalogue there."""
        self._database.execute("DROP TABLE akin")
        self.commit()
        self.close()
        folder.mkdir(exist_ok=True)
        with TemporaryDirectory(prefix=FILE, dir=folder) as beside:  # it may come from another disk
            shutil.move(self.path, beside)
            Path(beside, FILE).replace(folder / FILE)


def new_store(folder: Path) -> Store:
    """Return an empty catalogue in a folder that has none."""
    store = Store(folder / FILE)
    store.lay_out()
    return store


@contextmanager
def open_store(folder: Path) -> Iterator[Store | None]:
    """Yield the catalogue of a folder; None where there is none that can be read."""
    path = folder / FILE
    if not path.is_file():
        yield None
        return
    store = Store(path)
    try:
        yield store if store.is_ours else None
    finally:
        store.close()

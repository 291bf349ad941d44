"""The tables of the catalogue: meetings, and the indexes of the portal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeVar

from msgspec.msgpack import Decoder, Encoder

from generator.catalogue.database import FILE
from generator.catalogue.groups import GroupTables
from generator.catalogue.keys import id_of, name_of
from generator.catalogue.pairs import LISTED
from generator.catalogue.plain import decode_meeting, from_plain
from generator.catalogue.rows import Listing, Row
from generator.export.excerpts import DecisionExcerpt, DocumentExcerpt, Excerpts
from generator.export.excerpts.shares import Share
from generator.export.outlines import Outline
from generator.model.document import DocumentId, Ref
from generator.model.portal import Head, Meeting
from generator.pages.entries import Entry, Mark
from generator.pages.glossary import Defined
from generator.source import to_plain

T = TypeVar("T")

_ENCODER = Encoder(enc_hook=to_plain)
_HEAD = Decoder(Head)
_MARKS = Decoder(tuple[Mark, ...])
_ENTRY = Decoder(Entry)
_DOCUMENT_EXCERPT = Decoder(DocumentExcerpt)
_DECISION_EXCERPT = Decoder(DecisionExcerpt)
_SHARE = Decoder(Share)
_DEFINED = Decoder(tuple[Defined, ...])
_USED = Decoder(tuple[str, ...])
_OUTLINE = Decoder(Outline)


class Store(GroupTables):
    """An open catalogue. Nothing is kept before ``commit``."""

    # Notes: values of any kind, by name.

    def note(self, name: str, kind: type[T]) -> T | None:
        """Return a value that was noted; None where there is none."""
        found = self._main.execute("SELECT value FROM note WHERE name = ?", (name,)).fetchone()
        return Decoder(kind, dec_hook=from_plain).decode(found[0]) if found else None

    def take_note(self, name: str, value: object) -> None:
        """Note a value."""
        self._main.execute("REPLACE INTO note VALUES (?, ?)", (name, _ENCODER.encode(value)))

    # Meetings, each in parts: what is asked of many is small.

    def heads(self) -> dict[DocumentId, Head]:
        """Return the head of every document, the newest first."""
        found = self._main.execute("SELECT document, head FROM meeting ORDER BY day, document")
        return {id_of(name): _HEAD.decode(head) for name, head in found}

    def digests(self) -> dict[DocumentId, str]:
        """Return the digest of every meeting."""
        return {
            id_of(name): digest for name, digest in self._main.execute("SELECT document, digest FROM meeting")
        }

    def meeting(self, id: DocumentId) -> Meeting:
        """Return a meeting whole."""
        return decode_meeting(self._part("whole", id))

    def marks(self, id: DocumentId) -> tuple[Mark, ...]:
        """Return the marks of the decisions of a document."""
        return _MARKS.decode(self._part("marks", id, "listing"))

    def entry(self, ref: Ref) -> Entry:
        """Return the entry of a decision."""
        return _ENTRY.decode(self._of_decision("entry", ref, "entry"))

    def entries(self, id: DocumentId) -> tuple[Entry, ...]:
        """Return the entries of the decisions of a document."""
        found = self._main.execute(
            "SELECT entry FROM entry WHERE document = ? ORDER BY place", (name_of(id),)
        )
        return tuple(_ENTRY.decode(entry) for (entry,) in found)

    def document_excerpt(self, id: DocumentId) -> DocumentExcerpt:
        """Return the excerpt of a document."""
        return _DOCUMENT_EXCERPT.decode(self._of_decision("excerpt", Ref(id, ""), "excerpt"))

    def decision_excerpt(self, ref: Ref) -> DecisionExcerpt:
        """Return the excerpt of a decision."""
        return _DECISION_EXCERPT.decode(self._of_decision("excerpt", ref, "excerpt"))

    def share(self, id: DocumentId) -> Share:
        """Return the share of a document in the files of its year."""
        return _SHARE.decode(self._part("share", id, "share"))

    def excerpts(self, id: DocumentId) -> Excerpts:
        """Return the excerpts of a document and of its decisions, these in the order of the document."""
        found = self._main.execute(
            "SELECT clause, excerpt FROM excerpt WHERE document = ? AND clause != '' ORDER BY rowid",
            (name_of(id),),
        )
        return Excerpts(
            {id: self.document_excerpt(id)},
            {Ref(id, clause): _DECISION_EXCERPT.decode(excerpt) for clause, excerpt in found},
            {id: self.share(id)},
        )

    def defined(self, id: DocumentId) -> tuple[Defined, ...]:
        """Return the abbreviations that a document explains."""
        return _DEFINED.decode(self._part("defined", id))

    def used(self, id: DocumentId) -> tuple[str, ...]:
        """Return the abbreviations that stand in a document."""
        return _USED.decode(self._part("used", id, "listing"))

    def outline(self, id: DocumentId) -> Outline:
        """Return a document in outline."""
        return _OUTLINE.decode(self._part("outline", id))

    def words(self, ref: Ref) -> str:
        """Return the words of a decision, as they are compared."""
        words: str = self._of_decision("words", ref, "said")
        return words

    def pages(self) -> Iterator[Ref]:
        """Yield every decision that has a page."""
        for name, clause in self._main.execute("SELECT document, clause FROM said"):
            yield Ref(id_of(name), clause)

    def all_defined(self) -> dict[DocumentId, tuple[Defined, ...]]:
        """Return the abbreviations that documents explain, of those that explain some."""
        found = self._main.execute(
            "SELECT document, defined FROM meeting WHERE defined != ? ORDER BY day, document",
            (_ENCODER.encode(()),),
        )
        return {id_of(name): _DEFINED.decode(defined) for name, defined in found}

    def _part(self, column: str, id: DocumentId, table: str = "meeting") -> bytes:
        found = self._main.execute(
            f"SELECT {column} FROM {table} WHERE document = ?",  # noqa: S608 - names of this module
            (name_of(id),),
        ).fetchone()
        if found is None:
            raise KeyError(id)
        data: bytes = found[0]
        return data

    def _of_decision(self, column: str, ref: Ref, table: str) -> Any:
        found = self._main.execute(
            f"SELECT {column} FROM {table} WHERE document = ? AND clause = ?",  # noqa: S608 - as above
            (name_of(ref.document), ref.clause),
        ).fetchone()
        if found is None:
            raise KeyError(ref)
        return found[0]

    def fill(self, rows: Iterable[Row]) -> None:
        """Put all meetings of a portal into an empty catalogue."""
        for row in rows:
            self._enter(row)
        self._index("pair")

    def keep_meetings(self, rows: Iterable[Row]) -> None:
        """Keep meetings in the place of what was known of them."""
        for row in rows:
            self._main.execute(
                "DELETE FROM pair WHERE document = ? AND name NOT IN (?, ?)", (row.name, *LISTED)
            )
            self._main.execute("DELETE FROM said WHERE document = ?", (row.name,))
            self._enter(row)

    def keep_listings(self, listings: Iterable[Listing]) -> None:
        """Keep what lists show of meetings, in the place of what they showed."""
        for listing in listings:
            self._main.execute(
                "DELETE FROM pair WHERE document = ? AND name IN (?, ?)", (listing.name, *LISTED)
            )
            self._main.execute("DELETE FROM entry WHERE document = ?", (listing.name,))
            self._main.execute("DELETE FROM excerpt WHERE document = ?", (listing.name,))
            self._enter_listing(listing)

    def fill_listings(self, listings: Iterable[Listing]) -> None:
        """Put what lists show of all meetings into a catalogue that has none of it."""
        for listing in listings:
            self._enter_listing(listing)

    def _enter_listing(self, listing: Listing) -> None:
        self._written.execute("REPLACE INTO listing VALUES (?, ?, ?)", (listing.name, *listing.parts))
        self._written.executemany(
            "INSERT INTO entry VALUES (?, ?, ?, ?)",
            ((listing.name, clause, place, entry) for place, (clause, entry) in enumerate(listing.entries)),
        )
        self._written.executemany(
            "INSERT INTO excerpt VALUES (?, ?, ?)",
            ((listing.name, clause, excerpt) for clause, excerpt in listing.excerpts),
        )
        self._written.execute("REPLACE INTO share VALUES (?, ?)", (listing.name, listing.share))
        self._enter_pairs(listing)

    def _enter(self, row: Row) -> None:
        self._main.execute(
            "REPLACE INTO meeting VALUES (?, ?, ?, ?, ?, ?, ?)",
            (row.name, row.day, row.digest, *row.parts),
        )
        self._main.executemany(
            "INSERT INTO said VALUES (?, ?, ?)",
            ((row.name, clause, words) for clause, words in row.words.items()),
        )
        self._enter_pairs(row)

    def _enter_pairs(self, of: Row | Listing) -> None:
        self._written.executemany(
            "INSERT INTO pair VALUES (?, ?, ?, ?, ?, ?)",
            ((index, key, of.day, of.name, place, value) for index, key, place, value in of.pairs),
        )

    # Indexes of the portal.

    def listed(self, index: str, key: str) -> list[str]:
        """Return the values of a key of an index, in the order of the portal."""
        found = self._main.execute(
            "SELECT value FROM pair WHERE name = ? AND key = ? ORDER BY day, document, place", (index, key)
        )
        return [value for (value,) in found]

    def keep_akin(self, found: Iterable[tuple[Ref, int, Sequence[Ref]]]) -> None:
        """Keep, while a site is built, the decisions that are akin to one by a fingerprint."""
        self._main.executemany(
            "INSERT INTO akin VALUES (?, ?, ?, ?)",
            ((name_of(ref.document), ref.clause, key, " ".join(map(str, akin))) for ref, key, akin in found),
        )
        self._main.execute("CREATE INDEX akin_of ON akin (document, clause, key)")
        self.commit()

    def akin(self, id: DocumentId) -> dict[str, list[str]]:
        """Return the decisions that are akin to those of a document, by clause."""
        found: dict[str, list[str]] = defaultdict(list)
        for clause, akin in self._main.execute(
            "SELECT clause, akin FROM akin WHERE document = ? ORDER BY clause, key", (name_of(id),)
        ):
            found[clause] += akin.split(" ")
        return found

    def every(self, index: str) -> Iterator[tuple[str, list[str]]]:
        """Yield every key of an index with its values, in the order of the portal."""
        found = self._main.execute(
            "SELECT key, value FROM pair WHERE name = ? ORDER BY key, day, document, place", (index,)
        )
        for key, rows in groupby(found, itemgetter(0)):
            yield key, [value for _, value in rows]

    def beside(self, index: str, key: str, id: DocumentId, *, later: bool) -> Iterator[str]:
        """Yield the values of a key in documents after or before one, the nearest first."""
        compared, order = ("<", "DESC") if later else (">", "ASC")
        found = self._main.execute(
            f"SELECT value FROM pair WHERE name = ? AND key = ? AND (day, document) {compared} "  # noqa: S608
            "((SELECT day FROM meeting WHERE document = ?), ?) "
            f"ORDER BY day {order}, document {order}, place {order}",
            (index, key, name_of(id), name_of(id)),
        )
        return (value for (value,) in found)

    def lists(self, index: str, key: str, beside: Iterable[DocumentId]) -> bool:
        """Whether an index has a key for other documents than some."""
        left_out = {name_of(id) for id in beside}
        found = self._main.execute("SELECT document FROM pair WHERE name = ? AND key = ?", (index, key))
        return any(name not in left_out for (name,) in found)

    def keys(self, index: str) -> list[str]:
        """Return every key of an index, in alphabetical order."""
        found = self._main.execute("SELECT DISTINCT key FROM pair WHERE name = ? ORDER BY key", (index,))
        return [key for (key,) in found]


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

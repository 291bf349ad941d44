"""The index of a portal, written beside its pages, and brought up to date where little has changed.

What depends on what:

- an *entry* (``entries.py``) on one document, on the organizations that it names by id, and on those names of
  the portal all of whose words stand in it; the entry of all organizations on each of them;
- *names* (``names.py``) on the organizations, the glossary, and what all documents together say of
  abbreviations, of which every document's share is kept;
- the extent of *parts* (``parts.py``) on the day and the number of decisions of every document;
- the *files of a part* (``volumes.py``) on its entries alone;
- its *columns* on these, on the order of organizations, topics and regions, and on the deadlines that have
  passed by the day of the build;
- *manifest* and *vocabulary* on what is kept of every part.

So one document that changes costs its own entry and the files of its part. A build that begins with nothing
goes the same way, and writes the same bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.model.document import DocumentId
from generator.model.glossary import Term
from generator.model.portal import Portal
from generator.search.base import base_terms
from generator.search.columns import Lists, columns, passed
from generator.search.entries import LEVEL
from generator.search.holdings import ORGANIZATIONS, Spread, in_turn, update_entries
from generator.search.kept import Head, Store, Unreadable
from generator.search.manifest import manifest
from generator.search.parts import LARGEST, Extent, parts
from generator.search.vocabulary import vocabulary
from generator.search.volumes import (
    Placed,
    Volume,
    chunk_name,
    digest,
    fragment_name,
    make_volume,
    place,
    write_file,
)

FOLDER = "pagefind"
_COLUMNS, _MANIFEST, _VOCABULARY = "glasno-columns.bin", "glasno.bin", "search-vocabulary.bin"


class SearchError(Exception):
    """The index was not made."""


@dataclass(slots=True)
class Changes:
    """Files of a site that were written, and that were deleted, by name."""

    written: set[str] = field(default_factory=set)
    deleted: set[str] = field(default_factory=set)


def index_portal(
    site: Path,
    portal: Portal,
    terms: Iterable[Term],
    today: date,
    federation: Sequence[tuple[str, str]] = (),
    kept: Path | None = None,
    *,
    sources: Mapping[DocumentId, str] | None = None,
    version: str = "",
    spread: Spread = in_turn,
    largest: int = LARGEST,
    standing: Path | None = None,
) -> Changes:
    """Bring the index in ``site/pagefind`` up to date with a portal; say which files were touched.

    ``standing`` is the site that is to be brought up to date, where changed files shall wait in ``site``.
    ``federation`` are other portals, name and address. ``kept`` is a folder for what is known from one build
    to the next, and ``version`` tells builds apart whose programs differ. ``sources`` are digests of all
    documents as they are linked: a document with the digest of the build before is not opened. ``largest`` is
    the size of a part, in records.

    Raises:
        SearchError: when what is kept cannot be written.
    """
    try:
        with _opened(kept, version) as store:
            known = (*terms, *base_terms())
            index = _Index(site / FOLDER, (standing or site) / FOLDER, portal, today, store, spread)
            try:
                return index.update(known, sources or {}, federation, largest)
            except (sqlite3.DatabaseError, Unreadable):
                store.reset()
                return index.update(known, sources or {}, federation, largest)
    except sqlite3.Error as problem:
        raise SearchError(f"Поисковый указатель не построен: {problem}") from problem


@contextmanager
def _opened(kept: Path | None, version: str) -> Iterator[Store]:
    """Open the store in a folder, or one that is gone afterwards where the folder cannot be written."""
    if kept is not None:
        try:
            store = Store(kept, version)
        except (OSError, sqlite3.Error):
            pass
        else:
            with store:
                yield store
            return
    with TemporaryDirectory(prefix="glasno-search-") as folder, Store(Path(folder), version) as store:
        yield store


class _Index:
    """The index in a folder, while it is brought up to date."""

    def __init__(
        self, target: Path, stood: Path, portal: Portal, today: date, store: Store, spread: Spread
    ) -> None:
        self._target = target
        self._stood = stood
        self._portal = portal
        self._today = today
        self._store = store
        self._spread = spread
        self._changes = Changes()

    def update(
        self,
        terms: Iterable[Term],
        sources: Mapping[DocumentId, str],
        federation: Sequence[tuple[str, str]],
        largest: int,
    ) -> Changes:
        """Bring everything up to date."""
        heads, names = update_entries(self._store, self._portal, terms, sources, self._spread)
        self._store.commit()
        volumes, changed = self._update_volumes(self._plan(heads, largest))
        lists = Lists(self._portal, (name for volume in volumes for name in volume.regions))
        hashes = self._update_columns(volumes, changed, lists)
        head = manifest(list(zip(volumes, hashes, strict=True)), lists, names, self._portal, self._today)
        head["federation"] = [{"name": name, "url": url} for name, url in federation]
        head["vocabulary"] = self._update_vocabulary(volumes, changed)
        self._store.note("site", self._write_json(_MANIFEST, head))
        self._store.commit()
        return Changes(
            {f"{FOLDER}/{name}" for name in self._changes.written},
            {f"{FOLDER}/{name}" for name in self._changes.deleted - self._changes.written},
        )

    def _plan(self, heads: Mapping[str, Head], largest: int) -> dict[str, tuple[Placed, ...]]:
        """Return the parts as they shall be: by folder, the newest first, the entries of each."""
        beside = heads[ORGANIZATIONS]
        extents = (Extent(str(id), head.date, heads[str(id)].size) for id, head in self._portal.heads.items())
        plan: dict[str, tuple[Placed, ...]] = {}
        for part in parts(extents, beside.size, largest):
            entries = [(one.key, heads[one.key].digest, one.size) for one in reversed(part.documents)]
            if part.folder == "":
                entries.insert(0, (ORGANIZATIONS, beside.digest, beside.size))
            plan[part.folder] = place(entries)
        return plan

    def _update_volumes(self, plan: Mapping[str, tuple[Placed, ...]]) -> tuple[list[Volume], set[str]]:
        """Write the files of parts that have changed; return all parts, and the folders of those."""
        standing = self._standing()
        former = {folder: Volume.from_plain(state) for folder, state in self._store.parts().items()}
        volumes = {
            folder: former[folder]
            for folder, placed in plan.items()
            if folder in former and former[folder].digest == digest(placed)
        }
        if not standing:
            self._clear()
        stale = [folder for folder in plan if not standing or folder not in volumes]
        jobs = [
            partial(
                make_volume,
                self._target,
                folder,
                plan[folder],
                former.get(folder) if standing else None,
                self._store.path,
            )
            for folder in stale
        ]
        for made in self._spread(jobs):
            volumes[made.volume.folder] = made.volume
            self._store.keep_part(made.volume.folder, made.volume.plain(), made.listing, made.forms)
            self._changes.written.update(made.written)
        gone = former.keys() - plan.keys()
        self._store.forget_parts(gone)
        if standing:
            for folder in (*gone, *stale):
                if folder in former:
                    self._delete(former[folder], volumes.get(folder))
        return [volumes[folder] for folder in plan], {*gone, *stale}

    def _standing(self) -> bool:
        """Whether the folder holds what was written last with this store."""
        path = self._stood / _MANIFEST
        return path.is_file() and self._store.fact("site") == _digest(path.read_bytes())

    def _clear(self) -> None:
        """Delete an index of which nothing is known."""
        found = (path for path in self._stood.rglob("*") if path.is_file())
        self._changes.deleted.update(path.relative_to(self._stood).as_posix() for path in found)
        if self._target.is_dir():
            shutil.rmtree(self._target)

    def _delete(self, former: Volume, now: Volume | None) -> None:
        """Delete the files that a part has no more."""
        gone = {chunk_name(name) for name in former.chunks}
        gone |= {fragment_name(page) for page in range(now.size if now else 0, former.size)}
        gone -= {chunk_name(name) for name in now.chunks} if now else set()
        gone |= set() if now else {_COLUMNS}
        for name in gone:
            (self._target / former.folder / name).unlink(missing_ok=True)
            self._changes.deleted.add(former.folder + name)
        if now is None:
            shutil.rmtree(self._target / former.folder, ignore_errors=True)

    def _update_columns(self, volumes: Sequence[Volume], changed: set[str], lists: Lists) -> list[str]:
        """Write the columns that have changed; return the hashes of all, by which browsers know them."""
        known = self._store.fact("columns") or {}
        now: dict[str, list[str]] = {}
        for volume in volumes:
            over = sum(day < passed(self._today) for day in volume.passes)
            signature = f"{volume.digest} {lists.digest} {over}"
            former = known.get(volume.folder)
            if former is not None and former[0] == signature and volume.folder not in changed:
                now[volume.folder] = former
                continue
            listing = self._store.listing(volume.folder)
            made = columns(volume.digest, listing, lists, self._today)
            now[volume.folder] = [signature, self._write_json(volume.folder + _COLUMNS, made)]
        self._store.note("columns", now)
        return [now[volume.folder][1][:10] for volume in volumes]

    def _update_vocabulary(self, volumes: Sequence[Volume], changed: set[str]) -> str:
        """Write the word forms of all parts; return a hash of them."""
        if changed:
            words = "\n".join(vocabulary(self._store.forms(volume.folder) for volume in volumes))
            self._store.note("vocabulary", self._write_json(_VOCABULARY, words))
        return str(self._store.fact("vocabulary"))[:10]

    def _write_json(self, name: str, value: Any) -> str:
        """Write a value as compressed JSON, where it is not there; return its digest."""
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        data = gzip.compress(text.encode(), LEVEL, mtime=0)
        stood = self._stood / name
        if not stood.is_file() or stood.read_bytes() != data:
            write_file(self._target / name, data)
            self._changes.written.add(name)
        return _digest(data)


def _digest(data: bytes | str) -> str:
    return hashlib.blake2b(data.encode() if isinstance(data, str) else data, digest_size=12).hexdigest()

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


def index_portal(
    stage: Path,
    portal: Portal,
    terms: Iterable[Term],
    today: date,
    federation: Sequence[tuple[str, str]] = (),
    kept: Path | None = None,
    *,
    standing: Path | None = None,
    sources: Mapping[DocumentId, str] | None = None,
    version: str = "",
    spread: Spread = in_turn,
    largest: int = LARGEST,
) -> set[str]:
    """Write the index of a portal into ``stage/pagefind``, as far as it is not on the site that stands.

    Args:
        stage: a folder without an index.
        portal: the portal.
        terms: those of its glossary.
        today: the day of the build, from which states are told.
        federation: other portals, name and address.
        kept: a folder for what is known from one build to the next, and for nothing else; no other program
            may use it at the same time.
        standing: the site over which the stage will be put; none is written whole.
        sources: digests of all documents as they are linked; one with the digest of the build before is not
            opened.
        version: tells builds apart whose programs differ.
        spread: runs jobs on several cores.
        largest: records in one part.

    Returns:
        The files of the standing site, by name, that shall be no more.

    Raises:
        SearchError: when what is kept cannot be written.
    """
    try:
        with _opened(kept, version) as store:
            known = (*terms, *base_terms())
            index = _Index(
                stage / FOLDER, standing / FOLDER if standing else None, portal, today, store, spread
            )
            try:
                gone = index.write(known, sources or {}, federation, largest)
            except (sqlite3.DatabaseError, Unreadable):
                store.reset()
                shutil.rmtree(stage / FOLDER, ignore_errors=True)
                gone = index.write(known, sources or {}, federation, largest)
            return {f"{FOLDER}/{name}" for name in gone}
    except sqlite3.Error as problem:
        raise SearchError(f"Поисковый указатель не построен: {problem}") from problem


@contextmanager
def _opened(kept: Path | None, version: str) -> Iterator[Store]:
    """Open the store in a folder, or one that is gone afterwards where the folder cannot be written."""
    if kept is not None:
        try:
            store = Store(kept, version)
        except (OSError, sqlite3.Error):
            store = None
        if store is not None:
            with store:
                yield store
            return
    with TemporaryDirectory(prefix="glasno-search-") as folder, Store(Path(folder), version) as store:
        yield store


class _Index:
    """The index in a folder, while it is written; ``standing`` is the folder over which it will be put."""

    def __init__(
        self, target: Path, standing: Path | None, portal: Portal, today: date, store: Store, spread: Spread
    ) -> None:
        self._target = target
        self._standing = standing
        self._portal = portal
        self._today = today
        self._store = store
        self._spread = spread
        self._gone: set[str] = set()

    def write(
        self,
        terms: Iterable[Term],
        sources: Mapping[DocumentId, str],
        federation: Sequence[tuple[str, str]],
        largest: int,
    ) -> set[str]:
        """Write all that has changed; return the files that shall be no more."""
        heads, names = update_entries(self._store, self._portal, terms, sources, self._spread)
        self._store.commit()
        volumes, changed = self._write_volumes(self._plan(heads, largest))
        lists = Lists(self._portal, (name for volume in volumes for name in volume.regions))
        hashes = self._write_columns(volumes, changed, lists)
        head = manifest(list(zip(volumes, hashes, strict=True)), lists, names, self._portal, self._today)
        head["federation"] = [{"name": name, "url": url} for name, url in federation]
        head["vocabulary"] = self._write_vocabulary(volumes, changed)
        self._store.note("site", self._write_json(_MANIFEST, head))
        self._store.commit()
        return self._gone

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

    def _write_volumes(self, plan: Mapping[str, tuple[Placed, ...]]) -> tuple[list[Volume], set[str]]:
        """Write the files of parts that have changed; return all parts, and the folders of those."""
        kept = {folder: Volume.from_plain(state) for folder, state in self._store.parts().items()}
        standing = kept if self._stands() else {}
        volumes = {
            folder: standing[folder]
            for folder, placed in plan.items()
            if folder in standing and standing[folder].digest == digest(placed)
        }
        stale = [folder for folder in plan if folder not in volumes]
        jobs = [
            partial(make_volume, self._target, folder, plan[folder], standing.get(folder), self._store.path)
            for folder in stale
        ]
        for made in self._spread(jobs):
            volumes[made.volume.folder] = made.volume
            self._store.keep_part(made.volume.folder, made.volume.plain(), made.listing, made.forms)
        self._store.forget_parts(kept.keys() - plan.keys())
        changed = {*stale, *(standing.keys() - plan.keys())}
        if standing:
            for folder in changed & standing.keys():
                self._gone |= _files(standing[folder]) - (
                    _files(volumes[folder]) if folder in plan else set()
                )
        elif self._standing is not None:
            found = (path for path in self._standing.rglob("*") if path.is_file())
            there = {path.relative_to(self._standing).as_posix() for path in found}
            self._gone = there.difference(*map(_files, volumes.values()), (_MANIFEST, _VOCABULARY))
        return [volumes[folder] for folder in plan], changed

    def _stands(self) -> bool:
        """Whether what was written last with this store stands on the site."""
        path = self._standing / _MANIFEST if self._standing else None
        return path is not None and path.is_file() and self._store.fact("site") == _digest(path.read_bytes())

    def _write_columns(self, volumes: Sequence[Volume], changed: set[str], lists: Lists) -> list[str]:
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

    def _write_vocabulary(self, volumes: Sequence[Volume], changed: set[str]) -> str:
        """Write the word forms of all parts; return a hash of them."""
        if changed:
            words = "\n".join(vocabulary(self._store.forms(volume.folder) for volume in volumes))
            self._store.note("vocabulary", self._write_json(_VOCABULARY, words))
        return str(self._store.fact("vocabulary"))[:10]

    def _write_json(self, name: str, value: Any) -> str:
        """Write a value as compressed JSON, where it is not there; return its digest."""
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        data = gzip.compress(text.encode(), LEVEL, mtime=0)
        stands = self._standing / name if self._standing else None
        if stands is None or not stands.is_file() or stands.read_bytes() != data:
            write_file(self._target / name, data)
        return _digest(data)


def _files(volume: Volume) -> set[str]:
    """Return the names of all files of a part."""
    words, pages = map(chunk_name, volume.chunks), map(fragment_name, range(volume.size))
    return {volume.folder + name for name in (*words, *pages, _COLUMNS)}


def _digest(data: bytes | str) -> str:
    return hashlib.blake2b(data.encode() if isinstance(data, str) else data, digest_size=12).hexdigest()

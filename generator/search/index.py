"""The index of a portal, written beside its pages: Pagefind's own files, and what our search adds to them."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

from generator.model.glossary import Term
from generator.model.portal import Portal
from generator.search import cbor
from generator.search.base import base_terms
from generator.search.columns import Listing, Lists, columns, manifest
from generator.search.kept import KeptParts
from generator.search.parts import Part, parts
from generator.search.records import records
from generator.search.service import SearchError, Service
from generator.search.vocabulary import vocabulary

__all__ = ["SearchError", "index_portal"]

FOLDER = "pagefind"
SIDE_BY_SIDE = 2
"""Parts built at once; each takes up to half a gigabyte."""

_Request = tuple[str, str, Mapping[str, str], Mapping[str, tuple[str, ...]], Mapping[str, str]]
"""A record as Pagefind takes it: address, content, meta, filters, sort."""

_SIGNATURE = b"pagefind_dcd"
_RUNTIME = ("pagefind.js", "pagefind-worker.js", "wasm.ru.pagefind")
"""Pagefind's own scripts: kept for whoever queries the newest part with them."""


def index_portal(
    site: Path,
    portal: Portal,
    terms: Iterable[Term],
    today: date,
    federation: Sequence[tuple[str, str]] = (),
    kept: Path | None = None,
) -> None:
    """Write the index of a portal into ``site/pagefind``; ``federation`` are other portals, name and address.

    ``kept`` is a folder of parts that were built before, and are taken over where they have not changed.

    Raises:
        SearchError: when Pagefind fails.
    """
    found = records(portal, (*terms, *base_terms()), today)
    made = parts(found)
    lists = Lists(portal, (record for part in made for record in part.records))
    target = site / FOLDER
    parts_kept = KeptParts(kept)
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        listings = list(pool.map(lambda part: _part(part, portal, target / part.folder, parts_kept), made))
    parts_kept.forget_others()
    hashes = [
        _write_json(target / part.folder / "glasno-columns.bin", columns(part, lists, listing))
        for part, listing in zip(made, listings, strict=True)
    ]
    head = manifest(list(zip(made, hashes, strict=True)), lists, found.names, portal, today, federation)
    words = "\n".join(vocabulary(made))
    head["vocabulary"] = _write_json(target / "search-vocabulary.bin", words)
    _write_json(target / "glasno.bin", head)


def _part(part: Part, portal: Portal, folder: Path, kept: KeptParts) -> Listing:
    """Put the index of one part into a folder; return what the browser needs of its list of pages."""
    requests = [
        (f"/{record.address}", record.content, record.meta(), record.filters(portal), record.sort())
        for record in part.records
    ]
    key = kept.key(requests)
    known = kept.recall(key)
    files, listing = known or _settled(_indexed(requests), part)
    if known is None:
        kept.keep(key, files, listing)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return listing


def _indexed(requests: Iterable[_Request]) -> dict[str, bytes]:
    with Service() as service:
        for request in requests:
            service.add(*request)
        return service.files()


def _settled(files: dict[str, bytes], part: Part) -> tuple[dict[str, bytes], Listing]:
    """Return the files that a site needs, in the same bytes each time, and its list of pages.

    Pagefind writes filters, and pages of one date, in the order of a hash map. Its own names of pages are
    hashes, which a browser would have to load; the number of a page is a name that it knows.
    """
    kept = {name: files[name] for name in files if name.startswith("index/") or name in _RUNTIME}
    renamed: dict[str, str] = {}
    for name, data in files.items():
        if name.endswith(".pf_filter"):
            title, values = cbor.decode(_unpack(data))
            packed = _pack(cbor.encode([title, sorted(values)]))
            renamed[Path(name).stem] = hash = f"ru_{_hash(packed)[:7]}"
            kept[f"filter/{hash}.pf_filter"] = packed
    (meta,) = (data for name, data in files.items() if name.endswith(".pf_meta"))
    version, pages, chunks, filters, sorts, fields = cbor.decode(_unpack(meta))
    for number, (name, _) in enumerate(pages):
        kept[f"fragment/{number:05d}.pf_fragment"] = files[f"fragment/{name}.pf_fragment"]
    pages = [[f"{number:05d}", words] for number, (_, words) in enumerate(pages)]
    filters = sorted([title, renamed[hash]] for title, hash in filters)
    keys = [record.sort() for record in part.records]
    sorts = [
        [name, sorted(range(len(keys)), key=lambda page: keys[page][name])]
        for name in sorted(name for name, _ in sorts)
    ]
    packed = _pack(cbor.encode([version, pages, chunks, filters, sorts, fields]))
    hash = f"ru_{_hash(packed)[:10]}"
    kept[f"pagefind.{hash}.pf_meta"] = packed
    entry = json.loads(files["pagefind-entry.json"])
    for language in entry["languages"].values():
        language["hash"] = hash
    kept["pagefind-entry.json"] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    listing = Listing(
        version, tuple(fields), tuple((start, name) for start, _, name in chunks), tuple(n for _, n in pages)
    )
    return dict(sorted(kept.items())), listing


def _unpack(data: bytes) -> bytes:
    return gzip.decompress(data).removeprefix(_SIGNATURE)


def _pack(data: bytes) -> bytes:
    return gzip.compress(_SIGNATURE + data, 9, mtime=0)


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _write_json(path: Path, value: Any) -> str:
    """Write a value as compressed JSON; return a hash for its address."""
    packed = gzip.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), 9, mtime=0)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(packed)
    return _hash(packed)[:10]

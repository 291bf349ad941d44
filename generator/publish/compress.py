"""Compressed twins of a site's text files: `index.html.gz` and `index.html.br` beside `index.html`.

A server hands a twin out as it lies there, so that no reader waits for a page to be packed. The same text
gives the same bytes: gzip's header names neither a time nor a system. The twin's own times are those of the
text, as nginx makes its ETag of them: two texts of one length must not be taken for one.
"""

from __future__ import annotations

import io
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from gzip import GzipFile
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

import brotli

from generator.publish.manifest import MANIFEST, Entry, digest, enter, files, parse_manifest

TWINS = (".gz", ".br")

_TEXTS = re.compile(
    r".*\.(atom|css|csv|geojson|html|ics|js|json|jsonl|md|mjs|rdf|rss|svg|tsv|ttl|txt|webmanifest|xml|xsl|ya?ml)"
)
_SMALLEST = 1024
"""Bytes of a text that is worth a twin: a smaller one travels in one packet either way."""

_BROTLI = {".css": 11, ".js": 11}
"""Brotli's effort by suffix: the few files that every reader loads get all of it."""

_BROTLI_ELSE = 5
"""For pages: with 10 they are 14 % smaller and cost 13 times as much (274 pages of the demo portal)."""


def compress(
    site: Path, previous: Path | None = None, known: Mapping[str, Entry] = MappingProxyType({})
) -> dict[str, Entry]:
    """Give every text under ``site`` its twins, on all cores, and return the entries of the twins by name.

    ``previous`` is the site as it was published last, by the same version of the program: twins of texts that
    have the same sum in its manifest are taken over from it. ``known`` are files by name whose entries were
    made when they were written. A twin that would not be smaller than its text is left out.
    """
    texts = [name for name in sorted(files(site)) if _TEXTS.fullmatch(name)]
    before = _Before(previous, _sums(previous)) if previous else None
    # Both packers work outside of Python's lock, so that threads keep all cores busy.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = pool.map(lambda name: tuple(_twins(site, name, known.get(name), before)), texts)
        return {twin.name: twin for twins in found for twin in twins}


def twin_names(name: str) -> tuple[str, ...]:
    """Return the paths of the twins that a file may have: none for one that is no text."""
    return tuple(name + suffix for suffix in TWINS) if _TEXTS.fullmatch(name) else ()


class _Before(NamedTuple):
    """The site as it was published last, and the sums of its manifest."""

    site: Path
    sums: Mapping[str, str]


def _twins(site: Path, name: str, entry: Entry | None, before: _Before | None) -> Iterator[Entry]:
    """Make the twins of one text, or take over those of the same text before; yield their entries."""
    text = site / name
    if text.stat().st_size < _SMALLEST:
        return
    sum = entry.sum if entry else digest(text)
    kept = before if before and before.sums.get(name) == sum else None
    data = b""
    for suffix in TWINS:
        twin = text.with_name(text.name + suffix)
        twin.unlink(missing_ok=True)
        if kept and (found := _take_over(kept, name + suffix, twin)):
            yield found
            continue
        data = data or text.read_bytes()
        packed = _gzip(data) if suffix == ".gz" else _brotli(data, text.suffix)
        if len(packed) < len(data):
            twin.write_bytes(packed)
            shutil.copystat(text, twin)
            yield enter(name + suffix, packed)


def _take_over(before: _Before, name: str, twin: Path) -> Entry | None:
    """Link a twin of the site before, or copy it; return its entry, None where there is no such twin."""
    old = before.site / name
    if name not in before.sums or not old.is_file():
        return None
    try:
        os.link(old, twin)
    except OSError:  # another disk, or one without hard links
        shutil.copy2(old, twin)
    return Entry(name, before.sums[name], twin.stat().st_size)


def _sums(site: Path) -> Mapping[str, str]:
    """Return the sums of a site by its manifest; none where it has no sound one."""
    try:
        return parse_manifest((site / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _gzip(data: bytes) -> bytes:
    packed = io.BytesIO()
    with GzipFile(filename="", mode="wb", compresslevel=9, fileobj=packed, mtime=0) as file:
        file.write(data)
    return packed.getvalue()


def _brotli(data: bytes, kind: str) -> bytes:
    packed: bytes = brotli.compress(data, quality=_BROTLI.get(kind, _BROTLI_ELSE))
    return packed

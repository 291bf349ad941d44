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
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from gzip import GzipFile
from pathlib import Path

import brotli

from generator.publish.entry_book import Entry
from generator.publish.manifest import MANIFEST, enter, files, parse_manifest
from generator.publish.write import write_file

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

_GZIP = 6
"""With 9 a table of all years is 3 % smaller and takes 3.5 times as long, a page 0.2 % and a sixth longer."""


def compress(
    site: Path, previous: Path | None = None, told: Callable[[str], Entry | None] = lambda _: None
) -> dict[str, Entry]:
    """Give every text under ``site`` its twins, on all cores, and return the entries of the twins by name.

    ``previous`` is the site as it was published last, by the same version of the program: twins of texts that
    have the same sum in its manifest are taken over from it. ``told`` gives the entry of a file where it was
    made when the file was written. A twin that would not be smaller than its text is left out.
    """
    before = _sums(previous) if previous else {}
    found: list[Entry] = []
    rest: list[tuple[str, str]] = []
    for name in sorted(filter(_TEXTS.fullmatch, files(site))):
        text = told(name) or enter(name, (site / name).read_bytes())
        for twin in twin_names(name) if text.size >= _SMALLEST else ():
            (site / twin).unlink(missing_ok=True)
            same = twin in before and before.get(name) == text.sum
            if same and _take_over(f"{previous}/{twin}", f"{site}/{twin}"):
                found.append(Entry(twin, before[twin], (site / twin).stat().st_size))
            else:
                rest.append((name, twin))
    # Both packers work outside of Python's lock, so that threads keep all cores busy.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found += filter(None, pool.map(lambda job: _pack(site, *job), rest))
    return {twin.name: twin for twin in found}


def twin_names(name: str) -> tuple[str, ...]:
    """Return the paths of the twins that a file may have: none for one that is no text."""
    return tuple(name + suffix for suffix in TWINS) if _TEXTS.fullmatch(name) else ()


def _take_over(old: str, twin: str) -> bool:
    """Link a twin of the site before, or copy it; tell whether there is one."""
    try:
        os.link(old, twin)
    except FileNotFoundError:
        return False
    except OSError:  # another disk, or one without hard links
        shutil.copy2(old, twin)
    return True


def _pack(site: Path, name: str, twin: str) -> Entry | None:
    """Write a twin of a text; return its entry, None where it would not be smaller."""
    data = (site / name).read_bytes()
    packed = _gzip(data) if twin.endswith(".gz") else _brotli(data, Path(name).suffix)
    if len(packed) >= len(data):
        return None
    write_file(f"{site}/{twin}", packed)
    shutil.copystat(f"{site}/{name}", f"{site}/{twin}")
    return enter(twin, packed)


def _sums(site: Path) -> Mapping[str, str]:
    """Return the sums of a site by its manifest; none where it has no sound one."""
    try:
        return parse_manifest((site / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _gzip(data: bytes) -> bytes:
    packed = io.BytesIO()
    with GzipFile(filename="", mode="wb", compresslevel=_GZIP, fileobj=packed, mtime=0) as file:
        file.write(data)
    return packed.getvalue()


def _brotli(data: bytes, kind: str) -> bytes:
    packed: bytes = brotli.compress(data, quality=_BROTLI.get(kind, _BROTLI_ELSE))
    return packed

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
from concurrent.futures import ThreadPoolExecutor
from gzip import GzipFile
from pathlib import Path

import brotli

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


def compress(site: Path, previous: Path | None = None) -> int:
    """Give every text under ``site`` its twins, on all cores, and return how many twins there are.

    ``previous`` is the site as it was published last, by the same version of the program: twins of texts that
    did not change are taken over from it. A twin that would not be smaller than its text is left out.
    """
    texts = [path for path in sorted(site.rglob("*")) if _TEXTS.fullmatch(path.name) and path.is_file()]
    # Both packers work outside of Python's lock, so that threads keep all cores busy.
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return sum(pool.map(lambda text: _pack(text, previous and previous / text.relative_to(site)), texts))


def _pack(text: Path, before: Path | None) -> int:
    if text.stat().st_size < _SMALLEST:
        return 0
    data = text.read_bytes()
    known = before is not None and before.is_file() and before.read_bytes() == data
    return sum(_twin(text, suffix, data, before if known else None) for suffix in TWINS)


def _twin(text: Path, suffix: str, data: bytes, before: Path | None) -> bool:
    """Make one twin, or take over that of ``before``, a file of the same text; tell whether there is one."""
    twin = text.with_name(text.name + suffix)
    twin.unlink(missing_ok=True)
    if before is not None and (kept := before.with_name(before.name + suffix)).is_file():
        _take_over(kept, twin)
        return True
    packed = _gzip(data) if suffix == ".gz" else _brotli(data, text.suffix)
    if len(packed) >= len(data):
        return False
    twin.write_bytes(packed)
    shutil.copystat(text, twin)
    return True


def _take_over(kept: Path, twin: Path) -> None:
    try:
        os.link(kept, twin)
    except OSError:  # another disk, or one without hard links
        shutil.copy2(kept, twin)


def _gzip(data: bytes) -> bytes:
    packed = io.BytesIO()
    with GzipFile(filename="", mode="wb", compresslevel=9, fileobj=packed, mtime=0) as file:
        file.write(data)
    return packed.getvalue()


def _brotli(data: bytes, kind: str) -> bytes:
    packed: bytes = brotli.compress(data, quality=_BROTLI.get(kind, _BROTLI_ELSE))
    return packed

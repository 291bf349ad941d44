"""The list of all pages for search engines: an index, and a file for the documents of each year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from urllib.parse import quote, unquote

from markupsafe import escape

from generator.pages import addresses
from generator.publish.amendment import Unsealed
from generator.publish.lines import amend
from generator.publish.write import write_file

INDEX = "sitemap.xml"
FOLDER = "sitemaps/"

MOST = 50_000
"""Pages of one file (sitemaps.org)."""

_DOCUMENT = re.compile(r"(?:protocols|decisions)/[^/]+/(\d{4})-")
_SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_UNTOLD = ""
_DAY = re.compile(rb"<lastmod>([^<]*)")


def write_sitemap(stage: Path, site_url: str, pages: Iterable[str], days: Mapping[str, date]) -> None:
    """Write the index and its files for the home page and for ``pages``; ``days`` are by address."""
    for name, text in sitemaps(site_url, ("", *pages), days):
        write_file(f"{stage}/{name}", text)


def amend_sitemap(site: Path, stage: Path, site_url: str, changes: Mapping[str, date | None]) -> None:
    """Write the files of a standing site's sitemap that change into ``stage``.

    ``changes`` are the days of pages that are new or told of anew, by address. The bytes are those of a
    sitemap that is written whole.

    Raises:
        Unsealed: where the site has no such sitemap.
    """
    root = str(escape(site_url))
    changed: dict[str, dict[str, bytes]] = defaultdict(dict)
    for address, day in changes.items():
        changed[_group(address)][address] = _row("url", root, address, day.isoformat() if day else "")
    changed.pop(_UNTOLD, None)
    address_of = partial(_address, root)
    index: dict[str, dict[str, bytes]] = defaultdict(dict)
    for row in _body(site / INDEX, "sitemapindex").splitlines():
        name = address_of(row)
        index[name.removeprefix(FOLDER).partition(".")[0].partition("-")[0]][name] = row
    for group, told in changed.items():
        before = b"".join(_body(site / name, "urlset") for name in index[group])
        files = dict(_files(root, group, amend(before, told, address_of).splitlines()))
        for name, (text, _) in files.items():
            write_file(f"{stage}/{name}", text)
        index[group] = {name: row for name, (_, row) in files.items()}
    rows = [row for _, files in sorted(index.items()) for row in files.values()]
    write_file(f"{stage}/{INDEX}", _file("sitemapindex", rows))


def sitemaps(site_url: str, pages: Iterable[str], days: Mapping[str, date]) -> Iterator[tuple[str, bytes]]:
    """Yield each file by its address, the index last; a page without a known day tells none."""
    root = str(escape(site_url))
    groups: dict[str, list[bytes]] = defaultdict(list)
    for address in sorted(pages):
        day = days.get(address)
        groups[_group(address)].append(_row("url", root, address, day.isoformat() if day else ""))
    groups.pop(_UNTOLD, None)
    index: list[bytes] = []
    for group, rows in sorted(groups.items()):
        for name, (text, row) in _files(root, group, rows):
            index.append(row)
            yield name, text
    yield INDEX, _file("sitemapindex", index)


def _group(address: str) -> str:
    """Return the year of a document, ``pages`` for other pages, and ``_UNTOLD`` for those of people."""
    if address.startswith(addresses.PERSONS):
        return _UNTOLD
    document = _DOCUMENT.match(address)
    return document[1] if document else "pages"


def _files(root: str, group: str, rows: Sequence[bytes]) -> Iterator[tuple[str, tuple[bytes, bytes]]]:
    """Yield the files of a group by name: the text of each, and its row in the index."""
    for start in range(0, len(rows), MOST):
        name = f"{FOLDER}{group}{f'-{start // MOST + 1}' if start else ''}.xml"
        text = _file("urlset", rows[start : start + MOST])
        yield name, (text, _row("sitemap", root, name, max(_DAY.findall(text), default=b"").decode()))


def _file(kind: str, rows: Iterable[bytes]) -> bytes:
    return b"".join((_head(kind), *(row + b"\n" for row in rows), _foot(kind)))


def _body(path: Path, kind: str) -> bytes:
    """Return the rows of a file, a line each."""
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        raise Unsealed from None
    head, foot = _head(kind), _foot(kind)
    if not (text.startswith(head) and text.endswith(foot)):
        raise Unsealed
    return text[len(head) : -len(foot)]


def _head(kind: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{kind} {_SCHEMA}>\n'.encode()


def _foot(kind: str) -> bytes:
    return f"</{kind}>\n".encode()


def _row(item: str, root: str, address: str, day: str) -> bytes:
    told = f"<lastmod>{day}</lastmod>" if day else ""
    return f"<{item}><loc>{root}{quote(address)}</loc>{told}</{item}>".encode()


def _address(root: str, row: bytes) -> str:
    """Return the address that a row was made of."""
    url = row[row.index(b"<loc>") + 5 : row.index(b"</loc>")].decode()
    return unquote(url.removeprefix(root))

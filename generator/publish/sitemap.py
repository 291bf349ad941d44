"""The list of all pages for search engines: an index, and a file for the documents of each year."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from urllib.parse import quote

from markupsafe import escape

from generator.pages import addresses
from generator.publish.ledger import page_addresses

INDEX = "sitemap.xml"
FOLDER = "sitemaps/"

MOST = 50_000
"""Pages of one file (sitemaps.org)."""

_DOCUMENT = re.compile(r"(?:protocols|decisions)/[^/]+/(\d{4})-")
_SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

Row = tuple[str, date | None]


def write_sitemap(stage: Path, site_url: str, days: Mapping[str, date]) -> None:
    """Write the index and its files for every page that stands in ``stage``; ``days`` are by address."""
    found = ("", *page_addresses(stage))
    (stage / FOLDER).mkdir(exist_ok=True)
    for name, text in sitemaps(site_url, found, days):
        (stage / name).write_text(text, encoding="utf-8", newline="\n")


def sitemaps(site_url: str, pages: Iterable[str], days: Mapping[str, date]) -> Iterator[tuple[str, str]]:
    """Yield each file by its address, the index last; a page without a known day tells none."""
    groups: dict[str, list[str]] = defaultdict(list)
    for address in sorted(pages):
        if not address.startswith(addresses.PERSONS):
            document = _DOCUMENT.match(address)
            groups[document[1] if document else "pages"].append(address)
    parts: list[Row] = []
    for group, found in sorted(groups.items()):
        for start in range(0, len(found), MOST):
            rows = [(address, days.get(address)) for address in found[start : start + MOST]]
            name = f"{FOLDER}{group}{f'-{start // MOST + 1}' if start else ''}.xml"
            parts.append((name, max((day for _, day in rows if day), default=None)))
            yield name, _file("urlset", "url", rows, site_url)
    yield INDEX, _file("sitemapindex", "sitemap", parts, site_url)


def _file(kind: str, item: str, rows: Iterable[Row], site_url: str) -> str:
    written = "".join(f"<{item}><loc>{_url(site_url, to)}</loc>{_day(day)}</{item}>\n" for to, day in rows)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{kind} {_SCHEMA}>\n{written}</{kind}>\n'


def _url(site_url: str, address: str) -> str:
    return str(escape(site_url + quote(address)))


def _day(day: date | None) -> str:
    return f"<lastmod>{day.isoformat()}</lastmod>" if day else ""

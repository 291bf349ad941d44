"""Links of a built site: every one leads to a page, and every fragment to a place on it."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from msgspec import json

from generator.publish.manifest import MANIFEST
from generator.publish.overlay import Overlay

_TAG = re.compile(r"<[a-z](?:[^<>\"]|\"[^\"]*\")*>")
_ATTRIBUTE = re.compile(r'\s(href|src|action|id)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class LinkReport:
    """How much was looked at, and every link that leads nowhere: the page and the link as written."""

    pages: int
    links: int
    broken: tuple[tuple[str, str], ...]


class Places(NamedTuple):
    """The places of the site that pages make, and those that they lead to: ``about/``, ``about/#top``."""

    pages: int
    links: int
    offered: frozenset[str]
    wanted: frozenset[str]


NO_PLACES = Places(0, 0, frozenset(), frozenset())


def together(found: Iterable[Places]) -> Places:
    """Return the places of several pages as those of one."""
    pages, links, offered, wanted = 0, 0, set[str](), set[str]()
    for one in found:
        pages += one.pages
        links += one.links
        offered |= one.offered
        wanted |= one.wanted
    return Places(pages, links, frozenset(offered), frozenset(wanted))


class PlaceBook:
    """Gathers the places of pages while they are written, so that none has to be read back.

    They are kept in a file that is gone with the book: a large site has more of them than memory has room.
    """

    def __init__(self) -> None:
        self.pages = 0
        self.links = 0
        self._places = sqlite3.connect("")
        for table in ("offered", "wanted"):
            self._places.execute(f"CREATE TABLE {table} (place TEXT PRIMARY KEY) WITHOUT ROWID")

    def add(self, found: Places) -> None:
        """Take over the places of pages."""
        self.pages += found.pages
        self.links += found.links
        for table, places in (("offered", found.offered), ("wanted", found.wanted)):
            told = json.encode(places).decode()  # one statement for all rows takes two thirds of the time
            self._places.execute(
                f"INSERT OR IGNORE INTO {table} SELECT value FROM json_each(?)",  # noqa: S608
                (told,),
            )

    @property
    def missing(self) -> list[str]:
        """The places that pages lead to and none of them makes."""
        found = self._places.execute("SELECT place FROM wanted EXCEPT SELECT place FROM offered")
        return [place for (place,) in found]

    def read(self, name: str, html: str, site_url: str = "") -> None:
        """Take over the places of a page that the host has written; ``name`` is its path in the site."""
        address = name.removesuffix("index.html")
        base = urlsplit(site_url).path.rstrip("/")
        offered, wanted = {address}, []
        for attribute, value in _attributes(html):
            if attribute == "id":
                offered.add(f"{address}#{value}")
                continue
            target, fragment = _target(name, value, base)
            if target is not None:
                place = target.removesuffix("index.html")
                wanted.append(f"{place}#{fragment}" if fragment else place)
        self.add(Places(1, len(wanted), frozenset(offered), frozenset(wanted)))

    def is_whole(self, site: Overlay) -> bool:
        """Whether every link leads to a place that a page makes, or to one that stands on the site.

        ``check_links`` names those that do not, page by page.
        """
        return all(_is_place(site, place) for place in self.missing)


def _is_place(site: Overlay, place: str) -> bool:
    """Whether a place of a site is there: a page, an id on a page, or a file."""
    address, _, fragment = place.partition("#")
    if address == MANIFEST:  # written last of all
        return True
    if address.startswith("/") or ".." in address.split("/"):
        return False
    found = site.find(f"{address}index.html" if address.endswith("/") or not address else address)
    if found is None or not fragment or not _is_page(found.name):
        return found is not None
    return any(
        attribute == "id" and value == fragment
        for attribute, value in _attributes(found.read_text(encoding="utf-8"))
    )


def _is_page(name: str) -> bool:
    """Whether fragments lead to places on a file; else they are for its viewer: ``plan.pdf#page=2``."""
    return name.endswith(".html")


def check_links(site: Path, site_url: str = "") -> LinkReport:
    """Follow every internal link and fragment of the pages under ``site``; web addresses are not followed."""
    base = urlsplit(site_url).path.rstrip("/")
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()} | {MANIFEST}
    pages = sorted(filter(_is_page, files))
    wanted: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    broken: list[tuple[str, str]] = []
    links = 0
    for name in pages:
        for attribute, value in _attributes((site / name).read_text(encoding="utf-8")):
            if attribute == "id":
                continue
            links += 1
            target, fragment = _target(name, value, base)
            if target is not None and target not in files:
                broken.append((name, value))
            elif target is not None and fragment and _is_page(target):
                wanted[target].setdefault(fragment, (name, value))
    # Only pages that a fragment leads to are read again, so that no ids are kept in memory.
    for target, fragments in wanted.items():
        ids = {
            value
            for attribute, value in _attributes((site / target).read_text(encoding="utf-8"))
            if attribute == "id"
        }
        broken += [place for fragment, place in fragments.items() if fragment not in ids]
    return LinkReport(len(pages), links, tuple(sorted(broken)))


def _attributes(html: str) -> Iterator[tuple[str, str]]:
    for tag in _TAG.findall(html):
        for attribute, value in _ATTRIBUTE.findall(tag):
            yield attribute, unescape(value)


def _target(page: str, link: str, base: str) -> tuple[str | None, str]:
    """Return the file that a link leads to, and the fragment; None for an address of another site.

    A link out of the site's own folder leads to no file of it, and is returned as it is written.
    """
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None, ""
    path = unquote(parts.path)
    if not path:
        return page, unquote(parts.fragment)
    if path.startswith("/"):
        if not path.startswith(f"{base}/"):
            return path, ""
        path = path.removeprefix(base).lstrip("/")
        steps: list[str] = []
    else:
        steps = page.split("/")[:-1]
    for step in path.split("/"):
        if step == "..":
            if not steps:
                return path, ""
            steps.pop()
        elif step != ".":
            steps.append(step)
    target = "/".join(steps)
    return target + "index.html" if target.endswith("/") or not target else target, unquote(parts.fragment)

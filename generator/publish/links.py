"""Links of a built site: every one leads to a page, and every fragment to a place on it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

_TAG = re.compile(r"<[a-z](?:[^<>\"]|\"[^\"]*\")*>")
_ATTRIBUTE = re.compile(r'\s(href|src|action|id)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class LinkReport:
    """How much was looked at, and every link that leads nowhere: the page and the link as written."""

    pages: int
    links: int
    broken: tuple[tuple[str, str], ...]


def check_links(site: Path, site_url: str = "") -> LinkReport:
    """Follow every internal link and fragment of the pages under ``site``; web addresses are not followed."""
    base = urlsplit(site_url).path.rstrip("/")
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    pages = sorted(file for file in files if file.endswith(".html"))
    wanted: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    broken: list[tuple[str, str]] = []
    links = 0
    for name in pages:
        for attribute, value in _attributes(site / name):
            if attribute == "id":
                continue
            links += 1
            target, fragment = _target(name, value, base)
            if target is not None and target not in files:
                broken.append((name, value))
            elif target is not None and fragment:
                wanted[target].setdefault(fragment, (name, value))
    # Only pages that a fragment leads to are read again, so that no ids are kept in memory.
    for target, fragments in wanted.items():
        ids = {value for attribute, value in _attributes(site / target) if attribute == "id"}
        broken += [place for fragment, place in fragments.items() if fragment not in ids]
    return LinkReport(len(pages), links, tuple(sorted(broken)))


def _attributes(file: Path) -> Iterator[tuple[str, str]]:
    for tag in _TAG.findall(file.read_text(encoding="utf-8")):
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

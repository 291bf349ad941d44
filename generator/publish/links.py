"""Links of a built site: every one leads to a page, and every fragment to a place on it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

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
    ids: dict[str, set[str]] = {}
    wanted: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    broken: list[tuple[str, str]] = []
    links = 0
    for name in sorted(file for file in files if file.endswith(".html")):
        # A fragment of a page is looked for among its ids; only links and ids are kept in memory.
        known: set[str] = set()
        for attribute, raw in _ATTRIBUTE.findall((site / name).read_text(encoding="utf-8")):
            value = unescape(raw)
            if attribute == "id":
                known.add(value)
                continue
            links += 1
            target, fragment = _target(name, value, base)
            if target is None:
                continue
            if target not in files:
                broken.append((name, value))
            elif fragment:
                wanted[target].append((fragment, name, value))
        ids[name] = known
    for target, fragments in wanted.items():
        broken += [
            (name, value) for fragment, name, value in fragments if fragment not in ids.get(target, ())
        ]
    return LinkReport(len(ids), links, tuple(sorted(broken)))


def _target(page: str, link: str, base: str) -> tuple[str | None, str]:
    """Return the file that a link leads to, and the fragment; None for an address of another site."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None, ""
    path = unquote(parts.path)
    if not path:
        return page, unquote(parts.fragment)
    if path.startswith("/"):
        path = path.removeprefix(base).lstrip("/")
        steps: list[str] = []
    else:
        steps = page.split("/")[:-1]
    for step in path.split("/"):
        if step == ".." and steps:
            steps.pop()
        elif step not in (".", ".."):
            steps.append(step)
    target = "/".join(steps)
    return target + "index.html" if target.endswith("/") or not target else target, unquote(parts.fragment)

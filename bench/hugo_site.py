"""The same portal for Hugo: the same pages from the same views, as a skilled user of Hugo would make them.

``bench/hugo`` is the site: its frame and its templates say in Go what those of Glasno say in Jinja. A content
adapter makes a page of every view; rows of tables, which many pages show, are data of the site and rendered
once. Pages written by hand are handed over as the HTML that MkDocs made of them.
"""

from __future__ import annotations

import json
import re
import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape
from itertools import chain, groupby
from pathlib import Path
from typing import Any

import yaml

from bench.hugo_views import Views
from generator.export.page import data_page
from generator.model.settings import Settings
from generator.pages import pages
from generator.pages.places import prefix
from generator.pages.views import Page
from generator.pipeline import read_and_check
from generator.pipeline.attachments import copy_attachments
from generator.pipeline.history import read_history
from generator.text.dates import format_date
from generator.workspace.day import as_of

SITE = Path(__file__).parent / "hugo"
_CONTENT = re.compile(
    r'<article class="g-page g-typeset md-typeset">\n(.*)\n</article>'
    r'|<div class="g-home__head">\n(.*?)\n</div>',
    re.DOTALL,
)
_KINDS = ("taxonomy", "term", "RSS", "sitemap", "home", "section", "404", "robotsTXT")


def write_hugo(folder: Path, root: Path, built: Path) -> dict[str, list[str]]:
    """Write the sources of a Hugo site for a portal at ``root`` that Glasno has built without exports.

    Returns the addresses of its pages by their kind.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(SITE, folder)
    shutil.copytree(built / "assets", folder / "static" / "assets")
    shutil.copytree(built / "pictures", folder / "static" / "pictures")
    told = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
    today = as_of(root / "content")
    (folder / "hugo.toml").write_text(_settings(told, today.isoformat(), format_date(today)), "utf-8")
    settings = Settings(
        told["site_name"], told.get("site_url", ""), told["extra"]["owner"], exports=frozenset()
    )
    checked = read_and_check(root / "content")
    meetings = checked.portal.meetings
    documents = ((id, meeting.document.span().path) for id, meeting in meetings.items())
    known, _ = read_history(documents, root / "content")
    told = {id: replace(meeting, revisions=known.get(id, ())) for id, meeting in meetings.items()}
    portal = replace(checked.portal, meetings=told)
    views = Views(folder)
    kinds: dict[str, list[str]] = defaultdict(list)
    attached = copy_attachments(checked.content, checked.attached, folder / "static")
    made = chain(
        pages(portal, today, checked.glossary, settings, attached), (data_page(portal, settings, today, {}),)
    )
    for part, group in groupby(made, key=_part):
        for page in group:
            shown = views.page(page)
            kinds[shown["kind"]].append(page.address)
            views.add(part, _entry(shown, _written(built / "index.html") if not page.address else ""))
    known = {address for addresses in kinds.values() for address in addresses}
    for shown, html in _by_hand(built, known):
        kinds["written"].append(shown["address"])
        views.add("written", _entry(shown, html))
    views.finish()
    return kinds


def _settings(told: dict[str, Any], day: str, words: str) -> str:
    """Return what Hugo needs to know, with nothing that would cost it time."""
    rows: dict[str, Any] = {
        "baseURL": told.get("site_url") or "https://portal.example/",
        "title": told["site_name"],
        "disableKinds": _KINDS,
        "disableHugoGeneratorInject": True,
    }
    params = {
        "description": told["site_description"],
        "owner": told["extra"]["owner"],
        "stands": bool(told.get("site_url")),
        "as_of": day,
        "as_of_words": words,
    }
    return "\n".join([*_toml(rows), "[params]", *_toml(params), ""])


def _toml(rows: Mapping[str, Any]) -> Iterator[str]:
    """Yield rows of TOML: a text, a truth and a list are written as in JSON."""
    return (f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in rows.items())


def _part(page: Page) -> str:
    """Return the part of the site whose pages stand in files of their own."""
    steps = page.address.split("/")
    return "-".join(steps[:3]) if steps[0] == "protocols" and len(steps) > 3 else steps[0] or "home"


def _entry(page: dict[str, Any], content: str = "") -> dict[str, Any]:
    """Return a page as Hugo's content adapter takes it."""
    params = {name: page[name] for name in ("kind", "section", "listed", "alternates", "about", "view")}
    known = {name: value for name, value in params.items() if value is not None}
    return {
        "path": "page-" + page["address"].replace("/", "-").replace(".", "_"),
        "url": "/" + page["address"],
        "type": page["kind"],
        "title": page["title"],
        "description": page["description"],
        "params": {"root": prefix(page["address"]), **known, **({"written": content} if content else {})},
    }


def _by_hand(built: Path, known: set[str]) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield the pages of a built site that are no views, with what stands in their frame."""
    for path in sorted(built.rglob("index.html")):
        address = path.parent.relative_to(built).as_posix() + "/"
        if address not in known and path.parent != built:
            html = path.read_text("utf-8")
            title = re.search(r"<title>(.*) — .*</title>", html)
            description = re.search(r'<meta name="description" content="(.*)">', html)
            yield (
                {
                    "kind": "written",
                    "address": address,
                    "title": unescape(title[1]) if title else "",
                    "description": unescape(description[1]) if description else "",
                    "section": address,
                    "listed": True,
                    "alternates": None,
                    "about": None,
                    "view": None,
                },
                _written(path),
            )


def _written(path: Path) -> str:
    """Return the words of a page that are written by hand."""
    found = _CONTENT.search(path.read_text("utf-8"))
    return (found[1] or found[2] or "") if found else ""

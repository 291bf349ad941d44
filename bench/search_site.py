"""What the benches of search share: the five real documents as a site, a server of it, and a browser."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Page, sync_playwright

from generator.importers import import_document
from generator.importers.sources import read_source
from generator.link import link
from generator.load import load
from generator.model.glossary import Term
from generator.pages.regions import region_of
from generator.pipeline.content import read_content
from generator.search.names import Names, called, joined, said
from generator.search.records import Record, document_text, organization_records, records

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"


@dataclass(frozen=True, slots=True)
class Query:
    """A judged query: for each target the records that are it."""

    id: str
    kind: str
    text: str
    targets: tuple[frozenset[str], ...]


def write_portal(root: Path) -> None:
    """Write a portal of the five real documents, word for word, as ``glasno import`` makes them."""
    content = root / "content"
    shutil.copytree(ROOT / "content/organizations", content / "organizations")
    registry = load(read_content(content).records)
    organizations = {one.id: one for one in registry.organizations}
    for seed in sorted((SHARED / "seeds").glob("*.txt")):
        draft = import_document(read_source(seed.name, seed.read_bytes()), organizations)
        path = content / draft.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(draft.text, encoding="utf-8")
    (content / "index.md").write_text("# Что решили советы\n", encoding="utf-8")
    (content / "about.md").write_text("# О портале\n", encoding="utf-8")
    (root / "theme_overrides").mkdir(exist_ok=True)
    shutil.copyfile(ROOT / "mkdocs.yml", root / "mkdocs.yml")


def build(root: Path, output: Path) -> None:
    """Build a portal as a person does."""
    command = [sys.executable, "-m", "generator", "build", "--root", str(root), "--output", str(output)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)


def all_records(content: Path, terms: tuple[Term, ...] = ()) -> list[Record]:
    """Return the records of a content folder."""
    loaded = load(read_content(content).records)
    portal = link(loaded.documents, loaded.organizations)
    organizations = [called(one, region_of(one, portal)) for one in portal.organizations.values()]
    told = joined(said(document_text(meeting)) for meeting in portal.meetings.values())
    names = Names(organizations, (*loaded.glossary, *terms), told)
    found = [*organization_records(portal, names)[0]]
    for meeting in portal.meetings.values():
        found += records(meeting, portal, names)[0]
    return found


def queries(pages: list[Record]) -> list[Query]:
    """Return the judged queries with their targets among the records."""
    judged = json.loads((SHARED / "search/queries.json").read_text(encoding="utf-8"))["queries"]
    return [
        Query(one["id"], one["class"], one["query"], tuple(_target(each, pages) for each in one["relevant"]))
        for one in judged
    ]


def _target(target: dict[str, Any], pages: list[Record]) -> frozenset[str]:
    if "organization" in target:
        names = {_plain(name) for name in (target["organization"], *target.get("aliases", ()))}
        mine = [one for one in pages if one.kind == "организация"]
        found = [
            one for one in mine if names & {_plain(name) for name in one.content.split("\n")[0].split(". ")}
        ]
        found = found or [one for one in mine if any(name in _plain(one.content) for name in names)]
    elif "decision" not in target:
        found = [one for one in pages if one.kind == "документ" and str(one.day) == target["document"]]
    else:
        found = _decisions(
            target, [one for one in pages if one.kind == "решение" and str(one.day) == target["document"]]
        )
    return frozenset(one.address.strip("/") for one in found)


def _decisions(target: dict[str, Any], pages: list[Record]) -> list[Record]:
    """Match a decision by its first words; a bullet may be a page of its own, or a line of one."""
    begin = _plain(target["decision"])
    own = {one.address: _plain(one.content) for one in pages}
    found = [
        one
        for one in pages
        if own[one.address].startswith(begin[:-3])
        or (len(own[one.address]) > 25 and begin.startswith(own[one.address][:60]))
    ]
    found = found or [one for one in pages if begin[:45] in own[one.address]]
    rest = _plain(target["decision"].partition(" - ")[2])
    return found or [one for one in pages if rest and own[one.address].startswith(rest)]


def _plain(text: str) -> str:
    return re.sub(r"[^а-яa-z0-9]+", " ", text.lower().replace("ё", "е")).strip()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def browsing() -> Iterator[Page]:
    """Open a page of a fresh Chromium."""
    with sync_playwright() as playwright:
        path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
        with playwright.chromium.launch(executable_path=path, args=["--no-sandbox"]) as browser:
            yield browser.new_page(locale="ru-RU")

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from generator.publish.links import check_links

_HOST = "https://portal.example"
_LOADS = {"script", "img", "iframe", "source", "video", "audio", "embed", "object", "track"}
_IMPORT = re.compile(r"(?:url\(\s*|@import\s+)[\"']?([^\"')\s;]+)")


@dataclass
class Found:
    """What a page points to, loads and can be pointed at."""

    links: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    ids: Counter[str] = field(default_factory=Counter)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = Found()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.found.ids[values["id"]] += 1
        for name in ("href", "src", "action", "data", "poster"):
            if name in values:
                self.found.links.append(values[name])
        for candidate in values.get("srcset", "").split(","):
            if candidate.strip():
                self.found.loaded.append(candidate.split()[0])
        if tag in _LOADS:
            self.found.loaded += [values[name] for name in ("src", "data", "poster") if name in values]
        if (
            tag == "link"
            and "canonical" not in values.get("rel", "")
            and "alternate" not in values.get("rel", "")
        ):
            self.found.loaded.append(values.get("href", ""))


@pytest.fixture(scope="module")
def found(site: Path) -> dict[str, Found]:
    pages = {}
    for path in sorted(site.rglob("*.html")):
        reader = _Reader()
        reader.feed(path.read_text(encoding="utf-8"))
        pages[path.relative_to(site).as_posix()] = reader.found
    return pages


def _address(page: str) -> str:
    return f"{_HOST}/{page.removesuffix('index.html')}"


def _file(url: str) -> str:
    path = unquote(urlsplit(url).path).lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def test_program_finds_no_broken_link(site: Path, found: dict[str, Found]) -> None:
    report = check_links(site)
    assert report.broken == ()
    assert report.pages == len(found)
    # Icons refer to drawings on their own page: the next test follows these as well.
    links = [link for page in found.values() for link in page.links if not link.startswith("#i-")]
    assert report.links == len(links)


def test_every_link_leads_to_a_file_and_a_place_on_it(site: Path, found: dict[str, Found]) -> None:
    broken = []
    seen = 0
    for page, here in found.items():
        for link in here.links:
            url = urljoin(_address(page), link)
            if not url.startswith(f"{_HOST}/"):
                continue
            seen += 1
            target, fragment = _file(url), unquote(urlsplit(url).fragment)
            if not (site / target).is_file() or (fragment and fragment not in found[target].ids):
                broken.append((page, link))
    assert broken == []
    assert seen > 3000


def test_ids_are_unique_within_a_page(found: dict[str, Found]) -> None:
    twice = [(name, id) for name, page in found.items() for id, times in page.ids.items() if times > 1]
    assert twice == []
    assert sum(len(page.ids) for page in found.values()) > 1000


def test_nothing_is_loaded_from_another_host(site: Path, found: dict[str, Found]) -> None:
    loaded = {urljoin(_address(page), link) for page, here in found.items() for link in here.loaded}
    sheets = {url for url in loaded if urlsplit(url).path.endswith(".css")}
    assert sheets
    for sheet in sheets:
        if sheet.startswith(_HOST):
            css = (site / _file(sheet)).read_text(encoding="utf-8")
            loaded |= {urljoin(sheet, link) for link in _IMPORT.findall(css) if not link.startswith("data:")}
    assert any(url.endswith(".woff2") for url in loaded)
    assert [url for url in sorted(loaded) if not url.startswith(f"{_HOST}/")] == []
    assert [url for url in sorted(loaded) if not (site / _file(url)).is_file()] == []

"""Pages and exports on disk: the same bytes whatever the number of processes, and every place known."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.export import export_groups
from generator.export.material import material
from generator.model.reads import Reads
from generator.model.settings import Settings
from generator.pages import groups
from generator.pages.sources import sources_of
from generator.pipeline import Checked, read_and_check
from generator.pipeline.writing import write_all
from generator.publish.entry_book import Entry
from generator.publish.links import PlaceBook, Places, together
from generator.publish.manifest import enter
from generator.publish.overlay import Overlay
from generator.publish.shell import SHELLS, Shell

PORTAL = Path(__file__).parents[1] / "portals" / "primersk" / "content"
TODAY = date(2024, 3, 1)


@pytest.fixture(scope="module")
def checked() -> Checked:
    return read_and_check(PORTAL)


def write(checked: Checked, stage: Path, processes: int) -> tuple[Places, dict[str, Entry]]:
    shells = {key: Shell(("<title>", "</title>", "", "<main>", "</main>")) for key in SHELLS}
    found: list[Places] = []
    settings = Settings(site_url="https://example.org/")
    pages = groups(sources_of(checked.portal, TODAY, checked.glossary, settings))
    exports = export_groups(material(checked.portal, settings, TODAY))
    known: dict[str, Entry] = {}
    for done in write_all(pages, exports, stage, shells, Reads(), processes):
        known.update((entry.name, entry) for entry in done.entries)
        found.append(done.places)
    return together(found), known


def tree(stage: Path) -> dict[str, bytes]:
    return {str(path.relative_to(stage)): path.read_bytes() for path in stage.rglob("*") if path.is_file()}


def test_any_number_of_processes_writes_the_same(checked: Checked, tmp_path: Path) -> None:
    made = [write(checked, tmp_path / str(processes), processes) for processes in (1, 2, 3)]
    alone = tree(tmp_path / "1")
    assert len(alone) > 100
    assert tree(tmp_path / "2") == tree(tmp_path / "3") == alone
    places, known = zip(*made, strict=True)
    assert places[0] == places[1] == places[2]
    assert known[0] == known[1] == known[2]
    assert known[0] == {name: enter(name, data) for name, data in alone.items()}


def test_every_page_is_a_place(checked: Checked, tmp_path: Path) -> None:
    places, _ = write(checked, tmp_path, 1)
    pages = {name.removesuffix("index.html") for name in tree(tmp_path) if name.endswith("index.html")}
    assert {place for place in places.offered if "#" not in place} == pages
    assert places.pages == len(pages)
    assert "organizations/primersk-council/" in places.wanted


def test_a_link_that_leads_nowhere_is_seen(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("", encoding="utf-8")
    (tmp_path / "about").mkdir()
    (tmp_path / "about/index.html").write_text('<p id="d"></p>', encoding="utf-8")
    for link in ("../a.css", "../a/", "#b", "../about/", "../about/#d"):
        assert _book(link).is_whole(Overlay(tmp_path)), link
    for link in ("a.css", "../about", "../about/#c", "#c", "../../about/", "../missing/"):
        assert not _book(link).is_whole(Overlay(tmp_path)), link


def _book(link: str) -> PlaceBook:
    book = PlaceBook()
    book.read("a/index.html", f'<p id="b"></p><a href="{link}">x</a>')
    return book

"""A portal opened from a catalogue says what the portal in memory says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.catalogue.opened import Listed, open_portal, open_sources
from generator.catalogue.plain import decode_meeting, encode_meeting
from generator.catalogue.store import new_store, open_store
from generator.model.group import made
from generator.model.reads import Reads
from generator.model.settings import Settings
from generator.pages import groups, sources_of
from generator.pages.ledger import Ledger
from generator.pipeline import Checked, read_and_check
from generator.pipeline.cataloguing import fill
from generator.vocabulary import RelationKind

TODAY = date(2024, 3, 1)
SETTINGS = Settings(site_url="https://example.org/")


@pytest.fixture(scope="module")
def checked() -> Checked:
    return read_and_check(Path(__file__).parents[1] / "portals/primersk/content")


@pytest.fixture(scope="module")
def folder(checked: Checked, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("catalogue")
    store = new_store(folder)
    fill(store, checked.portal, checked.glossary, TODAY)
    store.close()
    return folder


def test_a_meeting_comes_back_as_it_was(checked: Checked) -> None:
    for meeting in checked.portal.meetings.values():
        assert decode_meeting(encode_meeting(meeting)) == meeting


def test_every_mapping_of_the_portal_is_the_same(checked: Checked, folder: Path) -> None:
    portal = checked.portal
    with open_store(folder) as store:
        assert store is not None
        opened = open_portal(store, portal.organizations, portal.topics)
        for name in ("meetings", "heads", "decisions", "shelves", "years", "regions", "convened", "members"):
            assert list(getattr(opened, name).items()) == list(getattr(portal, name).items()), name
        for name in ("assigned", "responsible", "attended", "related", "on_topic", "children", "successors"):
            assert dict(getattr(opened, name)) == dict(getattr(portal, name)), name
    assert any(kind is RelationKind.REPEALS for found in portal.related.values() for kind, _ in found)


def test_every_page_is_the_same(checked: Checked, folder: Path) -> None:
    in_memory = sources_of(checked.portal, TODAY, checked.glossary, SETTINGS, {})
    wanted = {page.address: page for page in made(groups(in_memory))}
    with open_store(folder) as store:
        assert store is not None
        portal = open_portal(store, checked.portal.organizations, checked.portal.topics)
        sources = open_sources(portal, store, TODAY, checked.glossary, SETTINGS, {}, Reads())
        assert {page.address: page for page in made(groups(sources))} == wanted


def test_what_has_no_day_is_counted_and_read_in_pieces(checked: Checked, folder: Path) -> None:
    wanted = Ledger(checked.portal, TODAY).undated
    with open_store(folder) as store:
        assert store is not None
        for place, refs in wanted.items():
            found = Listed("undated", str(place), store)
            assert (len(found), list(found), found[-1]) == (len(refs), list(refs), refs[-1])
            for cut in (slice(1, 3), slice(2, None), slice(-2, None), slice(None, None, -1), slice(9, 1)):
                assert list(found[cut]) == list(refs[cut])
    assert max(map(len, wanted.values())) >= 3


def test_what_is_no_catalogue_is_as_none(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        assert store is None
    (tmp_path / "catalogue.sqlite").write_text("не база данных, а просто слова " * 100, encoding="utf-8")
    with open_store(tmp_path) as store:
        assert store is None

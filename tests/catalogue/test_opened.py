"""A portal opened from a catalogue says what the portal in memory says."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.catalogue.keys import number_of
from generator.catalogue.opened import StoredEntries, open_material, open_portal, open_sources
from generator.catalogue.plain import decode_meeting, encode_meeting
from generator.catalogue.questions import Asked, all_asked
from generator.catalogue.rows import Made, row_of
from generator.catalogue.store import Store, new_store, open_store
from generator.export.excerpts import Excerpter
from generator.model.group import made
from generator.model.reads import Reads
from generator.model.settings import Settings
from generator.pages import groups
from generator.pages.entries import PortalEntries
from generator.pages.repeats import Questions, gathered
from generator.pages.sources import sources_of
from generator.pipeline import Checked, read_and_check
from generator.pipeline.cataloguing import complete, read_into
from generator.vocabulary import RelationKind
from tests.load.records import portal as linked

PORTAL = Path(__file__).parents[1] / "portals/primersk/content"
TODAY = date(2024, 3, 1)
SETTINGS = Settings(site_url="https://example.org/")


@pytest.fixture(scope="module")
def checked() -> Checked:
    return read_and_check(PORTAL)


@pytest.fixture(scope="module")
def folder(checked: Checked, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("catalogue")
    store = new_store(folder)
    complete(read_into(store, PORTAL), store, today=TODAY, settings=SETTINGS)
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
        for name in (
            "assigned",
            "responsible",
            "attended",
            "related",
            "on_topic",
            "neighbours",
            "children",
            "successors",
        ):
            assert dict(getattr(opened, name)) == dict(getattr(portal, name)), name
    assert any(kind is RelationKind.REPEALS for found in portal.related.values() for kind, _ in found)


@pytest.mark.parametrize("questions", (Asked, all_asked))
def test_every_page_is_the_same(
    checked: Checked, folder: Path, questions: Callable[[Store], Questions]
) -> None:
    in_memory = sources_of(checked.portal, TODAY, checked.glossary, SETTINGS)
    wanted = {page.address: page for page in made(groups(in_memory))}
    with open_store(folder) as store:
        assert store is not None
        portal = open_portal(store, checked.portal.organizations, checked.portal.topics)
        found = questions(store)
        sources = open_sources(portal, store, TODAY, checked.glossary, SETTINGS, {}, Reads(), found)
        assert {page.address: page for page in made(groups(sources))} == wanted


def test_questions_are_akin_one_by_one_and_all_at_once(tmp_path: Path) -> None:
    """Of one body, of another that asks the same, and of one that asks others; several in one document."""
    said = "подготовить адресные рекомендации для всех школ области и разместить их на сайте."
    clauses = "\n".join(f"{number}. Институту развития: {said}" for number in (1, 2, 3))
    records = {
        f"protocols/{body}/{year}-03-16.md": f"## Решили\n{clauses}\n4. {said.capitalize()}"
        for body in ("sovet", "klub")
        for year in range(2001, 2031)
    }
    records |= {
        f"organizations/{id}.yml": f"name: {id}\nclassification: council\n" for id in ("sovet", "klub")
    }
    records["organizations/iro.yml"] = "name: Институт развития\nclassification: regional-institution\n"
    whole = linked(records)
    store = new_store(tmp_path)
    store.fill(map(row_of, whole.meetings.values()))
    alone, in_one_go, in_memory = Asked(store), all_asked(store), gathered(whole)
    found = {decision.ref: list(alone.akin(decision)) for decision in whole.pages}
    assert found == {decision.ref: list(in_one_go.akin(decision)) for decision in whole.pages}
    assert found == {decision.ref: list(in_memory.akin(decision)) for decision in whole.pages}
    assert all(found.values())
    store.close()


def test_lists_hold_the_same(checked: Checked, folder: Path) -> None:
    wanted = PortalEntries(checked.portal, TODAY)
    with open_store(folder) as store:
        assert store is not None
        found = StoredEntries(store, checked.portal.heads)
        assert dict(found.months) == {month: tuple(refs) for month, refs in wanted.months.items()}
        assert dict(found.undated) == {place: tuple(refs) for place, refs in wanted.undated.items()}
        for ref in (decision.ref for decision in checked.portal.pages):
            assert found[ref] == wanted[ref]
    assert len({year for year, _, _ in wanted.undated}) >= 2


def test_excerpts_are_the_same(checked: Checked, folder: Path) -> None:
    wanted = Excerpter(checked.portal, SETTINGS, TODAY).of(*checked.portal.meetings.values())
    with open_store(folder) as store:
        assert store is not None
        portal = open_portal(store, checked.portal.organizations, checked.portal.topics)
        sources = open_sources(portal, store, TODAY, (), SETTINGS, {}, Reads(), Asked(store))
        found = open_material(sources, store).excerpts
        assert dict(found.documents) == wanted.documents
        assert dict(found.decisions) == wanted.decisions
        assert dict(found.shares) == wanted.shares
        for id, meeting in checked.portal.meetings.items():
            alone = store.excerpts(id)
            assert alone.documents == {id: wanted.documents[id]}
            assert list(alone.decisions) == [decision.ref for decision in meeting.pages]


def test_a_group_is_found_by_what_it_has_looked_up(tmp_path: Path) -> None:
    """Of two keys with one number, both groups."""
    one, other = number_of("heads", "one"), number_of("heads", "other")
    store = new_store(tmp_path)
    store.keep_made((Made("a", {}, frozenset({one})), Made("b", {}, frozenset({one, other}))))
    assert store.readers([("heads", "one")]) == {"a", "b"}
    assert store.readers([("heads", "other")]) == {"b"}
    assert store.readers([("marks", "one")]) == set()
    store.close()


def test_what_is_no_catalogue_is_as_none(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        assert store is None
    (tmp_path / "catalogue.sqlite").write_text("не база данных, а просто слова " * 100, encoding="utf-8")
    with open_store(tmp_path) as store:
        assert store is None

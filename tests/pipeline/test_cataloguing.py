"""Documents that go into a catalogue one by one are told, linked and protected as those in memory."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.catalogue.store import Store, new_store
from generator.link.privacy import Privacy, rewrite
from generator.model.settings import Persons, Settings
from generator.pipeline import read_and_check
from generator.pipeline.cataloguing import complete, read_into

ROOT = Path(__file__).parents[2]
FIXTURES = sorted((ROOT / "tests/check/fixtures").iterdir())
PORTALS = {
    "demo": ROOT / "content",
    "primersk": ROOT / "tests/portals/primersk/content",
    **{f"{path.name} {kind}": path / kind for path in FIXTURES for kind in ("bad", "good")},
}
TODAY = date(2024, 3, 1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    folder = tmp_path / "catalogue"
    folder.mkdir()
    store = new_store(folder)
    yield store
    store.close()


@pytest.mark.parametrize("name", PORTALS)
def test_all_is_told_and_linked_as_in_memory(store: Store, name: str) -> None:
    wanted, found = read_and_check(PORTALS[name]), read_into(store, PORTALS[name])
    assert found.diagnostics == wanted.diagnostics
    assert found.attached == wanted.attached
    assert found.linked == wanted.linked
    assert set(found.exemptions) == set(wanted.exemptions)
    assert list(found.portal.meetings.items()) == list(wanted.portal.meetings.items())
    assert dict(found.portal.related) == dict(wanted.portal.related)


def test_the_place_of_a_text_is_known(store: Store) -> None:
    wanted, found = read_and_check(PORTALS["demo"]).portal, read_into(store, PORTALS["demo"]).portal
    for id, meeting in wanted.meetings.items():
        lines = [line.span for decision in meeting.decisions for line in decision.clause.lines]
        assert lines
        assert lines == [
            line.span for decision in found.meetings[id].decisions for line in decision.clause.lines
        ]


def test_names_are_left_out_before_anything_is_shown(store: Store) -> None:
    settings = Settings(persons=Persons.INITIALS)
    whole = read_and_check(PORTALS["primersk"])
    privacy, portal = Privacy(whole.withdrawn.persons, settings.persons), whole.portal
    wanted = {id: privacy.protect_meeting(meeting) for id, meeting in portal.meetings.items()}
    assert wanted != portal.meetings
    found = complete(read_into(store, PORTALS["primersk"]), store, today=TODAY, settings=settings).portal
    assert dict(found.meetings) == wanted
    assert found.organizations == rewrite(portal.organizations, privacy.change)
    assert found.topics == rewrite(portal.topics, privacy.change)


def test_what_is_laid_aside_is_there_at_the_end(store: Store) -> None:
    checked = read_into(store, PORTALS["primersk"])
    other = Store(store.path)  # as another process has one
    assert not other.days()
    complete(checked, store, today=TODAY, settings=Settings())
    id = next(iter(checked.portal.heads))
    assert other.marks(id) == store.marks(id) != ()
    other.close()
    assert [path.name for path in store.path.parent.iterdir()] == [store.path.name]

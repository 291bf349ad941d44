"""Excerpts are made for the formats that a portal publishes, and for no others."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from generator.export.excerpts import Excerpter, Excerpts
from generator.export.packed import content
from generator.model.settings import Export
from tests.export.portals import SETTINGS, TODAY
from tests.load.records import portal

EXPORTS = (Export.FEEDS, Export.CALENDARS, Export.TABLES, Export.JSON, Export.POPOLO)
DOCUMENT = "protocols/sovet/2023-03-16"
PORTAL = portal(
    {
        f"{DOCUMENT}.md": "## Решили\n1. Школам:\n1.1. Открыть музей.\nСрок: до 1 мая 2023 года\n1.2. Петь.",
        f"reports/{DOCUMENT}/1.1/2023-04-02.yml": "date: 2023-04-02\nstatus: done\ntext: Музей открыт.\n",
    }
)


def excerpts(*exports: Export) -> Excerpts:
    return Excerpter(PORTAL, replace(SETTINGS, exports=frozenset(exports)), TODAY).of(
        *PORTAL.meetings.values()
    )


def test_a_decision_is_an_entry_with_its_reports_and_deadlines() -> None:
    made = excerpts(Export.FEEDS, Export.CALENDARS)
    (document,) = made.documents.values()
    assert b"<entry>" in document.entry
    assert document.event.startswith(b"BEGIN:VEVENT")
    assert [ref.clause for ref in made.decisions] == ["1.1", "1.2"]
    dated, undated = made.decisions.values()
    assert "Музей открыт" in dated.reports["2023-04-02"].decode()
    assert "Открыть музей" in dated.entry.decode()
    assert [task.todo.startswith(b"BEGIN:VTODO") for task in dated.tasks] == [True]
    assert (undated.reports, undated.tasks) == ({}, ())


def test_a_share_holds_what_files_of_years_are_joined_from() -> None:
    (share,) = excerpts(Export.TABLES, Export.JSON, Export.POPOLO).shares.values()
    rows = {name: part.rows.count for name, part in share.tables.items()}
    assert rows == {"decisions": 2, "deadlines": 1, "attendance": 0, "reports": 1}
    lines = {name: content(piece).splitlines() for name, piece in share.lines.items()}
    assert {name: len(found) for name, found in lines.items()} == {
        "documents": 1,
        "decisions": 2,
        "reports": 1,
    }
    assert [json.loads(line)["clause"] for line in lines["decisions"]] == ["1.1", "1.2"]
    assert json.loads(content(share.events))["id"] == DOCUMENT
    assert len(json.loads(b"[" + content(share.motions) + b"]")) == 2


@pytest.mark.parametrize("export", EXPORTS)
def test_what_is_not_published_is_not_made(export: Export) -> None:
    made = excerpts(export)
    (document,), (share,) = made.documents.values(), made.shares.values()
    dated, _ = made.decisions.values()
    assert bool(document.entry) == bool(dated.entry) == bool(dated.reports) == (export is Export.FEEDS)
    assert bool(document.event) == bool(dated.tasks) == (export is Export.CALENDARS)
    assert bool(share.tables) == (export is Export.TABLES)
    assert bool(share.lines) == (export is Export.JSON)
    assert bool(share.events.size) == bool(share.motions.size) == (export is Export.POPOLO)

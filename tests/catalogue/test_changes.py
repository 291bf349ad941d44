"""What has changed of a meeting is told by the keys under which pages look it up."""

from __future__ import annotations

from datetime import date

import pytest

from generator.catalogue.changes import changed_keys, disturbed, shifted
from generator.catalogue.gist import Gist, gist
from generator.catalogue.keys import ref_of
from generator.export.excerpts import OF_DECISIONS, OF_DOCUMENTS, Excerpter
from generator.model.reads import ALL
from generator.model.settings import Settings
from generator.pages.glossary import Glossary
from generator.pages.repeats import REACH
from tests.load.records import portal

TODAY = date(2024, 3, 1)
ORGANIZATIONS = {
    "organizations/sovet.yml": "name: Совет\nclassification: council\n",
    "organizations/iro.yml": "name: Институт развития\nclassification: regional-institution\n",
    "organizations/klub.yml": "name: Клуб учителей\nclassification: council\n",
}
BODY = "## Решили\n1. Институту развития собрать отчёты школ области.\nСрок: до 1 мая 2024 года\n2. Ждать."
DOCUMENT = "protocols/sovet/2024-02-01"


def made(body: str, day: str = "2024-02-01") -> Gist:
    linked = portal(ORGANIZATIONS | {f"protocols/sovet/{day}.md": body})
    (meeting,) = linked.meetings.values()
    return gist(meeting, linked, TODAY, Glossary(linked, ()), Excerpter(linked, Settings(), TODAY))


def test_nothing_has_changed() -> None:
    assert set(changed_keys(made(BODY), made(BODY))) == set()


@pytest.mark.parametrize(
    ("before", "after", "changed", "same"),
    (
        (
            "отчёты",
            "все отчёты",
            {
                *(("meetings", DOCUMENT), ("decisions", f"{DOCUMENT}/1"), ("entries of assigned", "iro")),
                *((OF_DOCUMENTS, DOCUMENT), (OF_DECISIONS, f"{DOCUMENT}/1")),
            },
            {
                *(("heads", DOCUMENT), ("marks", DOCUMENT), ("assigned", "iro")),
                *(("decisions", f"{DOCUMENT}/2"), (OF_DECISIONS, f"{DOCUMENT}/2"), (OF_DECISIONS, ALL)),
            },
        ),
        (
            "Институту развития",
            "Клубу учителей",
            {
                *(("assigned", "iro"), ("assigned", "klub"), ("entries of assigned", "klub")),
                *(("outlines of assigned", "iro"), ("outlines of assigned", "klub")),
            },
            {("heads", DOCUMENT), ("months", "2024/5")},
        ),
        (
            "1 мая",
            "1 июня",
            {("marks", DOCUMENT), ("months", "2024/5"), ("months", "2024/6"), ("outlines", DOCUMENT)},
            {("heads", DOCUMENT), ("assigned", "iro")},
        ),
        (
            "Срок: до 1 мая 2024 года\n",
            "",
            {("heads", DOCUMENT), ("months", "2024/5")},
            {("assigned", "iro")},
        ),
        ("2. Ждать.", "2. Ждать.\n3. Петь.", {("decisions", ALL), ("heads", DOCUMENT)}, {("heads", ALL)}),
    ),
)
def test_a_change_is_told_where_it_shows(
    before: str, after: str, changed: set[tuple[str, str]], same: set[tuple[str, str]]
) -> None:
    found = set(changed_keys(made(BODY), made(BODY.replace(before, after))))
    assert changed <= found
    assert not same & found


def test_a_new_meeting_is_new_to_whoever_goes_through_all() -> None:
    found = set(changed_keys(None, made(BODY)))
    assert {("meetings", ALL), ("heads", ALL), ("assigned", "iro"), ("entries", f"{DOCUMENT}/1")} <= found


def test_a_question_that_came_concerns_its_kin_and_those_that_it_moves_apart() -> None:
    def asked(year: int, body: str) -> tuple[str, str]:
        return f"protocols/{body}/{year}-02-01/1", f"protocols/{body}/{year}-02-01/1 {body}"

    (first, newest), (last, oldest) = asked(2050, "klub"), asked(2000, "klub")
    between = [asked(2049 - number, "sovet")[1] for number in range(REACH - 1)]
    ref, came = asked(2010, "sovet")
    other, akin = asked(2010, "klub")
    assert set(disturbed([newest, oldest], [newest, came, oldest], {ref})) == set()
    apart = set(disturbed([newest, *between, oldest], [newest, *between, came, oldest], {ref}))
    assert apart >= {ref_of(first), ref_of(last)}
    found = set(disturbed([newest, came], [newest, came, akin], {other}))
    assert found == {ref_of(first), ref_of(other)}
    stayed = set(disturbed([newest, came, akin], [newest, came, akin], {other}))
    assert stayed == {ref_of(first)}


def test_keys_that_come_or_go_are_seen_by_whoever_goes_through_all() -> None:
    assert set(shifted("years", {2023: (1,)}, {2023: (1,), 2024: (2,)})) == {
        ("years", ALL),
        ("years", "2024"),
    }
    assert set(shifted("years", {2023: (1,)}, {2023: (1, 2)})) == {("years", "2023")}

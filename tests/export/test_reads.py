"""What a group reads is what it depends on: where none of it has changed, its files have not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pytest

from generator.export import export_groups
from generator.export.artifact import File, Joined, Streamed
from generator.export.calendars import by_year
from generator.export.excerpts import OF_DECISIONS, OF_DOCUMENTS, SHARES, Excerpts
from generator.export.material import Material, material
from generator.export.oparl.pages import meeting_pages, paper_pages
from generator.model.document import Ref
from generator.model.portal import Portal
from generator.model.reads import ALL, Reads
from generator.model.settings import Persons
from generator.pages.entries import marks_of
from generator.pages.ledger import STATES_OF
from tests.export.portals import SETTINGS, TODAY
from tests.load.records import portal

Read = tuple[str, object]

FILES = {
    "organizations/sovet.yml": "name: Совет\nclassification: council\nregion: Примерская область\n",
    "organizations/komitet.yml": "name: Комитет\nclassification: council\nparent: sovet\n",
    "organizations/shkola.yml": "name: Школа № 1\nclassification: school\nparent: sovet\ngroups: [shkoly]\n",
    "organizations/litsey.yml": "name: Лицей\nclassification: school\nparent: sovet\ngroups: [shkoly]\n",
    "organizations/shkoly.yml": "name: Школы\nclassification: institutions\nparent: sovet\n",
    "organizations/zarya.yml": "name: Заря\nclassification: school\nparent: sovet\ngroups: [shkoly]\n",
    "topics.yml": "topics: [{id: plany, title: Планы, words: [план]}]\n",
    "reports/protocols/sovet/2022-03-01/1/2022-04-02.yml": (
        "date: 2022-04-02\nstatus: in-progress\nby: shkola\n"
    ),
} | {
    f"protocols/{body}/{year}-03-01.md": "## Присутствовали\n- Образцов Пётр Ильич, директор\n"
    f"## Решили\n1. Составить план.\nКому: shkola\nСрок: до 1 мая {year} года\n"
    f"2. Провести праздник.\nКому: shkoly\nСрок: до 1 июня {year} года\n"
    for body in ("sovet", "komitet")
    for year in (2021, 2022, 2023)
}
NEWEST, OLDER = "protocols/sovet/2023-03-01.md", "protocols/komitet/2022-03-01.md"
CHANGES: Mapping[str, dict[str, str]] = {
    "nothing": {},
    "words of a decision": {OLDER: FILES[OLDER].replace("праздник", "день открытых дверей")},
    "a deadline": {OLDER: FILES[OLDER].replace("1 июня 2022", "1 июля 2025")},
    "an addressee": {NEWEST: FILES[NEWEST].replace("shkoly", "litsey")},
    "a person": {NEWEST: FILES[NEWEST].replace("Образцов", "Примеров")},
    "a decision more": {OLDER: f"{FILES[OLDER]}3. Учесть.\nКому: litsey\n"},
    "the number of a document": {
        OLDER: "---\nbody: komitet\nkind: protocol\ndate: 2022-03-01\nnumber: '7'\nfidelity: full\n---\n"
        + FILES[OLDER]
    },
    "a report more": {
        "reports/protocols/sovet/2022-03-01/1/2022-04-03.yml": "date: 2022-04-03\nstatus: done\n",
        "reports/protocols/komitet/2021-03-01/2/2021-04-03.yml": "date: 2021-04-03\nstatus: lifted\n",
    },
    "a repeal": {NEWEST: f"{FILES[NEWEST]}3. Отменить.\nОтменяет: protocols/komitet/2022-03-01/1\n"},
    "a protocol more": {"protocols/sovet/2024-02-02.md": FILES[NEWEST].replace("2023", "2024")},
    "an older protocol more": {"protocols/komitet/2020-02-02.md": FILES[OLDER].replace("2022", "2020")},
    "the name of a body": {"organizations/komitet.yml": "name: Комиссия\nclassification: council\n"},
    "the name of a group": {"organizations/shkoly.yml": "name: Все школы\nclassification: institutions\n"},
    "the name of a topic": {"topics.yml": "topics: [{id: plany, title: План, words: [план]}]\n"},
}


@dataclass(frozen=True, slots=True)
class Group:
    """What a group made of which reads, its joined files as what they are joined of."""

    reads: frozenset[Read]
    files: object


@cache
def made(change: str, persons: Persons) -> Mapping[str, Group]:
    """Return what each group makes once something is changed."""
    reads = Reads()
    of = watched(portal(FILES | CHANGES[change]), reads, persons)
    groups = list(export_groups(of))
    reads.take()
    found = {}
    for group in groups:
        files = [(file.address, content(file)) for file in group.make()]
        found[group.key] = Group(reads.take(), files)
    return found


def content(file: File) -> object:
    """Return the bytes of a file; of a joined one its parts, and what is written around them."""
    if isinstance(file, Joined):
        return file.parts, getattr(file.join, "args", ())
    return b"".join(file.pieces) if isinstance(file, Streamed) else file.data


def watched(linked: Portal, reads: Reads, persons: Persons) -> Material:
    shown = linked.watched(reads)
    settings = replace(SETTINGS, persons=persons)
    of = material(linked, settings, TODAY)
    excerpts = Excerpts(
        shown.watch(OF_DOCUMENTS, of.excerpts.documents),
        shown.watch(OF_DECISIONS, of.excerpts.decisions),
        shown.watch(SHARES, of.excerpts.shares),
    )
    outlines = shown.watch("outlines", of.outlines)
    return replace(material(shown, settings, TODAY), outlines=outlines, excerpts=excerpts)


@cache
def changed(change: str) -> Material:
    return material(portal(FILES | CHANGES[change]), SETTINGS, TODAY)


@cache
def value(change: str, read: Read) -> object:
    """Return what a read finds once something is changed."""
    of = changed(change)
    name, key = read
    assigned = of.portal.assigned.get(str(key), ())
    heads = of.portal.heads.values()
    if name == "outlines of assigned":
        return [of.outlines[ref.document].decisions[ref.clause] for ref in assigned]
    if name.startswith("entries of"):
        return of.ledger.assigned(str(key))
    if name == STATES_OF:
        return marks_of(of.ledger.assigned(str(key)))
    if name == "entries":
        assert isinstance(key, Ref)
        return [mark for mark in of.ledger.marks[key.document] if mark.ref == key]
    mappings: dict[str, Mapping[Any, Any]] = {
        "outlines": of.outlines,
        OF_DOCUMENTS: of.excerpts.documents,
        OF_DECISIONS: of.excerpts.decisions,
        SHARES: of.excerpts.shares,
        "marks": of.ledger.marks,
        "months": of.ledger.months,
        "due": by_year(of),
        "paper pages": paper_pages(heads),
        "meeting pages": meeting_pages(heads),
    }
    mapping: Mapping[Any, Any] = mappings[name] if name in mappings else getattr(of.portal, name)
    return list(mapping) if key == ALL else mapping.get(key)


@pytest.mark.parametrize("persons", (Persons.NAMES, Persons.PAGES))
@pytest.mark.parametrize("change", CHANGES)
def test_a_group_that_reads_nothing_new_makes_nothing_new(change: str, persons: Persons) -> None:
    before, after = made("nothing", persons), made(change, persons)
    others = {key for key in before.keys() & after.keys() if before[key].files != after[key].files}
    assert others - again(before, change) == set()


def test_one_decision_concerns_few_groups() -> None:
    found = again(made("nothing", Persons.NAMES), "words of a decision")
    assert {"json protocols/komitet/2022-03-01", "tables 2022", "feed organization litsey"} <= found
    for key in ("json protocols/sovet/2022-03-01", "popolo 2021", "tables 2023", "feed body sovet"):
        assert key not in found


def test_who_attended_concerns_no_list_of_decisions() -> None:
    found = again(made("nothing", Persons.NAMES), "a person")
    assert {"tables 2023", "feed body sovet"} <= found
    assert not any(key.startswith(("feed organization", "calendar organization")) for key in found)


def test_every_feed_depends_on_the_outlines_of_its_documents() -> None:
    groups = made("nothing", Persons.NAMES)
    assigned = changed("nothing").portal.assigned
    for id in ("shkola", "shkoly"):
        read = {key for name, key in groups[f"feed organization {id}"].reads if name == "outlines"}
        assert read >= {ref.document for ref in assigned[id]}


def again(groups: Mapping[str, Group], change: str) -> set[str]:
    """Return the groups that have read what is changed."""
    return {
        key
        for key, group in groups.items()
        if any(value("nothing", read) != value(change, read) for read in group.reads)
    }

"""A changed or a new document concerns only those to which it makes a difference."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from generator.catalogue.amend import Known, amend
from generator.catalogue.opened import open_portal
from generator.catalogue.store import new_store
from generator.model.reads import ALL
from generator.model.settings import Settings
from tests.load.records import portal

ORGANIZATIONS = {
    "organizations/sovet.yml": "name: Совет\nclassification: council\n",
    "organizations/iro.yml": "name: Институт развития\nclassification: regional-institution\n",
}
SAID = "подготовить для школ области адресные рекомендации и разместить их на сайте до начала"
OTHER = "собрать отчёты районов, сверить, обсудить в каждом из них и сдать в архив не позже"
OLD, NEXT, NEW = (f"protocols/sovet/{year}-02-01" for year in (2021, 2022, 2023))


def order(words: str) -> str:
    return f"## Решили\n1. Институту развития {words} весны.\n"


def concerned(before: Mapping[str, str], after: Mapping[str, str], folder: Path) -> dict[str, set[str]]:
    """Return the keys that documents change, by the name of their mapping."""
    was, now = (
        portal(ORGANIZATIONS | {f"{name}.md": text for name, text in one.items()}) for one in (before, after)
    )
    store = new_store(folder)
    store.fill(())
    known = Known(now.organizations, now.topics, (), date(2024, 3, 1), Settings())
    stood, _ = amend(
        store, open_portal(store, was.organizations, was.topics), [*was.meetings.values()], known
    )
    changed = [meeting for id, meeting in now.meetings.items() if was.meetings.get(id) != meeting]
    _, keys = amend(store, stood, changed, known)
    store.close()
    found: dict[str, set[str]] = {}
    for name, key in keys:
        if not (name == "repeats" and key.isdigit()):  # a fingerprint, which no page looks up
            found.setdefault(name, set()).add(key)
    return found


def test_a_change_concerns_repeats_that_are_others_for_it(tmp_path: Path) -> None:
    before = {OLD: order(SAID), NEXT: order(SAID), NEW: order(OTHER)}
    found = concerned(before, {**before, NEXT: order(OTHER)}, tmp_path)
    assert found["repeats"] == {f"{name}/1" for name in (OLD, NEXT, NEW)}


def test_a_change_does_not_concern_repeats_that_stay(tmp_path: Path) -> None:
    before = {OLD: order(SAID), NEXT: order(SAID), NEW: order(SAID)}
    found = concerned(before, {**before, NEXT: order(SAID.replace("разместить", "показать"))}, tmp_path)
    assert found["repeats"] == {f"{NEXT}/1"}


def test_a_new_document_concerns_the_one_before_it_and_no_other(tmp_path: Path) -> None:
    before = {OLD: order(SAID), NEXT: order(OTHER)}
    found = concerned(before, {**before, NEW: "## Решили\n1. Принять к сведению.\n"}, tmp_path)
    assert found["neighbours"] == {NEXT, NEW, ALL}
    assert found["decisions"] == {f"{NEW}/1", ALL}

"""Groups of files: known by their keys, found without opening a document, made in any order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TypeVar

import pytest

from generator.export import export_groups
from generator.export.excerpts import Excerpts
from generator.export.material import material
from generator.model.settings import Persons
from generator.pages.ledger import Ledger
from tests.export.portals import PORTALS, SETTINGS, TODAY
from tests.export.published import collected

Made = Callable[[str], Mapping[str, bytes]]
K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Closed(Mapping[K, V]):
    """A mapping whose values must not be looked at."""

    keys_alone: Mapping[K, V]

    def __getitem__(self, key: K) -> V:
        raise AssertionError(f"{key} is opened")

    def __iter__(self) -> Iterator[K]:
        return iter(self.keys_alone)

    def __len__(self) -> int:
        return len(self.keys_alone)


@pytest.mark.parametrize("persons", (Persons.NAMES, Persons.PAGES))
def test_groups_are_found_without_opening_a_document(each: str, persons: Persons) -> None:
    portal = PORTALS[each]()
    of = material(portal, replace(SETTINGS, persons=persons), TODAY)
    closed = replace(portal, meetings=Closed(portal.meetings), decisions=Closed(portal.decisions))
    excerpts = Excerpts(
        Closed(of.excerpts.documents), Closed(of.excerpts.decisions), Closed(of.excerpts.shares)
    )
    of = replace(of, portal=closed, ledger=Ledger(closed, TODAY), excerpts=excerpts)
    keys = [group.key for group in export_groups(of)]
    assert len(keys) == len(set(keys))
    assert {f"json {id}" for id in portal.meetings} <= set(keys)
    assert {f"calendar organization {id}" for id in portal.organizations} <= set(keys)


def test_groups_are_made_in_any_order(each: str, made: Made) -> None:
    groups = export_groups(material(PORTALS[each](), SETTINGS, TODAY))
    shuffled = sorted(groups, key=lambda group: sha256(group.key.encode()).digest())
    assert collected(shuffled) == made(each)

"""Popolo: valid by its own schemas, and every id leads somewhere."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from jsonschema import Draft3Validator
from referencing import Registry
from referencing.jsonschema import DRAFT3

from generator.export.popolo.groups import popolo
from generator.model.settings import Persons, Settings
from tests.export.portals import PORTALS, hostile
from tests.export.published import files_of
from tests.site.portal import ROOT

SCHEMAS = ROOT.parent / "shared" / "schemas" / "popolo"
pytestmark = pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the shared folder with the schemas is absent")

Json = dict[str, Any]
Made = Callable[[str], Mapping[str, bytes]]


def gathered(files: Mapping[str, bytes]) -> dict[str, list[Json]]:
    """Return the things of all files, by their kind."""
    things: dict[str, list[Json]] = {}
    for address, data in files.items():
        if address.startswith("data/popolo/"):
            for kind, found in json.loads(data).items():
                things.setdefault(kind, []).extend(found)
    return things


def test_everything_is_valid(each: str, made: Made) -> None:
    schemas = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in SCHEMAS.glob("*.json")}
    resources = [
        (schema["id"], DRAFT3.create_resource(schema)) for schema in schemas.values() if "id" in schema
    ]
    registry: Registry[Any] = Registry().with_resources(resources)
    for kind, things in gathered(made(each)).items():
        validator = Draft3Validator(schemas[kind.removesuffix("s")], registry=registry)
        for thing in things:
            faults = [(fault.json_path, fault.message[:200]) for fault in validator.iter_errors(thing)]
            assert faults == [], (kind, thing["id"])


def test_every_id_leads_to_a_thing(each: str, made: Made) -> None:
    things = gathered(made(each))
    ids = {kind: {thing["id"] for thing in found} for kind, found in things.items()}
    assert {kind: len(found) for kind, found in ids.items()} == {
        kind: len(found) for kind, found in things.items()
    }
    ends = {"organization_id": "organizations", "parent_id": "organizations", "area_id": "areas"}
    ends["legislative_session_id"] = "events"
    for found in things.values():
        for thing in found:
            for key, kind in ends.items():
                assert thing.get(key) is None or thing[key] in ids[kind], (thing["id"], key)


def test_it_holds_what_the_portal_holds(each: str, made: Made) -> None:
    portal, things = PORTALS[each](), gathered(made(each))
    assert [o["id"] for o in things["organizations"]] == list(portal.organizations)
    assert [event["id"] for event in things["events"]] == [str(id) for id in portal.meetings]
    assert [motion["text"] for motion in things["motions"]] == [
        "\n".join((*decision.clause.lines, *decision.clause.closing)) for decision in portal.pages
    ]
    assert len(things["memberships"]) == sum(map(len, portal.members.values()))


def test_names_have_their_years() -> None:
    school = next(o for o in gathered(_made())["organizations"] if o["id"] == "shkola")
    assert school["other_names"][1] == {
        "name": "+школа",
        "note": "с ошибкой",
        "start_date": "2020",
        "end_date": None,
    }


def test_without_an_address_of_the_site_there_are_no_links() -> None:
    assert b'"url"' not in b"".join(_made().values())


def _made() -> dict[str, bytes]:
    return files_of(popolo, hostile(), Settings())


def test_people_attend_where_they_have_pages() -> None:
    settings = Settings(persons=Persons.PAGES)
    files = files_of(popolo, hostile(), settings)
    attendees = [person["name"] for event in gathered(files)["events"] for person in event["attendees"]]
    assert sorted(attendees) == ["Образцов Пётр Ильич", "Образцов Пётр Ильич", "Примерова Анна Ивановна"]

"""OParl: a client walks the whole tree over a real server, and finds every object as the schemas say."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from bench.corpus import DECISIONS
from generator.export.oparl import oparl
from generator.export.oparl.listing import PAGE
from generator.model.settings import Licence, Persons, Publisher, Settings
from generator.publish.write import write_file
from tests.export.oparl_client import Client, read_schemas
from tests.export.portals import LONG, PORTALS, PROTOCOLS, SETTINGS, generated, hostile
from tests.export.published import files_of
from tests.site.portal import ROOT

SCHEMAS = ROOT.parent / "shared" / "schemas" / "oparl-1.1"
pytestmark = pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the shared folder with the schemas is absent")


def stripped(value: Any) -> Any:
    """Return a value without what is ours alone."""
    if isinstance(value, dict):
        return {key: stripped(inner) for key, inner in value.items() if not key.startswith("glasno:")}
    return [stripped(inner) for inner in value] if isinstance(value, list) else value


def client(name: str, change: Callable[[Any], Any] = lambda value: value) -> Client:
    """Return a client that has walked the tree of a portal, each file changed on its way."""
    made = {
        SETTINGS.site_url + address: json.loads(data)
        for address, data in files_of(oparl, PORTALS[name]()).items()
    }
    found = Client(lambda url: change(made[url]), read_schemas(SCHEMAS))
    found.walk(f"{SETTINGS.site_url}oparl/system.json")
    return found


def test_over_a_server_every_object_is_found_and_valid(
    serve: Callable[[Path, str], str], tmp_path: Path
) -> None:
    address = serve(tmp_path, "/portal/")
    for name, data in files_of(oparl, hostile(), replace(SETTINGS, site_url=address)).items():
        write_file(f"{tmp_path}/{name}", data)

    def fetch(url: str) -> Any:
        assert url.startswith(address)
        with urlopen(url) as answer:  # noqa: S310 - an address of the server above
            return json.load(answer)

    found = Client(fetch, read_schemas(SCHEMAS))
    found.walk(f"{address}oparl/system.json")
    assert found.faults == []
    files = {f"{address}oparl/{path.relative_to(tmp_path / 'oparl')}" for path in tmp_path.rglob("*.json")}
    assert {url for url in files if "/lists/" not in url} == set(found.objects)


def test_every_object_is_valid_with_the_extension_and_without(each: str) -> None:
    assert client(each).faults == []
    assert client(each, stripped).faults == []


def test_the_tree_holds_what_the_portal_holds(each: str) -> None:
    portal, found = PORTALS[each](), client(each)
    site = SETTINGS.site_url
    assert {o["web"] for o in found.of("Organization")} == {
        f"{site}organizations/{id}/" for id in portal.organizations
    }
    assert {o["web"] for o in found.of("Meeting")} == {f"{site}{id}/" for id in portal.meetings}
    papers = {paper["web"]: paper for paper in found.of("Paper")}
    assert set(papers) == {f"{site}{decision.ref}/" for decision in portal.pages}
    for decision in portal.pages:
        text = "\n".join((*decision.clause.lines, *decision.clause.closing))
        assert papers[f"{site}{decision.ref}/"]["mainFile"]["text"] == text
    assert len(found.of("AgendaItem")) == sum(
        len(list(meeting.document.agenda)) for meeting in portal.meetings.values()
    )
    assert found.of("Person") == []


def test_what_the_extension_names_is_in_the_tree(each: str) -> None:
    found = client(each)
    for paper in found.of("Paper"):
        urls = [relation["paper"] for relation in paper["glasno:relation"]]
        urls += [m["organization"] for m in (*paper["glasno:addressee"], *paper["glasno:responsible"])]
        urls.append(paper["glasno:repealedBy"])
        assert {url for url in urls if url} <= set(found.objects)


def test_the_extension_tells_deadlines_execution_and_relations() -> None:
    papers = {paper["glasno:label"]: paper for paper in client("hostile").of("Paper")}
    assert papers["1.1."]["glasno:repealedBy"].endswith("2024-02-20-1/1.json")
    assert papers["1.1."]["glasno:addressee"][0]["organization"].endswith("/organization/shkola.json")
    assert papers["2."]["glasno:execution"]["done_on"] == "2024-04-19"
    assert papers["2."]["glasno:deadline"][0]["due"] == "2024-03-31"
    assert papers["2."]["glasno:relation"][0]["kind"] == "implements"
    assert papers["1.2."]["mainFile"]["text"].startswith(f"+7 {LONG}")


def test_lists_are_cut_into_pages() -> None:
    pages = {address for address in files_of(oparl, generated()) if address.startswith("oparl/lists/paper/")}
    assert pages == {f"oparl/lists/paper/{n}.json" for n in range(1, PROTOCOLS * DECISIONS // PAGE + 1)}


def test_without_an_address_of_the_site_there_is_no_tree() -> None:
    assert files_of(oparl, hostile(), Settings()) == {}


def test_licence_and_contact_are_told_where_they_are_known() -> None:
    settings = replace(
        SETTINGS,
        licence=Licence("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        publisher=Publisher(name="Отдел данных", email="data@primersk.example"),
    )
    made = {address: json.loads(data) for address, data in files_of(oparl, hostile(), settings).items()}
    for name in ("system", "body"):
        object = made[f"oparl/{name}.json"]
        assert object["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"
        assert object["contactEmail"] == "data@primersk.example"


def test_people_are_there_where_they_have_pages() -> None:
    settings = replace(SETTINGS, persons=Persons.PAGES)
    made = {address: json.loads(data) for address, data in files_of(oparl, hostile(), settings).items()}
    found = Client(lambda url: made[url.removeprefix(SETTINGS.site_url)], read_schemas(SCHEMAS))
    found.walk(f"{SETTINGS.site_url}oparl/system.json")
    assert found.faults == []
    assert {person["name"] for person in found.of("Person")} == {
        "Примерова Анна Ивановна",
        "Образцов Пётр Ильич",
    }
    assert sum(len(meeting["participant"]) for meeting in found.of("Meeting")) == 3

"""JSON: by its schema, complete, and the same on the page and in the dump."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.export.dumps import json_groups
from generator.model.settings import Settings
from generator.vocabulary import (
    Classification,
    DeadlineKind,
    DocumentKind,
    ExecutionStatus,
    Fidelity,
    MeetingForm,
    RelationKind,
    Role,
)
from tests.export.decoding import decode
from tests.export.portals import LONG, PORTALS, hostile
from tests.export.published import files_of
from tests.site.portal import ROOT

SCHEMA: dict[str, Any] = json.loads((ROOT / "generator/schemas/data.schema.json").read_text(encoding="utf-8"))
Made = Callable[[str], Mapping[str, bytes]]


def lines(files: Mapping[str, bytes], name: str) -> Iterator[dict[str, Any]]:
    """Yield the records of a dump, all years of it, in the order in which they are published."""
    whole = f"data/{name}.jsonl"
    years = [a for a in files if a.startswith(f"data/{name}/") and a.endswith(".jsonl")]
    for address in [whole] if whole in files else years:
        data = files[address]
        assert not data or data.endswith(b"\n")
        for line in data.decode().split("\n")[:-1]:
            yield json.loads(line)


def test_reports_of_years_are_those_of_the_whole_portal(each: str, made: Made) -> None:
    files = made(each)
    years = [a for a in files if a.startswith("data/reports/") and a.endswith(".jsonl")]
    assert b"".join(files[year] for year in years) == files["data/reports.jsonl"]


def test_every_record_is_as_the_schema_says(each: str, made: Made) -> None:
    validator = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
    kinds = {
        kind: validator.evolve(schema={"$ref": f"#/$defs/{kind}", "$defs": SCHEMA["$defs"]})
        for kind in ("document", "decision", "organization", "report", "topic")
    }
    files = made(each)
    for kind, by_schema in kinds.items():
        for record in lines(files, f"{kind}s"):
            assert record["type"] == kind
            faults = [(f.json_path, f.message[:200]) for f in by_schema.iter_errors(record)]
            assert faults == [], record["id"]
    assert json.loads(files["data/schema.json"]) == SCHEMA


def test_from_json_to_the_model_and_back(each: str, made: Made) -> None:
    portal, files = PORTALS[each](), made(each)
    read = decode(*(lines(files, name) for name in ("documents", "organizations", "reports", "topics")))
    assert read.meetings == portal.meetings
    assert read.organizations == portal.organizations
    assert list(read.decisions.items()) == list(portal.decisions.items())
    for name in ("assigned", "responsible", "attended", "convened", "members", "children", "on_topic"):
        known = {id: found for id, found in getattr(portal, name).items() if found}
        assert {id: found for id, found in getattr(read, name).items() if found} == known, name
    assert read.related == portal.related
    assert dict(read.topics) == dict(portal.topics)
    again = files_of(json_groups, read)
    assert again == {address: files[address] for address in again}


def test_a_record_stands_beside_its_page_as_in_the_dump(each: str, made: Made) -> None:
    files = made(each)
    for name in ("documents", "decisions", "organizations"):
        for record in lines(files, name):
            assert json.loads(files[f"{record['address']}index.json"]) == record
            assert record["url"] == f"https://primersk.example/portal/{record['address']}"


def test_without_an_address_of_the_site_records_have_none() -> None:
    made = files_of(json_groups, hostile(), Settings())
    assert json.loads(made["organizations/sovet/index.json"])["url"] is None


def test_words_that_break_others_come_through(made: Made) -> None:
    decisions = {record["clause"]: record for record in lines(made("hostile"), "decisions")}
    text = '=СУММ(A1:A9), "кавычки", ]]> & </script><script>alert(1)</script>'
    assert decisions["1.1"]["lines"][0] == text
    assert decisions["1.1"]["deadlines"][0]["text"] == "до 31 декабря 9999 года"
    assert decisions["1.1"]["state"] == "repealed"
    assert decisions["1.2"]["lines"][0] == f"+7 {LONG}"
    reports = list(lines(made("hostile"), "reports"))
    assert reports[0]["due"] == "9999-12-31"
    assert [report["text"] for report in reports] == [["-Сделано, «почти»", "вторая строка"], []]


def test_the_schema_closes_and_describes_every_object() -> None:
    Draft202012Validator.check_schema(SCHEMA)

    def objects(value: Any) -> Iterator[dict[str, Any]]:
        if isinstance(value, dict) and isinstance(value.get("properties"), dict):
            yield value
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from objects(inner)

    for each in objects(SCHEMA):
        assert each["additionalProperties"] is False
        assert each["required"] == list(each["properties"])
        assert [name for name, field in each["properties"].items() if not field.get("description")] == []


@pytest.mark.parametrize(
    ("place", "terms"),
    (
        ("document.properties.kind", [*DocumentKind]),
        ("document.properties.fidelity", [*Fidelity]),
        ("document.properties.form", [*MeetingForm, None]),
        ("person.properties.role", [*Role]),
        ("deadline.properties.kind", [*DeadlineKind]),
        ("relation.properties.kind", [*RelationKind]),
        ("status", [*ExecutionStatus]),
        ("organization.properties.classification", [*Classification]),
    ),
)
def test_the_schema_has_the_words_of_the_vocabulary(place: str, terms: list[str | None]) -> None:
    found: Any = SCHEMA["$defs"]
    for step in place.split("."):
        found = found[step]
    assert found["enum"] == terms

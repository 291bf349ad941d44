"""Schemas: current, Russian, and agreeing with what the program itself accepts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.cli.schema_command import outdated, write_schemas
from generator.load import load_file
from generator.load.json_schema import KINDS, TITLES, schema
from generator.load.schema import PARTS
from generator.load.tree import plain
from generator.load.yaml_tree import parse_yaml
from generator.source import SourceFile

ROOT = Path(__file__).parents[2]
RECORDS = sorted(path for path in (ROOT / "content").rglob("*.yml"))
PAIRS = sorted((ROOT / "tests" / "load").rglob("*.yml"))


def test_schemas_are_current() -> None:
    assert outdated(ROOT / "generator" / "schemas") == [], "glasno schema generator/schemas"


def test_every_shape_has_a_title() -> None:
    assert set(TITLES) == {*PARTS, *KINDS.values()}


@pytest.mark.parametrize("kind", KINDS)
def test_schema_is_a_schema(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_every_description_is_russian(kind: str) -> None:
    words = [text for key, text in _texts(schema(kind)) if key in ("title", "description")]

    assert words
    assert [text for text in words if not re.search("[а-яё]", text)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_described(kind: str) -> None:
    made = schema(kind)
    shapes = [made, *made["$defs"].values()]

    assert [
        name
        for shape in shapes
        for name, field in shape["properties"].items()
        if not field.get("description")
    ] == []


@pytest.mark.parametrize("path", (*RECORDS, *PAIRS), ids=lambda path: path.stem)
def test_what_the_program_reads_the_schema_accepts(path: Path) -> None:
    inside = path.relative_to(ROOT / "content").as_posix() if path in RECORDS else None
    folder = (inside or "").partition("/")[0]
    kind = {"organizations": "organization"}.get(folder, folder.removesuffix(".yml"))
    kind = kind if kind in KINDS else "document"
    tree, _ = parse_yaml(path.read_text(encoding="utf-8"), path.name)
    assert tree is not None
    if inside:
        assert load_file(SourceFile(inside, path.read_bytes()))[0] is not None

    jsonschema.Draft202012Validator(schema(kind)).validate(_values(plain(tree)))


@pytest.mark.parametrize(
    ("record", "fault"),
    (
        ({"kind": "protokol"}, "'protokol' is not one of"),
        ({"templat": "x"}, "'templat' was unexpected"),
        ({"fidelity": None}, "None is not"),
        ({"body": "Яр КС"}, "does not match"),
    ),
)
def test_what_the_program_refuses_the_schema_refuses(record: dict[str, Any], fault: str) -> None:
    good = {"body": "yar-ks", "kind": "protocol", "date": "2023-03-16", "fidelity": "full"}

    with pytest.raises(jsonschema.ValidationError, match=re.escape(fault)):
        jsonschema.Draft202012Validator(schema("document")).validate(good | record)


@pytest.mark.parametrize("number", (2, 1.10, True, None, "2"))
def test_a_number_needs_no_quotes(number: object) -> None:
    record = {
        "body": "yar-ks",
        "kind": "protocol",
        "date": "2023-03-16",
        "fidelity": "full",
        "number": number,
    }

    jsonschema.Draft202012Validator(schema("document")).validate(record)


def test_a_stale_schema_is_written_anew(tmp_path: Path) -> None:
    write_schemas(tmp_path)
    (tmp_path / "organization.schema.json").write_text("{}")

    assert outdated(tmp_path) == ["organization.schema.json"]
    assert write_schemas(tmp_path) == [tmp_path / "organization.schema.json"]
    assert json.loads((tmp_path / "organization.schema.json").read_text(encoding="utf-8"))["title"]


def _values(node: Any) -> Any:
    """Return texts as plain ``str``, which is what jsonschema knows."""
    if isinstance(node, dict):
        return {key: _values(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_values(value) for value in node]
    return None if node is None else str(node)


def _texts(node: Any) -> Iterator[tuple[str, str]]:
    if isinstance(node, list):
        for item in node:
            yield from _texts(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "properties":
                yield from _texts(list(value.values()))
            elif isinstance(value, str):
                yield key, value
            else:
                yield from _texts(value)

"""The page of all fields is the one that the model would make today, and leads on to the rules."""

from __future__ import annotations

import os
from pathlib import Path

from generator.load.json_schema import KINDS, schema
from generator.load.reference import reference

PAGE = Path(__file__).parents[2] / "generator" / "help" / "fields.md"


def test_the_page_is_current() -> None:
    if os.environ.get("GLASNO_UPDATE"):
        PAGE.write_text(reference(), encoding="utf-8")

    assert PAGE.read_text(encoding="utf-8") == reference(), (
        "GLASNO_UPDATE=1 pytest tests/desk/test_reference.py"
    )


def test_every_field_is_on_the_page() -> None:
    text = PAGE.read_text(encoding="utf-8")
    for kind in KINDS:
        made = schema(kind)
        for shape in (made, *made["$defs"].values()):
            section = text.split(f" {shape['title']}\n")[1].split("\n#")[0]
            assert [name for name in shape["properties"] if f"| `{name}` |" not in section] == []

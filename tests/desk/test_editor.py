"""Completion, hover and mistakes as an editor sees them: schemas and settings served to the real server."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.cli.schema_command import write_schemas
from tests.desk.language_server import Editor, server

STARTER = Path(__file__).parents[2] / "generator" / "starter"
PROTOCOL = """\
body: yar-ks
kind: protokol
date: 2023-03-16
fidelity: \nnumber: 2
sections:
  - kind: decided
    clauses:
      - label: "1."
        text: Принять к сведению.
        relations:
          - kind: amends
            decision: protocols/yar-ks/2022-03-16-1/1
"""
ORGANIZATION = (
    "# yaml-language-server: $schema=../../schemas/organization.schema.json\nname: Центр\nclassification: \n"
)


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("portal")
    shutil.copytree(STARTER / ".vscode", root / ".vscode")
    write_schemas(root / "schemas")
    for name in ("protocols/yar-ks", "organizations"):
        (root / "content" / name).mkdir(parents=True)
    return root


@pytest.fixture(scope="module")
def editor(portal: Path) -> Iterator[Editor]:
    settings = json.loads((portal / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    yaml: dict[str, Any] = {"hover": True, "completion": True, "validate": True, "schemas": {}}
    for name, places in settings["yaml.schemas"].items():
        yaml["schemas"][(portal / name).as_uri()] = places
    editor = Editor(server(), portal, {"yaml": yaml, "[yaml]": {}})
    yield editor
    editor.close()


@pytest.fixture(scope="module")
def protocol(portal: Path, editor: Editor) -> tuple[Path, list[str]]:
    path = portal / "content" / "protocols" / "yar-ks" / "2023-03-16-2.yml"
    return path, [fault["message"] for fault in editor.open(path, PROTOCOL)]


def test_a_wrong_value_is_reported(protocol: tuple[Path, list[str]]) -> None:
    _, faults = protocol

    assert [fault for fault in faults if "protocol" in fault and "decision-act" in fault]


@pytest.mark.parametrize(
    ("line", "column", "words"),
    (
        (0, 1, "Орган, который заседал"),
        (4, 1, "Номер, как напечатан"),
        (6, 6, "Вид раздела"),
        (8, 10, "Номер, как напечатан; нет — у пункта без номера"),
        (11, 14, "Вид связи"),
    ),
)
def test_hover_is_russian(
    protocol: tuple[Path, list[str]], editor: Editor, line: int, column: int, words: str
) -> None:
    path, _ = protocol

    assert words in editor.hover(path, line, column).replace("\\", "")


def test_values_are_offered_with_russian_words(protocol: tuple[Path, list[str]], editor: Editor) -> None:
    path, _ = protocol

    assert editor.complete(path, 3, 10) == {"full": "полный", "extract": "выписка", "summary": "изложение"}


def test_keys_are_offered_with_russian_words(protocol: tuple[Path, list[str]], editor: Editor) -> None:
    path, _ = protocol
    text = PROTOCOL + "pl\n"
    other = path.with_name("2023-03-17-3.yml")
    editor.open(other, text)

    assert editor.complete(other, len(text.splitlines()) - 1, 2)["place"] == "Место, как напечатано"


def test_a_modeline_alone_is_enough(portal: Path, editor: Editor) -> None:
    path = portal / "content" / "organizations" / "centre.yml"
    editor.open(path, ORGANIZATION)

    offered = editor.complete(path, 2, 16)
    assert offered["school"] == "школа"
    assert offered["institutions"] == "группа организаций"

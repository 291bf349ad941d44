from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.vocabulary import DeadlineKind, DocumentKind, Fidelity, MeetingForm, RelationKind, Role
from tests.site.portal import ROOT, glasno
from tests.site.test_fidelity import CONTENT, DOCUMENTS

SCHEMA: dict[str, Any] = json.loads((ROOT / "generator/schemas/show.schema.json").read_text(encoding="utf-8"))


def test_check_of_the_demo_has_remarks_but_no_errors(tmp_path: Path) -> None:
    done = glasno("check", "--root", ROOT, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1].startswith("Проверено: 76 записей. Ошибок нет,")


def test_check_strict_takes_remarks_for_errors(tmp_path: Path) -> None:
    assert glasno("check", "--strict", "--root", ROOT, cwd=tmp_path).returncode == 1


def test_check_shows_what_belongs_to_its_paths(tmp_path: Path) -> None:
    done = glasno("check", "--root", ROOT, CONTENT / "decisions", cwd=tmp_path)
    places = [line.split(":")[0] for line in done.stdout.splitlines() if line.startswith("content/")]
    assert set(places) == {"content/decisions/irk-koll/2021-11-26.md"}
    assert done.stdout.splitlines()[-1].startswith("Проверено: 1 запись.")

    clean = glasno("check", "--strict", "--root", ROOT, "organizations/yar-iro.yml", cwd=tmp_path)
    assert (clean.returncode, clean.stdout) == (0, "Проверено: 1 запись. Ошибок и замечаний нет.\n")


def test_check_of_a_path_passes_where_only_another_file_is_wrong(tmp_path: Path) -> None:
    assert glasno("init", "portal", cwd=tmp_path).returncode == 0
    (tmp_path / "portal/content/organizations/empty.yml").write_bytes(b"")
    assert glasno("check", "--root", "portal", cwd=tmp_path).returncode == 1
    assert (
        glasno("check", "--root", "portal", "portal/content/organizations/empty.yml", cwd=tmp_path).returncode
        == 1
    )
    assert glasno("check", "--root", "portal", "portal/content/protocols", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize(
    "arguments",
    (
        (),
        ("bild",),
        ("build", "--nope"),
        ("build", "--root", "nowhere"),
        ("check", "--root", ROOT, "nowhere.md"),
        ("check", "--root", ROOT, ROOT / "mkdocs.yml"),
        ("show", "--root", ROOT),
        ("show", "--root", ROOT, "--format", "xml", CONTENT / DOCUMENTS[0]),
        ("show", "--root", ROOT, "nowhere.md"),
        ("help", "no-such-rule"),
    ),
    ids=lambda arguments: " ".join(map(str, arguments)).replace(str(ROOT), ".") or "nothing",
)
def test_wrong_usage_is_2(tmp_path: Path, arguments: tuple[object, ...]) -> None:
    done = glasno(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("document", DOCUMENTS)
def test_show_answers_by_its_schema(tmp_path: Path, document: str) -> None:
    done = glasno("show", "--root", ROOT, "--format", "json", CONTENT / document, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    shown = json.loads(done.stdout)
    faults = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER).iter_errors(
        shown
    )
    assert [(fault.json_path, fault.message[:200]) for fault in faults] == []
    assert shown["id"] == document.rpartition(".")[0]
    assert shown["decisions"]


def test_show_of_a_broken_document_says_why(tmp_path: Path) -> None:
    assert glasno("init", "portal", cwd=tmp_path).returncode == 0
    file = tmp_path / "portal/content/protocols/primersk-council/2026-10-01.md"
    file.write_text("---\nbody: primersk-council\n", encoding="utf-8")
    done = glasno("show", "--root", "portal", file, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert ": ошибка front-matter: " in done.stderr


def test_schema_closes_and_describes_every_object() -> None:
    Draft202012Validator.check_schema(SCHEMA)

    def objects(value: Any) -> list[dict[str, Any]]:
        inner = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
        mine = [value] if isinstance(value, dict) and isinstance(value.get("properties"), dict) else []
        return mine + [found for each in inner for found in objects(each)]

    found = objects(SCHEMA)
    assert len(found) > 10
    for each in found:
        assert each["additionalProperties"] is False
        assert each["required"] == list(each["properties"])
        for name, field in each["properties"].items():
            assert field.get("description"), name


def test_schema_has_the_words_of_the_vocabulary() -> None:
    top, terms = SCHEMA["properties"], SCHEMA["$defs"]
    assert top["kind"]["enum"] == list(DocumentKind)
    assert top["fidelity"]["enum"] == list(Fidelity)
    assert top["form"]["enum"] == [*MeetingForm, None]
    assert terms["attendee"]["properties"]["role"]["enum"] == list(Role)
    assert terms["deadline"]["properties"]["kind"]["enum"] == list(DeadlineKind)
    relation = terms["decision"]["properties"]["relations"]["items"]["properties"]
    assert relation["kind"]["enum"] == list(RelationKind)

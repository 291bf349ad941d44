"""Every rule has its fixture and its page of help: bad content gets the expected remarks, good none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.check import RULES, WHOLE_RULES, Published
from generator.diagnostics import Severity
from generator.pipeline.archive_kind import REFUSALS
from tests.check.tree import ORGANIZATION, diagnose, protocol, protocol_file, read

HERE = Path(__file__).parent
FIXTURES = HERE / "fixtures"
GENERATOR = HERE.parents[1] / "generator"
HELP = GENERATOR / "help" / "rules"

CODES = sorted(path.name for path in FIXTURES.iterdir())
PAGES = sorted(path for path in HELP.glob("*.md") if path.stem != "index")

MADE = {
    "encoding": protocol("1. Принять к сведению.").encode("cp1251"),
    "control": protocol("1. Принять\x00 к сведению.").encode(),
    "bidi": protocol("1. Принять \u202eк сведению.").encode(),
    "zero-width": protocol("1. Прин\u200bять к сведению.").encode(),
    "too-big": protocol("1. " + "Принять к сведению. " * 60_000).encode(),
}
"""Records that no editor could show, each with one fault."""

ELSEWHERE = {"no-content", "symlink", "unreadable", "import-check", "url-lost", *REFUSALS}
"""Faults of the folder, its ledger and attachments (tests/pipeline), and of a draft (tests/importers)."""

PLACES = {
    "encoding": "8:1 error",
    "control": "9:11 error",
    "bidi": "9:12 error",
    "zero-width": "9:8 warning",
    "too-big": "1:1 error",
}


def said(root: Path) -> list[str]:
    remarks = diagnose(*read(root))
    return [f"{d.span.path}:{d.span.line}:{d.span.column} {d.severity} {d.code}" for d in remarks]


@pytest.mark.parametrize("code", CODES)
def test_bad_content_gets_exactly_the_expected_remarks(code: str) -> None:
    expected = (FIXTURES / code / "expected.txt").read_text(encoding="utf-8").splitlines()

    assert said(FIXTURES / code / "bad") == expected
    assert {line.rpartition(" ")[2] for line in expected} == {code}


@pytest.mark.parametrize("code", CODES)
def test_good_content_gets_none(code: str) -> None:
    assert said(FIXTURES / code / "good") == []


@pytest.mark.parametrize("code", CODES)
def test_a_remark_underlines_what_the_file_has_there(code: str) -> None:
    root = FIXTURES / code / "bad"
    for remark in diagnose(*read(root)):
        span = remark.span
        lines = (root / span.path).read_text(encoding="utf-8").split("\n")

        assert 1 <= span.line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
        assert span.column + span.width - 1 <= max(len(lines[span.line - 1]), span.column)
        assert remark.message.endswith((".", "?"))
        assert remark.advice


@pytest.mark.parametrize("code", MADE)
def test_bytes_that_no_editor_shows(code: str) -> None:
    remarks = diagnose((ORGANIZATION, protocol_file(MADE[code])))

    assert [f"{d.span.line}:{d.span.column} {d.severity} {d.code}" for d in remarks] == [
        f"{PLACES[code]} {code}"
    ]


@pytest.mark.parametrize("name", ("2023-03-17.MD", "protokol.txt"))
def test_a_protocol_that_is_no_record_is_sent_to_import(name: str) -> None:
    published = Published(frozenset({f"protocols/sovet/{name}"}))
    (remark,) = diagnose((ORGANIZATION,), published)

    assert remark.code == "attachment-type"
    assert remark.advice.endswith(f"glasno import {name}")


def test_a_day_that_no_calendar_has_is_told_as_such() -> None:
    (remark,) = diagnose(
        (ORGANIZATION, protocol_file(protocol("1. Сдать отчёт.\nСрок: до 31 июня 2023 года").encode()))
    )

    assert remark.code == "deadline-not-understood"
    assert "назван день, которого нет" in remark.message


def test_rules_fixtures_and_help_name_the_same_codes() -> None:
    emitted: dict[str, str] = {}
    for folder in ("load", "check", "pipeline", "importers"):
        for path in (GENERATOR / folder).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            emitted |= {
                code: severity for severity, code in re.findall(r'\b(error|warning)\(\s*"([a-z0-9-]+)"', text)
            }
            for code in re.findall(r'^CODE = "([a-z0-9-]+)"', text, re.MULTILINE):
                (severity,) = set(re.findall(r"\b(error|warning)\(\s*CODE\b", text))
                emitted[code] = severity
    emitted |= dict.fromkeys(REFUSALS, "error")
    explained = {path.stem: _severity(path) for path in PAGES}

    assert explained == emitted
    assert {*CODES, *MADE, *ELSEWHERE} == emitted.keys()
    assert set(emitted.values()) == set(Severity)


def test_every_rule_file_is_in_the_tuple() -> None:
    files = {path.stem for path in (GENERATOR / "check" / "rules").glob("*.py")} - {"__init__"}

    every = (*RULES, *WHOLE_RULES)
    modules = {rule.__name__: rule.__module__.rpartition(".")[2] for rule in every}

    assert set(modules.values()) == files
    assert len(modules) == len(every)
    assert {f"check_{name}" for name in files} <= modules.keys()


def test_the_index_of_help_lists_every_page_under_its_severity() -> None:
    errors, _, warnings = (HELP / "index.md").read_text(encoding="utf-8").partition("## Замечания")
    listed = {
        code: severity
        for severity, part in (("error", errors), ("warning", warnings))
        for code in re.findall(r"\]\(([a-z0-9-]+)\.md\)", part)
    }

    assert listed == {path.stem: _severity(path) for path in PAGES}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_of_help_shows_the_wrong_line_and_the_right_one(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    title = re.search(r"^title: (.+)$", text, re.MULTILINE)

    assert title is not None
    assert f"\n# {title[1]}\n" in text
    wrong, _, right = text.partition("## Как правильно")
    assert "## Как неправильно" in wrong
    assert wrong.count("```") == right.count("```") == 2
    assert re.search(r"```\n\n\S", right)


def _severity(path: Path) -> str:
    found = re.search(r"^severity: (\w+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else ""

"""What a new portal carries for its editors and its forge."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from itertools import chain
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from generator import __version__
from generator.load import load_file
from generator.load.json_schema import schema
from generator.pipeline import read_and_check
from generator.source import SourceFile

STARTER = Path(__file__).parents[2] / "generator" / "starter"
GITHUB = STARTER / ".github/workflows/protocols.yml"
WORKFLOWS = (
    GITHUB,
    STARTER / ".gitverse/workflows/protocols.yaml",
    STARTER / ".gitea/workflows/protocols.yml",
)
PIPELINES = (STARTER / ".gitlab-ci.yml", STARTER / "gitflic-ci.yaml")
SNIPPETS = json.loads((STARTER / ".vscode/glasno.code-snippets").read_text(encoding="utf-8"))


def load(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506


def commands(job: dict[str, Any]) -> list[str]:
    """Return every line that a job runs, in order."""
    steps = [step.get("run", "") for step in job["steps"]] if "steps" in job else job["script"]
    return [line.strip() for line in "\n".join(steps).split("\n") if line.strip()]


@pytest.mark.parametrize(
    "path", (*WORKFLOWS, *PIPELINES), ids=lambda path: path.relative_to(STARTER).as_posix()
)
def test_the_base_is_taken_before_anything_of_ours_runs(path: Path) -> None:
    made = load(path)
    lines = commands(made.get("jobs", made)["review"])
    order = [
        next(i for i, line in enumerate(lines) if sign in line)
        for sign in ("git checkout --quiet --detach", "pip install", "glasno review")
    ]

    assert order == sorted(order)
    assert [line for line in lines if "pip install" in line and "requirements.txt" not in line] == []


@pytest.mark.parametrize(
    "path", (*WORKFLOWS, *PIPELINES), ids=lambda path: path.relative_to(STARTER).as_posix()
)
def test_the_base_is_older_than_the_proposal(path: Path) -> None:
    made = load(path)
    lines = "\n".join(commands(made.get("jobs", made)["review"]))
    detached = re.search(r'--detach ("[^"]+")', lines)

    assert detached is not None
    assert f"glasno review {detached[1]} " in lines


@pytest.mark.parametrize(
    "path", (*WORKFLOWS, *PIPELINES), ids=lambda path: path.relative_to(STARTER).as_posix()
)
@pytest.mark.parametrize(("job", "work"), (("review", "glasno review"), ("site", "glasno check")))
def test_what_was_published_is_known_before_anything_is_checked(path: Path, job: str, work: str) -> None:
    made = load(path)
    lines = commands(made.get("jobs", made)[job])
    checked = next(i for i, line in enumerate(lines) if line.startswith(work))

    assert lines[checked - 1] == "glasno recall"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.parts[-3])
def test_a_stranger_gets_no_rights(path: Path) -> None:
    made = load(path)

    assert set(made["on"]) == {"pull_request", "push"}
    assert "secrets." not in path.read_text(encoding="utf-8")
    for name, job in made["jobs"].items():
        rights = (job.get("permissions") or made.get("permissions") or {"contents": "read"}).values()
        if name == "comment":
            assert "head.repo.full_name == github.repository" in job["if"]
            assert not [step for step in job["steps"] if "checkout" in step.get("uses", "")]
        else:
            assert set(rights) == {"read"}


def test_github_actions_are_pinned() -> None:
    steps = chain.from_iterable(job["steps"] for job in load(GITHUB)["jobs"].values())

    used = [step["uses"] for step in steps if "uses" in step]
    assert used
    assert [name for name in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", name)] == []


def test_zizmor_finds_nothing(tmp_path: Path) -> None:
    program = shutil.which("zizmor") or _installed(tmp_path)

    done = subprocess.run(
        [program, "--offline", "--no-progress", "--persona=pedantic", str(STARTER / ".github")],
        capture_output=True, text=True, timeout=60, cwd=tmp_path,
    )  # fmt: skip

    assert done.returncode == 0, done.stdout + done.stderr
    assert "No findings to report" in done.stdout


def _installed(folder: Path) -> str:
    """Return zizmor from PyPI; skip where there is no registry to be reached."""
    command = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "-q",
        "--no-deps",
        "--only-binary",
        ":all:",
        "--target",
    ]
    try:
        subprocess.run(
            [*command, str(folder), "zizmor==1.32.0"], check=True, capture_output=True, timeout=180
        )
    except subprocess.SubprocessError as problem:
        pytest.skip(f"zizmor could not be fetched: {problem}")
    return str(folder / "bin" / "zizmor")


def test_the_generator_is_pinned_to_this_version() -> None:
    assert f"glasno=={__version__}\n" in (STARTER / "requirements.txt").read_text(encoding="utf-8")


def test_one_checklist_for_every_forge() -> None:
    texts = {
        (STARTER / name).read_text(encoding="utf-8")
        for name in (
            ".github/pull_request_template.md",
            ".gitlab/merge_request_templates/Default.md",
            ".gitea/pull_request_template.md",
            ".gitverse/pull_request_template.md",
        )
    }

    assert len(texts) == 1


def expand(name: str) -> str:
    """Return a snippet as an editor would type it: the first choice, or the words of each blank."""
    text = "\n".join(SNIPPETS[name]["body"])
    text = re.sub(r"\$\{\d+\|([^,|]+)[^|]*\|\}", r"\1", text)
    text = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text)
    return re.sub(r"\$\d+", "", text).replace("\\$", "$")


@pytest.mark.parametrize(("name", "suffix"), (("Протокол", "md"), ("Протокол (YAML)", "yml")))
def test_a_snippet_is_a_protocol(name: str, suffix: str, tmp_path: Path) -> None:
    record = tmp_path / f"protocols/yar-ks/2026-09-15-1.{suffix}"
    record.parent.mkdir(parents=True)
    record.write_text(expand(name), encoding="utf-8")
    (tmp_path / "organizations").mkdir()
    (tmp_path / "organizations/yar-ks.yml").write_text(expand("Организация"), encoding="utf-8")

    checked = read_and_check(tmp_path)

    assert [fault for fault in checked.diagnostics if fault.severity == "error"] == []
    (meeting,) = checked.portal.meetings.values()
    assert [str(deadline.text) for deadline in meeting.decisions[0].deadlines] == ["до 31 декабря 2026 года"]


def test_a_snippet_follows_the_schema() -> None:
    record = yaml.load(expand("Протокол (YAML)"), Loader=yaml.BaseLoader)  # noqa: S506

    jsonschema.Draft202012Validator(schema("document")).validate(record)


def test_every_snippet_is_russian() -> None:
    assert [
        name for name, snippet in SNIPPETS.items() if not re.search("[а-я]", snippet["description"])
    ] == []


@pytest.mark.parametrize(
    ("name", "path", "head"),
    (
        ("Отчёт об исполнении", "reports/protocols/yar-ks/2026-09-15-1/1/2026-09-15.yml", ""),
        ("Срок продлён", "reports/protocols/yar-ks/2026-09-15-1/1/2026-09-15.yml", ""),
        ("Темы", "topics.yml", ""),
        ("Тема", "topics.yml", "topics:\n"),
        ("Слово словаря", "glossary.yml", "terms:\n"),
    ),
)
def test_a_snippet_of_another_record_is_read(name: str, path: str, head: str) -> None:
    record, faults = load_file(SourceFile(path, (head + expand(name)).encode()))
    assert record is not None
    assert [fault.message for fault in faults] == []
    modeline = expand(name).partition("\n")[0]
    if modeline.startswith("#"):
        named = Path("content", path).parent / modeline.partition("$schema=")[2]
        assert os.path.normpath(named).startswith("schemas/")


def test_settings_point_at_schemas_and_records() -> None:
    settings = json.loads((STARTER / ".vscode/settings.json").read_text(encoding="utf-8"))

    assert settings["yaml.schemas"] == {
        "./schemas/document.schema.json": ["content/protocols/**/*.yml", "content/decisions/**/*.yml"],
        "./schemas/organization.schema.json": "content/organizations/*.yml",
        "./schemas/report.schema.json": "content/reports/**/*.yml",
        "./schemas/topics.schema.json": "content/topics.yml",
        "./schemas/glossary.schema.json": "content/glossary.yml",
        "./schemas/withdrawn.schema.json": "content/withdrawn.yml",
    }

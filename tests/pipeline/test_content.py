"""The content folder as it lies on disk: what is read, and what is refused before anything is parsed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.pipeline.content import read_content
from generator.pipeline.file_kind import MAX_ATTACHMENT

RECORD = "protocols/sovet/2023-03-16.md"


def make(root: Path, *paths: str) -> Path:
    starts = {".pdf": "%PDF-1.7\n", ".csv": "а;б\n"}
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(starts.get(Path(path).suffix, "текст"), encoding="utf-8")
    return root


def said(root: Path) -> list[str]:
    return [f"{d.span.path} {d.code}" for d in read_content(root).diagnostics]


def test_records_attachments_and_pages_are_told_apart(tmp_path: Path) -> None:
    content = read_content(
        make(
            tmp_path,
            RECORD,
            "organizations/sovet.yml",
            "protocols/sovet/plan.pdf",
            "about.md",
            "tables/a.csv",
        )
    )
    assert [file.path for file in content.records] == ["organizations/sovet.yml", RECORD]
    assert content.attachments == {"protocols/sovet/plan.pdf"}
    assert [file.path for file in content.pages] == ["about.md"]
    assert content.diagnostics == ()


def test_order_does_not_depend_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"protocols/sovet/2023-03-{day}.md" for day in range(10, 20)]
    make(tmp_path, *names)
    walk = os.walk

    def backwards(top: Path, onerror: Any = None) -> Iterator[tuple[str, list[str], list[str]]]:
        for folder, folders, files in walk(top, onerror=onerror):
            yield folder, folders, files[::-1]

    monkeypatch.setattr(os, "walk", backwards)
    assert [file.path for file in read_content(tmp_path).records] == names


@pytest.mark.parametrize(
    ("path", "expected"),
    (
        ("protocols/sovet/-2023.md", ["protocols/sovet/-2023.md name"]),
        ("protocols/sovet/.hidden.md", ["protocols/sovet/.hidden.md name"]),
        ("protocols/sovet/con.pdf", ["protocols/sovet/con.pdf name"]),
        ("protocols/sovet/a%2e.pdf", ["protocols/sovet/a%2e.pdf name"]),
        ("protocols/sovet/back\\slash.pdf", ["protocols/sovet/back\\slash.pdf name"]),
        ("protocols/sovet/end. ", ["protocols/sovet/end.  name"]),
        ("protocols/sovet/bidi\u202e.pdf", ["protocols/sovet/bidi?.pdf name"]),
        ("protocols/sovet/2023-03-17.yaml", ["protocols/sovet/2023-03-17.yaml name"]),
        ("protocols/sovet/.gitkeep", []),
        ("protocols/sovet/~$protokol.docx", []),
        ("About.md", []),
    ),
)
def test_names(tmp_path: Path, path: str, expected: list[str]) -> None:
    assert said(make(tmp_path, RECORD, path)) == expected


@pytest.mark.parametrize(
    ("first", "second"),
    (
        ("about.md", "about/index.md"),
        ("index.md", "README.md"),
        ("About.md", "about.md"),
        ("protocols/sovet/Plan.pdf", "protocols/sovet/plan.pdf"),
    ),
)
def test_two_files_of_one_address(tmp_path: Path, first: str, second: str) -> None:
    root = make(tmp_path, RECORD, first, second)
    assert [remark.rpartition(" ")[2] for remark in said(root)] == ["slug-collision"]


LINKS: dict[str, Callable[[Path], None]] = {
    "a file out of the folder": lambda root: (root / "protocols/sovet/passwd.pdf").symlink_to("/etc/passwd"),
    "a folder": lambda root: (root / "protocols/etc").symlink_to("/etc"),
    "a file of a system": lambda root: (root / "desktop.ini").symlink_to("/etc/passwd"),
    "nothing": lambda root: (root / "protocols/sovet/lost.md").symlink_to("nowhere"),
    "a pipe": lambda root: os.mkfifo(root / "protocols/sovet/pipe.md"),
}


@pytest.mark.parametrize("kind", LINKS)
def test_what_is_no_ordinary_file_is_never_read(tmp_path: Path, kind: str) -> None:
    LINKS[kind](make(tmp_path, RECORD))
    content = read_content(tmp_path)
    assert [d.code for d in content.diagnostics] == ["symlink"]
    assert [file.path for file in content.records] == [RECORD]
    assert not content.attachments


def test_a_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, RECORD, "protocols/sovet/plan.pdf", "map.pdf")

    def refuse(*args: object, **options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    found = [d for d in read_content(tmp_path).diagnostics if d.code == "unreadable"]
    assert [d.span.path for d in found] == ["map.pdf", RECORD, "protocols/sovet/plan.pdf"]
    assert {d.message for d in found} == {"Не удалось прочесть: нет прав."}


@pytest.mark.parametrize("name", ("withdrawn.yml", "about.md", "protocols/sovet/2023-03-17.md"))
def test_a_folder_in_the_place_of_a_file(tmp_path: Path, name: str) -> None:
    (make(tmp_path, RECORD) / name).mkdir()
    assert said(tmp_path) == [f"{name} name"]


def test_an_attachment_that_is_too_big(tmp_path: Path) -> None:
    make(tmp_path, RECORD)
    with (tmp_path / "protocols/sovet/scan.pdf").open("wb") as file:
        file.truncate(MAX_ATTACHMENT + 1)
    assert said(tmp_path) == ["protocols/sovet/scan.pdf too-big"]


def test_no_folder_and_an_empty_one(tmp_path: Path) -> None:
    assert said(tmp_path / "absent") == [". no-content"]
    assert said(tmp_path) == [". no-content"]

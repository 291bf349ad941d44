"""What is kept of a run: given back for the same inputs only, and never in the way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.workspace.fingerprint import fingerprint, listing, program
from generator.workspace.memory import FOLDER, Memory


def test_a_result_is_given_back_for_the_same_inputs_only(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    memory.keep("build", "one", ["слова"])
    assert memory.recall("build", "one") == ["слова"]
    assert memory.recall("build", "other") is None
    assert memory.recall("check", "one") is None
    memory.forget("build")
    assert memory.recall("build", "one") is None


@pytest.mark.parametrize("damage", (b"", b"{", b"[]", b"null", b'{"made_of": "one"}', b"\xff\xfe", b'"one"'))
def test_a_damaged_memory_is_none(tmp_path: Path, damage: bytes) -> None:
    memory = Memory(tmp_path)
    memory.keep("build", "one", 1)
    (tmp_path / FOLDER / "build.json").write_bytes(damage)
    assert memory.recall("build", "one") is None
    memory.keep("build", "one", 2)
    assert memory.recall("build", "one") == 2


def test_a_place_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file", encoding="utf-8")
    memory = Memory(tmp_path)
    memory.keep("build", "one", 1)
    memory.forget("build")
    assert memory.recall("build", "one") is None


def of(folder: Path) -> str:
    return fingerprint(listing(folder, lambda path: path == "left-out"))


def test_every_change_of_a_folder_is_seen(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    file = tmp_path / "deep" / "a.md"
    file.write_text("one", encoding="utf-8")
    seen = [of(tmp_path)]
    assert of(tmp_path) == seen[0]

    def changed() -> bool:
        seen.append(of(tmp_path))
        return seen[-1] not in seen[:-1]

    times = file.stat().st_mtime_ns
    file.write_text("two", encoding="utf-8")
    os.utime(file, ns=(times, times))  # an edit that hides itself: the time of the node still tells
    assert changed()
    (tmp_path / "deep" / "b.md").write_text("", encoding="utf-8")
    assert changed()
    file.rename(tmp_path / "deep" / "c.md")
    assert changed()
    (tmp_path / "link").symlink_to("deep")
    assert changed()
    (tmp_path / "deep" / "b.md").unlink()
    assert changed()
    (tmp_path / "left-out").mkdir()
    (tmp_path / "left-out" / "x").write_text("", encoding="utf-8")
    assert not changed()


def test_the_program_is_its_own_files_and_what_is_installed() -> None:
    parts = [str(part) for part in program()]
    assert any("cli/build_command.py" in part for part in parts)
    assert any("jinja2" in part.lower() for part in parts)
    assert fingerprint(program()) == fingerprint(program())

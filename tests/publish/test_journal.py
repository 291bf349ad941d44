"""Changes that are stopped at any step are made whole by whoever opens the folder next, or never were."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from generator.publish.journal import Journal
from generator.publish.stage import open_stage
from generator.publish.write import write_file

_OLD = ("index.html", "gone/deep/a", "gone/b", "lone/deep/a", "file", "d/x")
BEFORE = {"same": "same", **dict.fromkeys(_OLD, "old")}
CHANGES = {"index.html": "new", "fresh/deep/a": "new", "file/index.html": "new", "d": "new"}
DELETED = {"index.html", "gone/deep/a", "gone/b", "lone/deep/a", "file", "d/x", "never/was"}
AFTER = {"same": "same", **CHANGES}


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(autouse=True)
def _unflushed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test wait for the disk."""
    monkeypatch.setattr("generator.publish.journal.flush", lambda _: None)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return laid(tmp_path / "site")


def laid(site: Path) -> Path:
    for name, text in BEFORE.items():
        write_file(f"{site}/{name}", text.encode())
    return site


def change(target: Path) -> None:
    journal = Journal(target)
    journal.open()
    for name, text in CHANGES.items():
        write_file(f"{journal.files}/{name}", text.encode())
    journal.keep(DELETED)
    journal.apply()


def test_a_folder_that_is_emptied_stays(target: Path) -> None:
    journal = Journal(target)
    journal.open()
    journal.keep(BEFORE)
    journal.apply()
    assert list(target.iterdir()) == []


class Killed(BaseException):
    """As good as kill -9: nothing catches it."""


@contextmanager
def killed_after(steps: int) -> Iterator[list[str]]:
    """Let so many changes of the file system happen, and no more."""
    done: list[str] = []

    def counted(name: str, real: Any) -> Any:
        def step(*arguments: Any, **named: Any) -> Any:
            if len(done) == steps:
                raise Killed
            done.append(name)
            return real(*arguments, **named)

        return step

    with pytest.MonkeyPatch.context() as patch:
        for name in ("mkdir", "rename", "replace", "unlink", "rmdir"):
            patch.setattr(Path, name, counted(name, getattr(Path, name)))
        patch.setattr("generator.publish.journal.write_file", counted("write", write_file))
        patch.setattr("shutil.rmtree", counted("rmtree", shutil.rmtree))
        yield done


def test_changes_are_made(target: Path) -> None:
    change(target)
    assert tree(target) == AFTER
    assert not (target / "gone").exists()
    assert [path.name for path in target.parent.iterdir()] == ["site"]


def test_a_kill_at_any_step_leaves_what_the_next_brings_to_its_end(tmp_path: Path) -> None:
    outcomes = []
    for steps in range(200):
        site = laid(tmp_path / str(steps) / "site")
        with killed_after(steps) as done, suppress(Killed):
            change(site)
        ended = len(done) < steps
        Journal(site)
        assert tree(site) in (BEFORE, AFTER), f"after {done}"
        folders = {folder: (site / folder).exists() for folder in ("gone", "lone")}
        assert folders == dict.fromkeys(folders, tree(site) == BEFORE), f"after {done}"
        outcomes.append(tree(site) == AFTER)
        assert [path.name for path in site.parent.iterdir()] == ["site"]
        if ended:
            break
    assert outcomes == sorted(outcomes)
    assert outcomes.count(False) > 3
    assert outcomes.count(True) > 10
    assert len(outcomes) < 200


def test_a_kill_in_the_run_that_makes_the_rest(tmp_path: Path) -> None:
    for steps in range(8, 30):
        site = laid(tmp_path / str(steps) / "site")
        for again in (steps, 3, 3):
            with killed_after(again), suppress(Killed):
                change(site) if again == steps else Journal(site)
        Journal(site)
        assert tree(site) in (BEFORE, AFTER)


def test_a_whole_build_makes_them_first(target: Path) -> None:
    write_file(f"{target}/assets/glasno/a.css", b"")
    with killed_after(12), pytest.raises(Killed):
        change(target)
    assert "assets/glasno/a.css" in tree(target)
    open_stage(target).close()
    assert tree(target) == {**AFTER, "assets/glasno/a.css": ""}


def test_changes_of_a_folder_that_is_gone_are_forgotten(target: Path) -> None:
    with killed_after(12), pytest.raises(Killed):
        change(target)
    target.rename(target.with_name("elsewhere"))
    Journal(target)
    assert [path.name for path in target.parent.iterdir()] == ["elsewhere"]

"""A site is built whole on a stage beside the target, and switched in or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.publish.lock import Locked
from generator.publish.stage import open_stage, require_room


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """Yield an empty folder that becomes ``target`` when the block ends well; else the target stays."""
    stage = open_stage(target)
    try:
        yield stage.path
        stage.switch()
    finally:
        stage.close()


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".site.lock"
    }


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Return the folder of an old site."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("old", encoding="utf-8")
    (site / "gone.html").write_text("old", encoding="utf-8")
    return site


def test_a_stage_takes_the_place_of_the_target(target: Path) -> None:
    with staged(target) as stage:
        (stage / "index.html").write_text("new", encoding="utf-8")
        assert tree(target) == {"index.html": "old", "gone.html": "old"}
    assert tree(target.parent) == {"site/index.html": "new"}


def test_a_first_site(tmp_path: Path) -> None:
    with staged(tmp_path / "a" / "b" / "site") as stage:
        (stage / "index.html").write_text("new", encoding="utf-8")
    assert tree(tmp_path) == {"a/b/site/index.html": "new"}


@pytest.mark.parametrize("fault", (RuntimeError, OSError, KeyboardInterrupt))
def test_after_a_fault_the_old_site_stands(target: Path, fault: type[BaseException]) -> None:
    def build() -> None:
        with staged(target) as stage:
            (stage / "index.html").write_text("half", encoding="utf-8")
            raise fault

    with pytest.raises(fault):
        build()
    assert tree(target.parent) == {"site/index.html": "old", "site/gone.html": "old"}


def test_a_second_build_is_locked_out_at_once(target: Path) -> None:
    with staged(target) as stage:
        (stage / "index.html").write_text("new", encoding="utf-8")
        with pytest.raises(Locked, match="собирает другая программа"):
            open_stage(target)
    assert tree(target) == {"index.html": "new"}
    open_stage(target).close()


def test_another_target_is_not_locked(target: Path) -> None:
    with staged(target), staged(target.parent / "other") as other:
        assert other.is_dir()


def test_a_target_is_one_by_every_path(target: Path) -> None:
    (target.parent / "link").symlink_to(target)
    with staged(target), pytest.raises(Locked):
        open_stage(target.parent / "link")


def test_leftovers_of_a_killed_build_are_cleared(target: Path) -> None:
    for name in (".site.new", ".site.old"):
        (target.parent / name / "deep").mkdir(parents=True)
        (target.parent / name / "deep" / "x.html").write_text("half", encoding="utf-8")
    with staged(target) as stage:
        assert tree(stage) == {}
    assert tree(target.parent) == {}


def test_room_is_tried_and_left(tmp_path: Path) -> None:
    require_room(tmp_path)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(OSError, match="No such file"):
        require_room(tmp_path / "missing")

"""A second run with nothing to do says so and does nothing; any change is seen."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.portal import differing, glasno, tree

UNCHANGED = "ничего не изменилось"


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new portal with its site."""
    portal = tmp_path_factory.mktemp("memory") / "portal"
    assert glasno("init", portal, cwd=portal.parent).returncode == 0
    assert UNCHANGED not in build(portal)
    return portal


def build(portal: Path) -> str:
    done = glasno("build", "--root", portal.name, cwd=portal.parent)
    assert done.returncode == 0, done.stderr
    return done.stdout


def record(portal: Path) -> Path:
    return next((portal / "content/protocols").rglob("*.md"))


def test_a_second_build_leaves_the_site_alone(portal: Path) -> None:
    before = (portal / "site").stat().st_ino
    assert UNCHANGED in build(portal)
    assert (portal / "site").stat().st_ino == before


def edit(portal: Path) -> None:
    text = record(portal).read_text(encoding="utf-8")
    record(portal).write_text(text + "\n", encoding="utf-8")


def set_a_name(portal: Path) -> None:
    text = (portal / "mkdocs.yml").read_text(encoding="utf-8")
    (portal / "mkdocs.yml").write_text(text.replace("site_name:", "site_name: Новый"), encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    (edit, set_a_name, lambda portal: shutil.rmtree(portal / "site")),
    ids=("record", "setting", "site"),
)
def test_a_change_is_built(portal: Path, change: Callable[[Path], None]) -> None:
    change(portal)
    assert UNCHANGED not in build(portal)


def test_a_memory_changes_nothing_of_a_site(portal: Path) -> None:
    build(portal)
    before = tree(portal / "site")
    shutil.rmtree(portal / ".glasno")
    assert UNCHANGED not in build(portal)
    assert differing(before, tree(portal / "site")) == []


def test_a_verdict_is_the_same_the_second_time(portal: Path) -> None:
    file = record(portal)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("## Решили", "## Решили\n1. ОOО «Школа» отчитаться."), encoding="utf-8")
    runs = [glasno("check", "--root", portal.name, cwd=portal.parent) for _ in range(2)]
    assert runs[0].stdout == runs[1].stdout
    assert runs[0].returncode == runs[1].returncode
    assert "mixed-script" in runs[0].stdout
    file.write_text(text, encoding="utf-8")
    os.utime(file)
    third = glasno("check", "--root", portal.name, cwd=portal.parent)
    assert "mixed-script" not in third.stdout


def test_one_file_of_a_remembered_verdict(portal: Path) -> None:
    everything = glasno("check", "--root", portal.name, cwd=portal.parent).stdout
    one = glasno("check", "--root", portal.name, str(record(portal)), cwd=portal.parent).stdout
    assert "1 запись" in one
    assert "1 запись" not in everything

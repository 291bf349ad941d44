"""Faults at random moments: short in `make test`, long by `make torture`, which writes down its figures."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.site.portal import glasno, tree

LONG = os.environ.get("GLASNO_TORTURE") == "long"


def times(short: int, long: int) -> int:
    """Return how often a fault is tried."""
    return long if LONG else short


@dataclass(frozen=True, slots=True)
class Versions:
    """Two versions of one portal, and what a site of either holds, byte for byte."""

    portals: tuple[Path, Path]
    trees: tuple[dict[str, bytes], dict[str, bytes]]


@pytest.fixture(scope="session")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Versions:
    place = tmp_path_factory.mktemp("versions")
    portals, trees = [], []
    for name, words in (("one", "Собрать сведения"), ("two", "Собрать полные сведения")):
        assert glasno("init", name, cwd=place).returncode == 0
        (record,) = (place / name / "content/protocols").rglob("*.md")
        text = record.read_text(encoding="utf-8")
        record.write_text(text.replace("Собрать сведения", words), encoding="utf-8")
        done = glasno("build", "--root", name, cwd=place)
        assert done.returncode == 0, done.stderr
        portals.append(place / name)
        trees.append(tree(place / name / "site"))
    assert trees[0] != trees[1]
    return Versions((portals[0], portals[1]), (trees[0], trees[1]))


@pytest.fixture(scope="session")
def figure() -> Iterator[Callable[[str, str], None]]:
    """Note what a test measured; the notes are written to the file that GLASNO_FIGURES names."""
    noted: dict[str, str] = {}
    yield lambda test, words: noted.update({test: words})
    if (path := os.environ.get("GLASNO_FIGURES")) and noted:
        Path(path).write_text(json.dumps(noted, ensure_ascii=False, indent=1), encoding="utf-8")


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mount a small file system in memory; only root can. Options once more change those it has."""
    place = tmp_path / "disk"
    place.mkdir()

    def mount(options: str) -> Path:
        again = "remount," if place.is_mount() else ""
        command = ["mount", "-t", "tmpfs", "-o", again + options, "tmpfs", str(place)]
        if shutil.which("mount") is None or subprocess.run(command, capture_output=True).returncode:
            pytest.skip("no file system can be mounted here")
        return place

    yield mount
    if place.is_mount():
        subprocess.run(["umount", str(place)], check=True)

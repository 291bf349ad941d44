"""The same content gives the same bytes, wherever, whenever and in whatever order it is built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.site.portal import ROOT, differing, environment, glasno, tree
from tests.torture.conftest import LONG

_ANOTHER_MACHINE = """
import datetime, os, random, time

order = random.Random(int(os.environ["ANOTHER_ORDER"]))
_scandir, _listdir = os.scandir, os.listdir


class _Shuffled:
    def __init__(self, *arguments):
        with _scandir(*arguments) as entries:
            self._entries = list(entries)
        order.shuffle(self._entries)

    def __iter__(self):
        return iter(self._entries)

    def __next__(self):
        if not self._entries:
            raise StopIteration
        return self._entries.pop()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def close(self):
        pass


os.scandir = _Shuffled
os.listdir = lambda *arguments: order.sample(names := _listdir(*arguments), len(names))
moved = float(os.environ["ANOTHER_CLOCK"]) - time.time()
_time, _localtime, _gmtime = time.time, time.localtime, time.gmtime
time.time = lambda: _time() + moved
time.localtime = lambda seconds=None: _localtime(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: _gmtime(time.time() if seconds is None else seconds)


class _Moment(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)


datetime.datetime = _Moment
"""
"""Shuffles what folders list, and sets another clock, before any module of ours is imported.

``date.today`` stays: msgspec knows the class by itself, and ruff refuses the call (DTZ011).
"""


@dataclass(frozen=True, slots=True)
class Machine:
    """What differs from one machine to another."""

    variables: dict[str, str] = field(default_factory=dict)
    umask: int = 0o022
    folder: str = "portal"


_1970, _2099 = "86400", "4092599349"
_ALL = (
    Machine(
        {
            "TZ": "Asia/Kamchatka", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "1",
            "ANOTHER_ORDER": "1", "ANOTHER_CLOCK": _1970,
        },
        0o077,
        "a/folder with spaces/портал",
    ),
    Machine(
        {
            "TZ": "America/Los_Angeles", "LANG": "tr_TR.UTF-8", "LC_ALL": "ru_RU.UTF-8",
            "PYTHONHASHSEED": "2", "ANOTHER_ORDER": "2", "ANOTHER_CLOCK": _2099,
        },
        0o000,
        "b",
    ),
)  # fmt: skip
_EACH = (
    Machine({"TZ": "Asia/Kamchatka"}),
    Machine({"TZ": "America/Los_Angeles"}),
    Machine({"LANG": "C", "LC_ALL": "C"}),
    Machine({"LC_ALL": "tr_TR.UTF-8"}),
    Machine(umask=0o077),
    Machine(umask=0o000),
    Machine({"ANOTHER_ORDER": "3", "ANOTHER_CLOCK": _1970}),
    Machine({"ANOTHER_ORDER": "4", "ANOTHER_CLOCK": _2099}),
    *(Machine({"PYTHONHASHSEED": str(seed)}) for seed in range(5)),
    Machine(folder="x" * 100),
)
MACHINES = (*_ALL, *_EACH) if LONG else _ALL


def build(source: Path, place: Path, machine: Machine) -> dict[str, bytes]:
    """Build a copy of a portal as another machine would, and return its site."""
    portal = place / machine.folder
    portal.mkdir(parents=True)
    for name in ("content", "theme_overrides", "mkdocs.yml"):
        if (source / name).is_dir():
            shutil.copytree(source / name, portal / name)
        elif (source / name).exists():
            shutil.copyfile(source / name, portal / name)
    (place / "usual").mkdir()
    (place / "usual/sitecustomize.py").write_text(_ANOTHER_MACHINE, encoding="utf-8")
    custom = [str(place / "usual")] if "ANOTHER_CLOCK" in machine.variables else []
    variables = {"PYTHONPATH": os.pathsep.join([*custom, str(ROOT)]), **machine.variables}
    mask = f'umask {machine.umask:03o}; exec "$@"'
    done = subprocess.run(
        ["sh", "-c", mask, "sh", sys.executable, "-m", "generator", "build", "--root", "."],
        cwd=portal,
        env=environment(variables),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return tree(portal / "site")


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny portal; in the long form the demo, with all its kinds of documents."""
    if LONG:
        return ROOT
    place = tmp_path_factory.mktemp("source")
    assert glasno("init", "portal", cwd=place).returncode == 0
    return place / "portal"


def test_the_same_bytes_on_every_machine(
    source: Path, tmp_path: Path, figure: Callable[[str, str], None]
) -> None:
    expected = build(source, tmp_path / "usual", Machine())
    for number, machine in enumerate(MACHINES):
        found = build(source, tmp_path / str(number), machine)
        assert differing(expected, found) == [], machine
        shutil.rmtree(tmp_path / str(number))
    figure("test_same_bytes.py", f"{len(MACHINES)} machines, {len(expected)} files each: 0 differ")

"""Real rsync and rclone between folders of this machine: what arrives, when, and what is left alone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.deploy.sync import PROGRAMS, Step
from generator.publish.links import check_links
from tests.deploy.conftest import program
from tests.site.portal import ROOT, environment, glasno, tree

Steps = Callable[..., Iterator[Step]]
OLD = {
    "index.html": '<a href="list/">Список</a>',
    "list/index.html": '<a href="../first/">Первый</a> <a href="../second/">Второй</a>',
    "first/index.html": '<link href="../assets/a.css"><a href="../list/">Список</a>',
    "second/index.html": '<a href="../list/">Список</a>',
    "assets/a.css": "main { color: navy }",
    "pagefind/glasno.bin": "old",
    "pagefind/glasno-columns.bin": "old",
    ".well-known/security.txt": "not of the site",
}
NEW = {
    "index.html": '<a href="list/">Список</a>',
    "list/index.html": '<a href="../first/">Первый</a> <a href="../third/#p-1">Третий</a>',
    "first/index.html": '<link href="../assets/b.css"><a href="../third/scan.pdf">Подлинник</a>',
    "third/index.html": '<link href="../assets/b.css"><p id="p-1"><a href="../list/">Список</a>',
    "third/scan.pdf": "%PDF-1.4",
    "assets/a.css": "main { color: teal }",
    "assets/b.css": "main { color: olive }",
    "pagefind/index/ru_1234567.pf_index": "words",
    "pagefind/glasno.bin": "new",
    "pagefind/glasno-columns.bin": "new",
}


def write(site: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    return site


def text(site: Path) -> dict[str, str]:
    return {name: data.decode() for name, data in tree(site).items()}


@pytest.fixture(params=tuple(PROGRAMS))
def name(request: pytest.FixtureRequest) -> str:
    """The program that carries."""
    program(request.param)
    return str(request.param)


@pytest.fixture
def steps(name: str) -> Steps:
    """The steps of a program."""
    return PROGRAMS[name]


def run(step: Step) -> None:
    subprocess.run(step.command, check=True, capture_output=True, timeout=60)


def test_no_step_leaves_a_link_to_what_is_not_there(tmp_path: Path, steps: Steps) -> None:
    target, site = write(tmp_path / "target", OLD), write(tmp_path / "site", NEW)
    assert check_links(target).broken == ()

    asked = ""
    for step in steps(str(site), str(target), delete=True):
        run(step)
        broken = [link for link in check_links(target).broken if link[0] != "second/index.html"]
        assert broken == [], step.title
        if not asked and (target / "pagefind/glasno.bin").read_text(encoding="utf-8") == "new":
            assert (target / "pagefind/index/ru_1234567.pf_index").exists()
            assert (target / "pagefind/glasno-columns.bin").read_text(encoding="utf-8") == "new"
            asked = step.title
    assert asked == "указатели"
    kept = {name: said for name, said in OLD.items() if name.startswith(".well-known/")}
    assert text(target) == NEW | kept


def test_nothing_is_deleted_unasked(tmp_path: Path, steps: Steps) -> None:
    target, site = write(tmp_path / "target", OLD), write(tmp_path / "site", NEW)
    for step in steps(str(site), str(target)):
        run(step)

    assert text(target) == OLD | NEW


def test_equal_files_do_not_travel(tmp_path: Path, steps: Steps) -> None:
    site, target = write(tmp_path / "site", NEW), tmp_path / "target"
    for step in steps(str(site), str(target)):
        run(step)
    before = {path: (path.stat().st_ino, path.stat().st_ctime_ns) for path in target.rglob("*.*")}
    for path in site.rglob("*.*"):
        os.utime(path, (1, 1))
    (site / "first/index.html").write_text(
        NEW["first/index.html"].replace("Подлинник", "подлинник"), encoding="utf-8"
    )
    for step in steps(str(site), str(target), delete=True):
        run(step)

    after = {path: (path.stat().st_ino, path.stat().st_ctime_ns) for path in target.rglob("*.*")}
    assert [path.relative_to(target).as_posix() for path in after if before.get(path) != after[path]] == [
        "first/index.html"
    ]


def test_a_run_that_is_killed_leaves_the_old_site_and_the_next_goes_on(tmp_path: Path) -> None:
    slow = tmp_path / "bin/rsync"
    write(tmp_path, {"bin/rsync": f'#!/bin/sh\nexec {program("rsync")} --bwlimit=500 "$@"\n'})
    slow.chmod(0o755)
    target, site = write(tmp_path / "target", OLD), write(tmp_path / "site", NEW)
    (site / "third/scan.pdf").write_bytes(os.urandom(4 * 1024 * 1024))
    variables = environment({"PATH": f"{slow.parent}{os.pathsep}{os.environ['PATH']}"})
    command = [sys.executable, "-m", "generator", "sync", str(target), "--site", str(site), "--delete"]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=variables,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        for _ in range(200):
            if list(target.glob("third/.scan.pdf.*")):
                break
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGKILL)
    left = {name: data for name, data in tree(target).items() if name in OLD}
    assert {name: data.decode() for name, data in left.items()} == OLD
    assert check_links(target).broken == ()

    done = glasno("sync", target, "--site", site, "--delete", cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert {name for name in tree(target) if not name.startswith(".well-known/")} == set(NEW)


def test_what_the_command_says(tmp_path: Path, name: str) -> None:
    target, site = write(tmp_path / "target", OLD), write(tmp_path / "site", NEW)
    before = tree(target)

    done = glasno("sync", target, "--site", site, "--with", name, "--delete", "--dry-run", cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert tree(target) == before
    said = done.stdout + done.stderr
    order = ("новые файлы", "новые страницы", "изменившиеся", "указатели", "удаление лишнего")
    assert [said.index(words) for words in order] == sorted(said.index(words) for words in order)
    assert "third/index.html" in said

    blocked = write(tmp_path, {"file": ""}) / "file"
    failed = glasno("sync", blocked / "inside", "--site", site, "--with", name, cwd=ROOT)
    assert failed.returncode == 1
    assert f"{name} остановилась на шаге «новые файлы»" in failed.stderr


@pytest.mark.parametrize(
    ("files", "path", "expected"),
    (({}, None, "нет собранного сайта"), (NEW, "", "Нет программы rsync")),
    ids=("no-site", "no-program"),
)
def test_what_cannot_be_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str], path: str | None, expected: str
) -> None:
    write(tmp_path / "site", files)
    if path is not None:
        monkeypatch.setenv("PATH", path)
    done = glasno("sync", "nowhere:/srv", "--site", tmp_path / "site", cwd=ROOT)

    assert done.returncode == 1
    assert expected in done.stderr

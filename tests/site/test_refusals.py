from __future__ import annotations

import fcntl
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.site.portal import differing, environment, glasno, tree

BODY = "primersk-council"
RECORD = f"protocols/{BODY}/2026-09-15-1.md"
KEPT = "Прежний сайт не тронут."
REFUSED = f"Сайт не собран: исправьте ошибки. {KEPT}"
_HEAD = f"body: {BODY}\nkind: protocol\ndate: 2026-09-21\nfidelity: full\n"

Spoil = Callable[[Path], object]


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new portal with its site."""
    portal = tmp_path_factory.mktemp("starter") / "portal"
    assert glasno("init", portal, cwd=portal.parent).returncode == 0
    assert glasno("build", "--root", portal, cwd=portal.parent).returncode == 0
    return portal


@pytest.fixture
def portal(starter: Path, tmp_path: Path) -> Path:
    return shutil.copytree(starter, tmp_path / "portal")


def build(portal: Path) -> subprocess.CompletedProcess[str]:
    return glasno("build", "--root", portal.name, cwd=portal.parent)


def build_limited(portal: Path, blocks: int) -> subprocess.CompletedProcess[str]:
    """Build where no file may be longer than so many blocks of 512 bytes."""
    return subprocess.run(
        [
            "sh",
            "-c",
            f'ulimit -f {blocks}; exec "$@"',
            "sh",
            sys.executable,
            "-m",
            "generator",
            "build",
            "--root",
            "portal",
        ],
        cwd=portal.parent,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def hidden(folder: Path) -> list[str]:
    """Return what a build left beside the site; the file of the lock stays, as every build needs it."""
    return sorted(
        path.name for path in folder.iterdir() if path.name.startswith(".site.") and path.name != ".site.lock"
    )


def assert_refused(portal: Path, done: subprocess.CompletedProcess[str], before: dict[str, bytes]) -> None:
    """Hold what every refusal owes: its exit code, no traceback, the site as it was, nothing left."""
    assert done.returncode == 1, done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert done.stderr.count(KEPT) == 1
    assert differing(before, tree(portal / "site")) == []
    assert hidden(portal) == []


def write(name: str, text: str | bytes) -> Spoil:
    """Return what writes a file of the content."""

    def spoil(content: Path) -> None:
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)

    return spoil


def edit(old: str, new: str, encoding: str = "utf-8") -> Spoil:
    """Return what changes words of the record of the starter."""

    def spoil(content: Path) -> None:
        text = (content / RECORD).read_text(encoding="utf-8")
        assert old in text
        (content / RECORD).write_bytes(text.replace(old, new, 1).encode(encoding))

    return spoil


def empty(content: Path) -> None:
    shutil.rmtree(content)
    content.mkdir()


def two_of_one_address(content: Path) -> None:
    write(f"protocols/{BODY}/2026-09-21.yml", _HEAD + "sections: [{kind: text, lines: [Слово]}]\n")(content)
    write(f"protocols/{BODY}/2026-09-21.md", f"---\n{_HEAD}---\nСлово\n")(content)


CASES: dict[str, tuple[Spoil, str, str]] = {
    # what is wrong: how it comes about, the place that is named, the code of the rule
    "empty file": (
        write(f"protocols/{BODY}/2026-09-21.md", ""),
        f"protocols/{BODY}/2026-09-21.md:1:1",
        "empty",
    ),
    "blank file": (write("organizations/blank.yml", " \n\n"), "organizations/blank.yml:1:1", "empty"),
    "no records": (empty, ".:1:1", "no-content"),
    "cp1251": (edit("---", "---", "cp1251"), f"{RECORD}:6:1", "encoding"),
    "utf-16": (edit("---", "---", "utf-16"), f"{RECORD}:1:1", "encoding"),
    "broken YAML": (
        write(f"protocols/{BODY}/2026-09-21.yml", _HEAD.replace("protocol", "[protocol")),
        f"protocols/{BODY}/2026-09-21.yml:2:7",
        "yaml-syntax",
    ),
    "front matter not closed": (
        edit("fidelity: full\n---", "fidelity: full"),
        f"{RECORD}:1:1",
        "front-matter",
    ),
    "list for a mapping": (
        write(f"protocols/{BODY}/2026-09-21.yml", "- body\n- kind\n"),
        f"protocols/{BODY}/2026-09-21.yml:1:1",
        "type",
    ),
    "mapping for a list": (
        write(f"protocols/{BODY}/2026-09-21.yml", f"{_HEAD}sections:\n  kind: text\n"),
        f"protocols/{BODY}/2026-09-21.yml:6:3",
        "type",
    ),
    "long title": (edit("fidelity:", f"title: {'а' * 2000}\nfidelity:"), f"{RECORD}:8:8", "too-long"),
    "unknown body": (
        write("protocols/sovet/2026-09-21.md", f"---\n{_HEAD.replace(BODY, 'sovet')}---\nСлово\n"),
        "protocols/sovet/2026-09-21.md:2:7",
        "unknown-body",
    ),
    "one address twice": (two_of_one_address, f"protocols/{BODY}/2026-09-21.yml:1:1", "slug-collision"),
    "symlink to a file": (
        lambda content: (content / f"protocols/{BODY}/passwd.pdf").symlink_to("/etc/passwd"),
        f"protocols/{BODY}/passwd.pdf:1:1",
        "symlink",
    ),
    "symlink to a record": (
        lambda content: (content / f"protocols/{BODY}/2026-09-21.md").symlink_to("2026-09-15-1.md"),
        f"protocols/{BODY}/2026-09-21.md:1:1",
        "symlink",
    ),
    "symlink to a folder": (lambda content: (content / "etc").symlink_to("/etc"), "etc:1:1", "symlink"),
    "pipe": (
        lambda content: os.mkfifo(content / f"protocols/{BODY}/2026-09-21.md"),
        f"protocols/{BODY}/2026-09-21.md:1:1",
        "symlink",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_bad_content_is_refused_with_one_clear_message(portal: Path, case: str) -> None:
    spoil, place, code = CASES[case]
    before = tree(portal / "site")
    spoil(portal / "content")

    done = build(portal)

    assert_refused(portal, done, before)
    lines = done.stderr.strip().splitlines()
    said = [line for line in lines if re.search(": (ошибка|замечание) [a-z0-9-]+: ", line)]
    assert len(said) == 1, done.stderr
    assert said[0].startswith(f"content/{place}: ошибка {code}: ")
    assert re.search("[а-яё]{3}", said[0].rpartition(f"{code}: ")[2])
    assert lines[-2].endswith("1 ошибка.")
    assert lines[-1] == REFUSED


def test_no_content_folder(portal: Path) -> None:
    before = tree(portal / "site")
    shutil.rmtree(portal / "content")
    done = build(portal)
    assert_refused(portal, done, before)
    assert done.stderr == f"Нет папки «portal/content» с протоколами. {KEPT}\n"
    checked = glasno("check", "--root", "portal", cwd=portal.parent)
    assert checked.returncode == 1
    assert ": ошибка no-content: " in checked.stdout


BOMB = "x0: &x0 [ха]\n" + "".join(f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 9)}]\n" for n in range(1, 10))
SETTINGS: dict[str, tuple[str | bytes, str]] = {
    # what is wrong: the settings, and what is said of them first
    "a bracket": ("site_name: [\n", "mkdocs.yml:2:1: ошибка yaml-syntax: Скобка «[» или «{» не закрыта."),
    "a tabulation": ("theme:\n\tname: material\n", "mkdocs.yml:2:1: ошибка yaml-syntax: "),
    "a key twice": ("site_name: А\nsite_name: Б\n", "mkdocs.yml:2:1: ошибка yaml-dup: "),
    "another encoding": ("site_name: Портал\n".encode("cp1251"), "mkdocs.yml:1:1: ошибка encoding: "),
    "a wider encoding": ("site_name: Портал\n".encode("utf-16"), "mkdocs.yml:1:1: ошибка encoding: "),
    "a bomb": (BOMB, "mkdocs.yml:4:20: ошибка complexity: "),
    "no name": ("plugins: [glasno]\n", "mkdocs.yml:1: настройка «site_name»: без неё"),
    "no plugin": (
        "site_name: Портал\ndocs_dir: content\n",
        "В mkdocs.yml нет расширения: допишите «plugins: [glasno]».",
    ),
    "another plugin": (
        "site_name: А\nplugins: [glasno, etot]\ndocs_dir: content\n",
        "mkdocs.yml:2: настройка «plugins»: расширение «etot» не установлено.",
    ),
    "an address cut": (
        "site_name: А\nsite_url: gov.example\nplugins: [glasno]\n",
        "mkdocs.yml:2: настройка «site_url»: нужен адрес целиком",
    ),
    "a choice": (
        "site_name: А\nplugins:\n  - glasno:\n      persons: all\ndocs_dir: content\n",
        "mkdocs.yml:4: настройка «persons»: годится одно из: names, pages, initials, а написано all.",
    ),
    "a kind of value": (
        "site_name: А\nplugins:\n  - glasno:\n      compress: да\ndocs_dir: content\n",
        "mkdocs.yml:4: настройка «compress»: нужно true или false.",
    ),
    "a list": ("- glasno\n", "Настройки в mkdocs.yml не годятся: нужны поля вида «имя: значение»."),
}


@pytest.mark.parametrize("case", SETTINGS)
def test_bad_settings_are_told_with_their_line(portal: Path, case: str) -> None:
    settings, said = SETTINGS[case]
    before = tree(portal / "site")
    data = settings if isinstance(settings, bytes) else settings.encode()
    (portal / "mkdocs.yml").write_bytes(data)
    done = build(portal)
    assert_refused(portal, done, before)
    assert done.stderr.startswith(said)


def test_the_content_folder_need_not_be_named(portal: Path) -> None:
    settings = portal / "mkdocs.yml"
    lines = settings.read_text(encoding="utf-8").splitlines(keepends=True)
    settings.write_text("".join(line for line in lines if not line.startswith("docs_dir:")), encoding="utf-8")
    assert build(portal).returncode == 0


def test_strict_refuses_remarks(portal: Path) -> None:
    before = tree(portal / "site")
    edit("2.1. Проверить", "2.2. Проверить")(portal / "content")
    address = f"protocols/{BODY}/2026-09-15-1/2"
    write("withdrawn.yml", f"moved: [{{from: {address}.1/, to: {address}.2/}}]\n")(portal / "content")
    done = glasno("build", "--strict", "--root", "portal", cwd=portal.parent)
    assert_refused(portal, done, before)
    assert ": замечание " in done.stderr
    assert build(portal).returncode == 0
    assert "2.2. Проверить".encode() not in b"".join(before.values())
    assert differing(before, tree(portal / "site")) != []


def test_a_second_build_is_refused_while_the_first_runs(portal: Path) -> None:
    before = tree(portal / "site")
    with (portal / ".site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = build(portal)
    assert_refused(portal, done, before)
    assert "сейчас собирает другая программа" in done.stderr
    assert build(portal).returncode == 0


@pytest.mark.parametrize("blocks", (16, 200))
def test_a_file_that_cannot_be_written_whole(portal: Path, blocks: int) -> None:
    before = tree(portal / "site")
    done = build_limited(portal, blocks)
    assert_refused(portal, done, before)
    assert done.stderr.startswith(("Не удалось записать файл", "Поисковый указатель не построен"))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """Mount a file system of so many bytes; only root can."""
    place = tmp_path / "disk"
    place.mkdir()

    def mount(size: int) -> Path:
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)]
        try:
            done = subprocess.run(command, capture_output=True, check=False)
        except OSError:
            pytest.skip("no mount here; the limit of a file's size stands for a full disk")
        if done.returncode:
            pytest.skip(
                "no file system can be mounted here; the limit of a file's size stands for a full disk"
            )
        return place

    yield mount
    if place.is_mount():
        subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize("room", (0.2, 0.6, 0.9, 0.97))
def test_a_full_disk(portal: Path, small_disk: Callable[[int], Path], room: float) -> None:
    pages = 4096
    size = sum(
        -(-path.stat().st_size // pages) * pages for path in (portal / "site").rglob("*") if path.is_file()
    )
    disk = small_disk(int(size * (1 + room)))
    shutil.copytree(portal / "site", disk / "site")
    before = tree(disk / "site")

    done = glasno("build", "--root", portal, "--output", disk / "site", cwd=disk)

    assert_refused(disk, done, before)
    assert re.search("На диске кончилось место|Поисковый указатель не построен", done.stderr)


def test_a_killed_build_leaves_the_site_and_the_next_one_clears_up(portal: Path) -> None:
    before = tree(portal / "site")
    command = [sys.executable, "-m", "generator", "build", "--root", "portal"]
    with subprocess.Popen(
        command, cwd=portal.parent, env=environment(), stdout=subprocess.DEVNULL
    ) as process:
        stage = portal / ".site.new"
        until = time.monotonic() + 30
        while not (stage / "assets").exists():
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.002)
        process.kill()
    assert differing(before, tree(portal / "site")) == []
    assert hidden(portal) == [".site.new", ".site.work"]
    (stage / "half.html").write_text("half a page", encoding="utf-8")

    assert build(portal).returncode == 0

    assert hidden(portal) == []
    assert differing(before, tree(portal / "site")) == []


def test_a_site_that_a_killed_build_had_set_aside_comes_back(portal: Path) -> None:
    before = tree(portal / "site")
    (portal / "site").rename(portal / ".site.old")
    assert_refused(portal, build_limited(portal, 16), before)


def test_init_does_not_write_over_anything(portal: Path) -> None:
    before = tree(portal)
    done = glasno("init", "portal", cwd=portal.parent)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "«portal» уже есть: новый портал начинают в новой папке.\n"
    assert differing(before, tree(portal)) == []

"""What a repository holds at a revision, read from git's objects: nothing is checked out or run."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

MAX_FILES = 20_000
MAX_TREE = 1024 * 1024 * 1024
"""Bytes of all files of a revision that are read."""
_WAIT = 120
"""Seconds for one answer of git."""
_REGULAR = ("100644", "100755")


class NotRead(Exception):
    """Carries the words that say why a revision cannot be read."""


@dataclass(frozen=True, slots=True)
class TreeEntry:
    """A file of a revision; ``path`` begins at the portal's folder."""

    path: str
    mode: str
    object: str
    size: int

    @property
    def is_regular(self) -> bool:
        """Whether it is a file, and neither a link nor another repository."""
        return self.mode in _REGULAR


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit by its full name, and the day it was made, ``YYYY-MM-DD``."""

    name: str
    day: str


@dataclass(frozen=True, slots=True)
class Repository:
    """A git repository as seen from a portal's folder, which may lie below the repository's root."""

    root: Path

    def revision(self, name: str) -> str:
        """Return the full name of the commit that a revision names."""
        found = self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        if found is None:
            raise NotRead(f"Такой версии в репозитории нет: «{name}».")
        return found.decode().strip()

    def entries(self, commit: str, folder: str = ".") -> tuple[TreeEntry, ...]:
        """Return every file of a folder at a commit; a folder that is not there holds none."""
        listed = self._git("ls-tree", "-r", "-z", "-l", commit, "--", f"{folder.rstrip('/')}/")
        if listed is None:
            raise NotRead("Не удалось прочесть версию: это не репозиторий git?")
        entries = tuple(_entries(listed))
        if len(entries) > MAX_FILES or sum(entry.size for entry in entries) > MAX_TREE:
            raise NotRead(f"В версии больше {MAX_FILES} файлов или больше 1 ГБ: она не читается.")
        return entries

    def contents(self, entries: Iterable[TreeEntry]) -> Iterator[tuple[TreeEntry, bytes]]:
        """Yield the bytes of files, in the given order; one process of git reads them all."""
        with subprocess.Popen(
            [_command(), "cat-file", "--batch"], cwd=self.root, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as git:
            assert git.stdin is not None
            assert git.stdout is not None
            for entry in entries:
                git.stdin.write(f"{entry.object}\n".encode())
                git.stdin.flush()
                header = git.stdout.readline().split()
                if len(header) != 3:
                    raise NotRead(f"В репозитории нет содержания файла «{entry.path}».")
                data = git.stdout.read(int(header[2]))
                git.stdout.read(1)
                yield entry, data

    def changed(self, base: str, head: str) -> tuple[str, ...]:
        """Return the paths, from the repository's root, that a change touches since it left its base."""
        found = self._git(
            "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", f"{base}...{head}", "--"
        )
        if found is None:
            found = self._git("diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", base, head, "--")
        return tuple(path.decode("utf-8", "replace") for path in (found or b"").split(b"\0") if path)

    def fork(self, base: str, head: str) -> str:
        """Return the commit that a change started from; the base itself where they share no history."""
        found = self._git("merge-base", base, head)
        return found.decode().strip() if found else base

    def seconds(self, commit: str) -> int:
        """Return when a commit was made, in seconds since 1970."""
        return int((self._git("show", "-s", "--format=%ct", commit) or b"0").strip() or 0)

    @property
    def is_shallow(self) -> bool:
        """Whether the clone was cut off from its history."""
        return (self._git("rev-parse", "--is-shallow-repository") or b"").strip() == b"true"

    def commits(self, folders: Iterable[str]) -> dict[str, tuple[Commit, ...]]:
        """Return the commits that added or changed each file below some folders, the newest first.

        Folders and paths begin at ``root``.
        """
        listed = self._git(
            "log", "--format=%x01%H %cs", "--name-only", "--relative", "-z", "--no-renames", "--no-merges",
            "--diff-filter=AM", "--", *folders,
        )  # fmt: skip
        if listed is None:
            raise NotRead("Не удалось прочесть историю: это не репозиторий git?")
        found: dict[str, list[Commit]] = {}
        for block in listed.decode("utf-8", "surrogateescape").split("\x01")[1:]:
            head, *paths = block.replace("\n", "\0").split("\0")
            commit = Commit(*head.split(" ", 1))
            for path in filter(None, paths):
                found.setdefault(path, []).append(commit)
        return {path: tuple(commits) for path, commits in found.items()}

    def _git(self, *arguments: str) -> bytes | None:
        try:
            done = subprocess.run(
                [_command(), *arguments], cwd=self.root, capture_output=True, timeout=_WAIT, check=False
            )
        except subprocess.TimeoutExpired as problem:
            raise NotRead("git не ответил вовремя.") from problem
        return done.stdout if done.returncode == 0 else None


def repository_prefix(folder: Path) -> str:
    """Return a folder's path from the root of its repository, with a slash; its own name outside of one."""
    place = folder.resolve()
    for above in place.parents:
        if (above / ".git").exists():
            return f"{place.relative_to(above).as_posix()}/"
    return f"{place.name}/"


def _command() -> str:
    command = shutil.which("git")
    if command is None:
        raise NotRead("Не найдена программа git.")
    return command


def _entries(listed: bytes) -> Iterator[TreeEntry]:
    for record in listed.split(b"\0"):
        if record:
            about, _, name = record.partition(b"\t")
            mode, _, object, size = about.decode().split()
            path = name.decode("utf-8", "surrogateescape")
            if _is_safe(path):
                yield TreeEntry(path, mode, object, int(size) if size.isdigit() else 0)


def _is_safe(path: str) -> bool:
    """Whether a path stays where it is put: a tree made by hand may hold «..»."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and ".." not in parts and ".git" not in parts

"""The lock of a folder that is published into: one writer at a time, and others learn who it is."""

from __future__ import annotations

import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from generator.text.dates import format_date


class Locked(Exception):
    """Another program writes to the same target."""


class Lock:
    """A lock that is held until it is closed, or its process ends in whatever way."""

    def __init__(self, path: Path, target: Path) -> None:
        """Take the lock of ``target``, which is the file ``path``.

        Raises:
            Locked: when somebody holds it; the words say who, where and since when.
        """
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = _holder(self._file)
            os.close(self._file)
            raise Locked(f"Папку «{target}» {holder}. Подождите, пока она закончит.") from None
        # The time of this write is the time since when the lock is held.
        os.ftruncate(self._file, 0)
        os.write(self._file, f"{os.getpid()} {socket.gethostname()}\n".encode())

    def release(self) -> None:
        """Let others in."""
        os.close(self._file)


def take_lock(target: Path) -> Lock:
    """Take the lock of a folder; its file stands beside it.

    Raises:
        Locked: when somebody holds it.
    """
    return Lock(target.parent / f".{target.name}.lock", target)


@contextmanager
def alone_in(folder: Path | None) -> Iterator[Path | None]:
    """Yield a folder and let nobody else in meanwhile; None where somebody is, or where there is none."""
    lock = None
    if folder is not None:
        with suppress(OSError, Locked):
            folder.parent.mkdir(parents=True, exist_ok=True)
            lock = take_lock(folder)
    try:
        yield folder if lock is not None else None
    finally:
        if lock is not None:
            lock.release()


def _holder(file: int) -> str:
    """Return «с 14:03 22 ноября 2026 года собирает другая программа (процесс 4312 на srv1)»."""
    process, _, host = os.pread(file, 300, 0).decode("utf-8", "replace").strip().partition(" ")
    if not process.isdigit():
        return "сейчас собирает другая программа"
    since = datetime.fromtimestamp(os.fstat(file).st_mtime).astimezone()
    return (
        f"с {since:%H:%M} {format_date(since.date())} собирает другая программа (процесс {process} на {host})"
    )

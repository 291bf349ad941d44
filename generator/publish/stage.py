"""The stage: a folder beside the target in which a site is built whole before it is switched in."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.publish.filesystem import exchange
from generator.publish.journal import Journal
from generator.publish.lock import Lock, take_lock
from generator.publish.refusal import Refused

_ROOM = 2 * 1024 * 1024


class Stage:
    """An open stage; ``close`` clears it whether or not it was switched in."""

    def __init__(self, target: Path, lock: Lock) -> None:
        self.target = target
        self.path = target.parent / f".{target.name}.new"
        self.work = target.parent / f".{target.name}.work"
        """A folder for what the build needs and nobody else."""
        self._old = target.parent / f".{target.name}.old"
        self._lock = lock
        self._clear()
        Journal(target)  # changes that were begun are made before others follow them
        self.path.mkdir(parents=True)
        self.work.mkdir()

    def switch(self) -> None:
        """Put the stage in the place of the target: one rename; two where a file system cannot exchange."""
        if not self.target.exists():
            self.path.rename(self.target)
        elif not exchange(self.path, self.target):
            self.target.rename(self._old)
            self.path.rename(self.target)

    def close(self) -> None:
        """Clear what is left and let other builds in."""
        self._clear()
        self._lock.release()

    def _clear(self) -> None:
        if self._old.is_dir() and not self.target.exists():
            self._old.rename(self.target)  # a switch that came half way is taken back
        for leftover in (self.path, self.work, self._old):
            shutil.rmtree(leftover, ignore_errors=True)


def require_room(folder: Path) -> None:
    """Fail as any write does where the disk is full; for programs that cut their files short and say nothing.

    A file that did not fit left less room than its own size, and none of theirs reaches ``_ROOM``.
    """
    probe = folder / ".room"
    try:
        probe.write_bytes(bytes(_ROOM))
    finally:
        probe.unlink(missing_ok=True)


def open_stage(target: Path) -> Stage:
    """Open the stage of a target, alone.

    Raises:
        Locked: when another program builds there.
        Refused: when the target is a folder that holds no site, and would be lost.
    """
    target = target.resolve()
    if target.is_dir() and not is_site(target) and not (target / "index.html").is_file():
        raise Refused(f"«{target}» — не сайт: назовите новую папку или пустую.")
    target.parent.mkdir(parents=True, exist_ok=True)
    return Stage(target, take_lock(target))


def is_site(folder: Path) -> bool:
    """Whether a folder holds a site of ours, or nothing at all."""
    return (folder / "assets" / "glasno").is_dir() or not any(folder.iterdir())

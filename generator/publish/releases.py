"""Releases: whole sites beside each other, and a link that says which of them readers see.

``DIR`` is a link to ``.DIR.releases/<number>``. A release is complete, checked and on the disk before the
link is replaced, by one rename: readers see one release or the other, never both and never none.
Why a link: docs/adr/0006-releases.md.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.publish.filesystem import exchange, flush, flush_entry
from generator.publish.ledger import LEDGER, read_ledger, write_ledger
from generator.publish.lock import take_lock
from generator.publish.redirects import GONE, read_redirects
from generator.publish.refusal import Refused
from generator.publish.stage import is_site


class Releases:
    """The releases of a published folder, held by this process alone."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.folder = target.parent / f".{target.name}.releases"
        self._link = target.parent / f".{target.name}.link"
        self._aside = target.parent / f".{target.name}.old"
        self._finish_migration()

    @property
    def current(self) -> int:
        """The number of the release that readers see; 0 where there is none."""
        if not self.target.is_symlink():
            return 0
        return int(self.target.readlink().name)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of all releases, the oldest first."""
        if not self.folder.is_dir():
            return ()
        return tuple(sorted(int(path.name) for path in self.folder.iterdir() if path.name.isdigit()))

    @property
    def ledger(self) -> frozenset[str]:
        """Every address that readers have ever seen here, those of a release that was taken back too."""
        return read_ledger(self.folder) | read_ledger(self.target)

    def path(self, number: int) -> Path:
        """Return the folder of a release."""
        return self.folder / str(number)

    def prepare(self) -> Path:
        """Clear what earlier publications left half done; return the folder for the next release."""
        # A plain folder that the link will replace becomes the release before the next one.
        number = max(self.numbers, default=0) + (2 if self._holds_site else 1)
        self.folder.mkdir(exist_ok=True)
        for path in self.folder.iterdir():
            # A release after the current one was never shown, or was taken back.
            shown = path.name.isdigit() and int(path.name) <= self.current
            if not shown and path.name != LEDGER:
                _remove(path)
        return self.path(number)

    def show(self, number: int) -> None:
        """Let readers see a release, in one step."""
        release = self.path(number)
        _open_to_readers(release)
        flush(release)
        self._link.unlink(missing_ok=True)
        self._link.symlink_to(release.relative_to(self.target.parent))
        if self._holds_site:
            self._migrate()
        else:
            if self.target.is_dir() and not self.target.is_symlink():
                self.target.rmdir()
            self._link.replace(self.target)
        flush_entry(self.target.parent)
        write_ledger(self.folder, self.ledger)

    def prune(self, keep: int) -> None:
        """Remove releases beyond the newest ``keep``, and every one that still holds what was withdrawn."""
        older = [number for number in self.numbers if number < self.current]
        for number in older:
            if number in older[: max(len(older) - keep + 1, 0)] or self.withdrawn_in(number):
                _remove(self.path(number))

    def withdrawn_in(self, number: int) -> bool:
        """Whether a release still shows something that the current one calls withdrawn."""
        return not _gone(self.target) <= _gone(self.path(number))

    @property
    def _holds_site(self) -> bool:
        return self.target.is_dir() and not self.target.is_symlink() and any(self.target.iterdir())

    def _migrate(self) -> None:
        """Put the link in the place of a plain folder with a site, which becomes the release before it."""
        if exchange(self._link, self.target):
            self._finish_migration()
            return
        # Two renames where a file system cannot exchange; what stops in between is taken up by the next run.
        self.target.rename(self._aside)
        self._link.replace(self.target)
        self._finish_migration()

    def _finish_migration(self) -> None:
        """Number a plain folder that a link has replaced; take back a replacement that stopped half way."""
        if self._aside.is_dir() and not os.path.lexists(self.target):
            self._aside.rename(self.target)
        for replaced in (self._aside, self._link):
            if replaced.is_dir() and not replaced.is_symlink():
                replaced.rename(self.path(self.current - 1))


def site_before(target: Path) -> Path:
    """Return the site that a build to ``target`` follows: what stands there, else the release before it."""
    releases = target.parent
    if target.exists() or not (target.name.isdigit() and releases.name.endswith(".releases")):
        return target
    older = [int(path.name) for path in releases.iterdir() if path.name.isdigit()]
    return releases / str(max((number for number in older if number < int(target.name)), default=target.name))


@contextmanager
def held(target: Path) -> Iterator[Releases]:
    """Yield the releases of a folder, held alone.

    Raises:
        Locked: when another program publishes to it.
        Refused: when the folder is something else than a published site.
    """
    target = target.absolute()
    target = target.parent.resolve() / target.name  # the folder itself may be a link, and stays one
    target.parent.mkdir(parents=True, exist_ok=True)
    lock = take_lock(target)
    try:
        releases = Releases(target)
        _require_place(releases)
        yield releases
    finally:
        lock.release()


def _require_place(releases: Releases) -> None:
    target = releases.target
    if target.is_symlink():
        place = target.readlink()
        if place.parent.name != releases.folder.name or not place.name.isdigit():
            raise Refused(f"«{target}» — ссылка на «{place}», а не на выпуск сайта: назовите другую папку.")
    elif target.exists() and not is_site(target):
        raise Refused(f"«{target}» — не сайт протоколов: назовите новую папку или пустую.")


def _gone(site: Path) -> frozenset[str]:
    return frozenset(redirect.source for redirect in read_redirects(site) if redirect.status == GONE)


def _open_to_readers(release: Path) -> None:
    """Let a web server read every file, whatever mask the builder has."""
    for folder, _, names in os.walk(release):
        Path(folder).chmod(0o755)
        for name in names:
            Path(folder, name).chmod(0o644)


def _remove(path: Path) -> None:
    """Remove a release or what is left of one; a release that is half removed has no number any more."""
    if path.name.isdigit():
        path = path.rename(path.with_name(f".{path.name}.gone"))
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()

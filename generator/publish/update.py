"""An update: a few files of a site that stands are changed, as if the whole of it had been built anew.

While it is made, readers may see some files as they were and others as they will be; afterwards, also where
the process was killed and another one opened the site, all are as they will be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.publish.amendment import StandingManifest, Unsealed
from generator.publish.compress import compress, twin_names
from generator.publish.entry_book import Entry
from generator.publish.journal import Journal
from generator.publish.lock import Lock, take_lock
from generator.publish.manifest import SIGNATURES, Sealed, read_entries, require_sound
from generator.publish.stage import require_room


@dataclass(frozen=True, slots=True)
class Updated:
    """What an update changes, by path, but for the manifest and its parts; and how the site is sealed."""

    written: tuple[str, ...]
    deleted: tuple[str, ...]
    sealed: Sealed


class Update:
    """An open update: changed files are written below ``path``, then sealed, then applied.

    What is sealed will be on the site even where ``apply`` does not come to its end: whoever opens the site
    next brings it there.
    """

    def __init__(self, target: Path, lock: Lock) -> None:
        self._target = target
        self._lock = lock
        self._journal = Journal(target)
        self.standing = StandingManifest.read(target)
        self.path = self._journal.open()

    def seal(
        self,
        before: Sealed,
        deleted: Iterable[str] = (),
        known: Iterable[Entry] = (),
        *,
        twins: bool,
    ) -> Updated:
        """Bring up to date what depends on the changed files, beside the site: it will surely change now.

        Every file below ``path`` is one that may have changed, whether or not it is on the site.

        Args:
            before: the site, as it was sealed last.
            deleted: paths of files that shall be no more; those that are not on the site, and those that
                are written too, are passed over.
            known: changed files whose entries were made when they were written.
            twins: whether texts have compressed twins.

        Raises:
            Refused: for a changed file that is unsound; the site stays as it is.
            Unsealed: when the site is not as its manifest says.
        """
        written = {entry.name: entry for entry in read_entries(self.path, sorted(known))}
        changed = {name: entry for name, entry in written.items() if not self._stands(entry)}
        for name in written.keys() - changed.keys():
            (self.path / name).unlink()
        gone = {name for name in deleted if name not in written and self.standing.find(name)}
        if twins:
            former = {twin for name in (*changed, *gone) for twin in twin_names(name)}
            changed |= compress(self.path, told=changed.get)
            gone |= {name for name in former.difference(changed) if self.standing.find(name)}
        if not changed and not gone:
            return Updated((), (), before)
        size = require_sound(changed.values(), before.size - sum(map(self._size, (*changed, *gone))))
        sums = {**dict.fromkeys(gone), **{name: entry.sum for name, entry in changed.items()}}
        files, state, parts = self.standing.amend(self.path, sums, before.files)
        require_room(self.path)
        self._journal.keep((*gone, *parts, *SIGNATURES))
        return Updated(tuple(sorted(changed)), tuple(sorted(gone)), Sealed(files, size, state))

    def apply(self) -> None:
        """Make the changes on the site."""
        self._journal.apply()

    def close(self) -> None:
        """Forget what is not sealed, and let others in."""
        self._journal.close()
        self._lock.release()

    def _stands(self, entry: Entry) -> bool:
        """Whether a file is on the site as it shall be."""
        return self.standing.find(entry.name) == entry.sum and self._size(entry.name) == entry.size

    def _size(self, name: str) -> int:
        """Return the bytes of a file of the site; 0 for one that the manifest does not name."""
        if self.standing.find(name) is None:
            return 0
        try:
            return (self._target / name).stat().st_size
        except OSError:
            raise Unsealed from None


def open_update(target: Path) -> Update:
    """Open an update of a site, alone.

    Raises:
        Locked: when another program builds there.
        Unsealed: when no site stands there, or not as its manifest says; a whole build is needed.
    """
    target = target.resolve()
    if not target.is_dir():
        raise Unsealed
    lock = take_lock(target)
    try:
        return Update(target, lock)
    except BaseException:
        lock.release()
        raise


@contextmanager
def updating(target: Path) -> Iterator[Update]:
    """Yield an open update, and close it; see ``open_update``."""
    update = open_update(target)
    try:
        yield update
    finally:
        update.close()

"""Changes of a folder that are made whole: a list of them stands beside it until all are made.

The changed files wait beside the folder. Once the list stands, on the disk as they are, the changes will be
made, by this process or by the next one that opens the folder; before, they are as good as never begun.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from generator.publish.filesystem import flush
from generator.publish.write import write_file


class Journal:
    """The changes of a folder; whoever opens it holds the lock of the folder."""

    def __init__(self, target: Path) -> None:
        """Make the changes that were listed by a process that came to its end; forget those that were not."""
        self.target = target
        self._place = target.parent / f".{target.name}.changes"
        self._list = self._place / "list.json"
        self.files = self._place / "files"
        self.apply()

    def open(self) -> Path:
        """Return an empty folder for the changed files, which stand there as they will in the target."""
        self.files.mkdir(parents=True)
        return self.files

    def keep(self, deleted: Iterable[str]) -> None:
        """List what stands in ``files`` and the paths that are ``deleted``; from now on it will be made."""
        start = len(f"{self.files}/")
        written = [str(path)[start:] for path in self.files.rglob("*") if path.is_file()]
        changes = {"written": sorted(written), "deleted": sorted({*deleted}.difference(written))}
        beside = self._list.with_suffix(".new")
        write_file(str(beside), json.dumps(changes).encode())
        flush(self._place)
        beside.rename(self._list)

    def apply(self) -> None:
        """Make the changes of the list, if there is one; any of them may have been made before."""
        if self._list.is_file() and self.target.is_dir():
            self._make(json.loads(self._list.read_bytes()))
            flush(self.target)
        self._list.unlink(missing_ok=True)
        self.close()

    def close(self) -> None:
        """Forget the changed files, unless they are listed."""
        if not self._list.exists():
            shutil.rmtree(self._place, ignore_errors=True)

    def _make(self, changes: Mapping[str, Sequence[str]]) -> None:
        for name in changes["deleted"]:
            _delete(self.target, name)
        for name in changes["written"]:
            if (self.files / name).is_file():
                (self.target / name).parent.mkdir(parents=True, exist_ok=True)
                (self.files / name).replace(self.target / name)


def _delete(folder: Path, name: str) -> None:
    """Delete a file of a folder, and the folders that are empty then."""
    path = folder / name
    if path.is_file():
        path.unlink()
    for above in path.parents:
        if above == folder:
            return
        try:
            above.rmdir()
        except FileNotFoundError:
            continue
        except OSError:  # not empty, or a file by now
            return

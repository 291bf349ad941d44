"""The files of a site as they will stand: those that are changed before those that stay."""

from __future__ import annotations

from collections.abc import Iterable
from os.path import isfile
from pathlib import Path


class Overlay:
    """Folders, the first of which comes before the others; some files shall be no more."""

    def __init__(self, *folders: Path, without: Iterable[str] = ()) -> None:
        self._folders = folders
        self._without = frozenset(without)

    def find(self, name: str) -> Path | None:
        """Return where a file stands; None where there is none."""
        if name in self._without:
            return None
        # Asked for thousands of links: paths as objects would take twice as long.
        paths = (f"{folder}/{name}" for folder in self._folders)
        return next((Path(path) for path in paths if isfile(path)), None)  # noqa: PTH113

    def read(self, name: str) -> bytes:
        """Return the bytes of a file.

        Raises:
            FileNotFoundError: where there is none.
        """
        path = self.find(name)
        if path is None:
            raise FileNotFoundError(name)
        return path.read_bytes()

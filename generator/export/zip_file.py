"""A ZIP file that is the same bytes each time: its entries have no clock, no owner, and one order."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP file can name."""


class FixedZip:
    """A ZIP file in the making; it has of ``zipfile.ZipFile`` what openpyxl asks for."""

    def __init__(self, target: IO[bytes]) -> None:
        self._zip = ZipFile(target, "w")

    def writestr(self, name: str, data: bytes | str) -> None:
        """Add an entry."""
        with self._entry(name) as entry:
            entry.write(data.encode() if isinstance(data, str) else data)

    def write(self, path: str | Path, name: str) -> None:
        """Add a file, which need not fit into memory."""
        with Path(path).open("rb") as source, self._entry(name) as entry:
            shutil.copyfileobj(source, entry)

    def namelist(self) -> list[str]:
        """Return the names of the entries so far."""
        return self._zip.namelist()

    def close(self) -> None:
        """Finish the file."""
        self._zip.close()

    def _entry(self, name: str) -> IO[bytes]:
        entry = ZipInfo(name, _EPOCH)
        entry.compress_type = ZIP_DEFLATED
        entry.create_system = 3
        entry.external_attr = 0o644 << 16
        return self._zip.open(entry, "w")

"""Parts of the index that were built before: a part whose records have not changed is not built again.

Past years do not change when a protocol is added, and to index is a large part of a build. A part lies in one
archive; one that is damaged, or was made by another version of Pagefind, is as none.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from generator.search.columns import Listing

_FORM = 1
"""The form of an archive; raised when what stands in it, or what a site gets of it, changes."""
_LISTING = "listing.json"


class KeptParts:
    """Archives of parts in a folder; without a folder nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._used: set[str] = set()

    def key(self, requests: list[Any]) -> str:
        """Return the name of a part by everything that is asked of Pagefind for it."""
        text = json.dumps([_FORM, version("pagefind_bin"), requests], ensure_ascii=False, sort_keys=True)
        return sha256(text.encode()).hexdigest()[:32]

    def recall(self, key: str) -> tuple[dict[str, bytes], Listing] | None:
        """Return the files of a part with its listing; None where there is no whole archive of it."""
        if self._folder is None:
            return None
        self._used.add(key)
        try:
            with zipfile.ZipFile(self._folder / f"{key}.zip") as archive:
                files = {name: archive.read(name) for name in archive.namelist()}
            fields = json.loads(files.pop(_LISTING))
            if any(name.startswith("/") or ".." in name.split("/") for name in files):
                return None
            chunks = tuple((str(start), str(name)) for start, name in fields["chunks"])
            return files, Listing(fields["release"], tuple(fields["fields"]), chunks, tuple(fields["words"]))
        except (OSError, ValueError, KeyError, TypeError, EOFError, NotImplementedError, zipfile.BadZipFile):
            return None

    def keep(self, key: str, files: Mapping[str, bytes], listing: Listing) -> None:
        """Keep a part for the next build, where the folder can be written."""
        if self._folder is None:
            return
        beside = self._folder / f"{key}.zip.new"
        fields = {
            "release": listing.release,
            "fields": listing.fields,
            "chunks": listing.chunks,
            "words": listing.words,
        }
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            with zipfile.ZipFile(beside, "w") as archive:
                for name, data in files.items():
                    archive.writestr(zipfile.ZipInfo(name), data)  # no clock: a machine may stand in 1970
                archive.writestr(zipfile.ZipInfo(_LISTING), json.dumps(fields, ensure_ascii=False))
            beside.replace(self._folder / f"{key}.zip")

    def forget_others(self) -> None:
        """Throw away the parts that this build did not use."""
        if self._folder is not None:
            with suppress(OSError):
                for path in self._folder.iterdir():
                    if path.name.partition(".")[0] not in self._used:
                        path.unlink()

"""The whole of the open data: a list of its files, and one ZIP file of them all with their sums.

It is made of what stands on the stage, because the formats are made side by side, each in a process of its own.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from generator.export.page import ARCHIVE, INDEX, SUM
from generator.export.records import VERSION
from generator.export.zip_file import FixedZip
from generator.model.settings import Settings
from generator.pages import addresses
from generator.publish.write import write_file

SUMS = "SHA256SUMS"
"""The sums of the files in the archive, as ``sha256sum --check`` reads them."""


def write_archive(stage: Path, documents: Iterable[str], settings: Settings, today: date) -> None:
    """Write the list, the archive and its sum; ``documents`` are addresses of files beside their pages."""
    below = sorted(path.relative_to(stage).as_posix() for path in _files(stage / addresses.DATA))
    names = [*below, *(name for name in documents if (stage / name).is_file())]
    files = [
        {"address": name, "size": (stage / name).stat().st_size, "sha256": _sum(stage / name)} for name in names
    ]
    licence = settings.licence
    index = {
        "version": VERSION,
        "name": settings.site_name,
        "as_of": today.isoformat(),
        "licence": {"name": licence.name, "url": licence.url or None} if licence else None,
        "files": files,
    }
    write_file(f"{stage}/{INDEX}", json.dumps(index, ensure_ascii=False, indent=1).encode() + b"\n")
    sums = [f"{file['sha256']}  {file['address']}\n" for file in files]
    sums.append(f"{_sum(stage / INDEX)}  {INDEX}\n")
    with (stage / ARCHIVE).open("wb") as target:
        archive = FixedZip(target)
        for name in (*names, INDEX):
            archive.write(stage / name, name)
        archive.writestr(SUMS, "".join(sums))
        archive.close()
    write_file(f"{stage}/{SUM}", f"{_sum(stage / ARCHIVE)}  {ARCHIVE.rpartition('/')[2]}\n".encode())


def sizes(stage: Path) -> dict[str, int]:
    """Return the bytes of every file of the open data, by its address."""
    folder = stage / addresses.DATA
    return {path.relative_to(stage).as_posix(): path.stat().st_size for path in sorted(_files(folder))}


def _files(folder: Path) -> Iterable[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

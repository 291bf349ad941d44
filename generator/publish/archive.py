"""The whole of the open data: a list of its files, and one ZIP file of them all with their sums.

It is made of what stands on the stage: the formats are made side by side, each in a process of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import closing
from datetime import date
from pathlib import Path

from generator.export.page import ARCHIVE, INDEX, SUM
from generator.export.parts import is_repeated
from generator.export.records import VERSION, Json
from generator.export.zip_file import FixedZip
from generator.model.settings import Settings
from generator.publish.manifest import digest
from generator.publish.overlay import Overlay
from generator.publish.write import write_file

_SUMS = "SHA256SUMS"
"""The sums of the files in the archive, as ``sha256sum --check`` reads them."""


def write_archive(stage: Path, site: Overlay, names: Iterable[str], settings: Settings, today: date) -> None:
    """Write the list, the archive and its sum into ``stage``; ``names`` are files of ``site`` that go in."""
    paths = {name: path for name in names if (path := site.find(name)) is not None}
    files = [_told(path, name) for name, path in paths.items()]
    licence = settings.licence
    index = {
        "version": VERSION,
        "name": settings.site_name,
        "as_of": today.isoformat(),
        "licence": {"name": licence.name, "url": licence.url or None} if licence else None,
        "files": files,
    }
    write_file(f"{stage}/{INDEX}", json.dumps(index, ensure_ascii=False, indent=1).encode() + b"\n")
    archived = [file for file in files if not is_repeated(file["address"])]
    sums = [f"{file['sha256']}  {file['address']}\n" for file in (*archived, _told(stage / INDEX, INDEX))]
    with (stage / ARCHIVE).open("wb") as target, closing(FixedZip(target)) as archive:
        kept = ((file["address"], paths[file["address"]]) for file in archived)
        for name, path in (*kept, (INDEX, stage / INDEX)):
            archive.write(path, name)
        archive.writestr(_SUMS, "".join(sums))
    sum = _told(stage / ARCHIVE, ARCHIVE)["sha256"]
    write_file(f"{stage}/{SUM}", f"{sum}  {ARCHIVE.rpartition('/')[2]}\n".encode())


def sizes(site: Overlay, names: Iterable[str]) -> dict[str, int]:
    """Return the bytes of files of a site, by name."""
    found = ((name, site.find(name)) for name in names)
    return {name: path.stat().st_size for name, path in found if path is not None}


def _told(path: Path, address: str) -> Json:
    return {"address": address, "size": path.stat().st_size, "sha256": digest(path)}

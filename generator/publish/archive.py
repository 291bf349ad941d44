"""The whole of the open data: a list of its files, and one ZIP file of them all with their sums.

It is made of what stands on the stage: the formats are made side by side, each in a process of its own.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from msgspec import json

from generator.export.artifact import Packing
from generator.export.packed import END, Packed, Spoilt, joined
from generator.export.page import ARCHIVE, INDEX, SUM
from generator.export.parts import is_repeated
from generator.export.records import VERSION
from generator.export.zip_file import FixedZip
from generator.model.settings import Settings
from generator.publish.entry_book import Entry
from generator.publish.manifest import digest, enter, parse_manifest
from generator.publish.overlay import Overlay
from generator.publish.write import write_file

_SUMS = "SHA256SUMS"
"""The sums of the files in the archive, as ``sha256sum --check`` reads them."""

NO_PACKINGS: Mapping[str, Packing] = {}

_Place = tuple[IO[bytes], ZipInfo]
"""A file that is compressed somewhere, and where it stands there."""


def write_archive(
    stage: Path,
    site: Overlay,
    entries: Iterable[Entry],
    settings: Settings,
    today: date,
    former: Entry | None = None,
    packings: Mapping[str, Packing] = NO_PACKINGS,
) -> tuple[Entry, ...]:
    """Write the list, the archive and its sum into ``stage``, the upper folder of ``site``.

    Returns the entries of these files.

    ``entries`` are of the files that go in. What stands in the ``former`` archive of the site is taken over
    as it is compressed there, if that is the archive that was published; of others ``packings`` know how
    they are made of what is compressed already.
    """
    told = list(entries)
    licence = settings.licence
    index = {
        "version": VERSION,
        "name": settings.site_name,
        "as_of": today.isoformat(),
        "licence": {"name": licence.name, "url": licence.url or None} if licence else None,
        "files": [{"address": entry.name, "size": entry.size, "sha256": entry.sum} for entry in told],
    }
    data = json.format(json.encode(index), indent=1) + b"\n"
    write_file(f"{stage}/{INDEX}", data)
    listed = enter(INDEX, data)
    archived = [*(entry for entry in told if not is_repeated(entry.name)), listed]
    with _packed(site.find(ARCHIVE), former) as packed:
        _pack(stage, site, archived, packed, packings)
    sum = digest(stage / ARCHIVE)
    line = f"{sum}  {ARCHIVE.rpartition('/')[2]}\n".encode()
    write_file(f"{stage}/{SUM}", line)
    return listed, Entry(ARCHIVE, sum, (stage / ARCHIVE).stat().st_size), enter(SUM, line)


def _pack(
    stage: Path,
    site: Overlay,
    entries: Iterable[Entry],
    packed: dict[str, _Place],
    packings: Mapping[str, Packing],
) -> None:
    """Write the archive."""
    sums = []
    (stage / ARCHIVE).unlink(missing_ok=True)  # what is taken over may stand in it
    with (stage / ARCHIVE).open("w+b") as target, closing(FixedZip(target)) as archive:
        for entry in entries:
            sums.append(f"{entry.sum}  {entry.name}\n")
            if not entry.size:
                archive.put(END, entry.name)
            elif entry.sum in packed:
                archive.take(*packed[entry.sum], entry.name)
            elif entry.name in packings:
                packed[entry.sum] = target, archive.put(_joined(packings[entry.name], entry), entry.name)
            else:
                path = site.find(entry.name)
                assert path is not None
                packed[entry.sum] = target, archive.write(path, entry.name)
        archive.writestr(_SUMS, "".join(sums))


def _joined(packing: Packing, entry: Entry) -> Packed:
    """Return a file of packed pieces.

    Raises:
        Spoilt: where they are not those of the file that stands.
    """
    packed = joined((*packing(), END))
    if packed.size != entry.size:
        raise Spoilt(entry.name)
    return packed


@contextmanager
def _packed(path: Path | None, former: Entry | None) -> Iterator[dict[str, _Place]]:
    """Yield where files are compressed in an archive, by their sums; nothing where it is not as it was."""
    if path is None or former is None or digest(path) != former.sum:
        yield {}
        return
    with path.open("rb") as source:
        found: dict[str, _Place] = {}
        with suppress(BadZipFile, KeyError, ValueError, EOFError, zlib.error):
            archive = ZipFile(source)
            sums = parse_manifest(archive.read(_SUMS).decode())
            found = {sum: (source, archive.getinfo(name)) for name, sum in sums.items()}
        yield found


def sizes(site: Overlay, names: Iterable[str]) -> dict[str, int]:
    """Return the bytes of files of a site, by name."""
    found = ((name, site.find(name)) for name in names)
    return {name: path.stat().st_size for name, path in found if path is not None}

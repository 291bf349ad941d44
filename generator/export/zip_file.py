"""A ZIP file that is the same bytes each time: its entries have no clock, no owner, and one order."""

from __future__ import annotations

import os
import shutil
import struct
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator.export.packed import Packed

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP file can name."""


class FixedZip:
    """A ZIP file in the making."""

    def __init__(self, target: IO[bytes]) -> None:
        self._target = target
        self._zip = ZipFile(target, "w")

    def writestr(self, name: str, data: bytes | str) -> None:
        """Add an entry."""
        with self._zip.open(_entry(name), "w") as entry:
            entry.write(data.encode() if isinstance(data, str) else data)

    def write(self, path: str | Path, name: str) -> ZipInfo:
        """Add a file, which need not fit into memory; return what the listing tells of it."""
        told = _entry(name)
        with Path(path).open("rb") as source, self._zip.open(told, "w") as entry:
            shutil.copyfileobj(source, entry)
        return told

    def take(self, source: IO[bytes], same: ZipInfo, name: str) -> None:
        """Add an entry that stands in this or another such file, as it is compressed there."""
        source.seek(same.header_offset + 26)
        source.seek(sum(struct.unpack("<2H", source.read(4))), os.SEEK_CUR)
        self.put(Packed(source.read(same.compress_size), same.file_size, same.CRC), name)

    def put(self, packed: Packed, name: str) -> ZipInfo:
        """Add an entry that is compressed already; return what the listing tells of it."""
        told = _entry(name)
        told.CRC, told.file_size, told.compress_size = packed.crc, packed.size, len(packed.data)
        told.header_offset = self._zip.start_dir
        self._target.seek(told.header_offset)
        self._target.writelines((told.FileHeader(), packed.data))
        self._zip.start_dir = self._target.tell()
        self._zip.filelist.append(told)
        self._zip.NameToInfo[name] = told
        return told

    def close(self) -> None:
        """Finish the file."""
        self._zip.close()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _EPOCH)
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry


def write_packed(files: Mapping[str, Packed]) -> bytes:
    """Return a ZIP file, smaller than 4 GB, of files that are compressed already."""
    written: list[bytes] = []
    listed: list[bytes] = []
    start = 0
    for name, file in files.items():
        path = name.encode()
        # Version 2.0, names in UTF-8, deflate, midnight of 1 January 1980; the sum and both lengths.
        told = struct.pack("<5H3IH", 20, 0x800, 8, 0, 33, file.crc, len(file.data), file.size, len(path))
        header = b"PK\3\4" + told + struct.pack("<H", 0) + path
        written += (header, file.data)
        rest = struct.pack("<4H2I", 0, 0, 0, 0, 0o644 << 16, start)
        listed.append(b"PK\1\2" + struct.pack("<H", 3 << 8 | 20) + told + rest + path)
        start += len(header) + len(file.data)
    listing = b"".join(listed)
    end = struct.pack("<4H2IH", 0, 0, len(listed), len(listed), len(listing), start, 0)
    return b"".join((*written, listing, b"PK\5\6", end))


def read_packed(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a ZIP file by their names, compressed as they stand."""
    with ZipFile(BytesIO(data)) as file:
        for entry in file.infolist():
            name, extra = struct.unpack_from("<2H", data, entry.header_offset + 26)
            start = entry.header_offset + 30 + name + extra
            yield entry.filename, data[start : start + entry.compress_size]

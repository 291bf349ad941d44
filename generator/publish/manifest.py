"""The manifest: the SHA-256 of every file of a site, in the form that ``sha256sum --check`` reads."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from generator.pages import addresses
from generator.publish.filesystem import walk
from generator.publish.inspection import MAX_SITE, inspect
from generator.publish.refusal import Refused

MANIFEST = addresses.MANIFEST
SIGNATURES = (f"{MANIFEST}.sig", f"{MANIFEST}.minisig")
_UNTOLD = frozenset({MANIFEST, *SIGNATURES})
SUMS = f"{addresses.VERIFY}sums"
"""The manifest again in parts, for a reader's browser: a part holds the sums that begin with its name."""

MOST_TOLD = 20
_PART = 2000
"""Lines that a browser loads to look up one sum, about 200 KB."""
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")


class Entry(NamedTuple):
    """A file of a site: its sum in hexadecimal digits, its bytes, and what is wrong with it."""

    name: str
    sum: str
    size: int
    faults: tuple[str, ...] = ()


def enter(name: str, data: bytes) -> Entry:
    """Return the entry of a file; ``name`` is its path in the site."""
    return Entry(name, hashlib.sha256(data).hexdigest(), len(data), tuple(inspect(name, data)))


State = tuple[int, int, int]
"""Size, node and time of the last change of a file: another file of that name has another."""


class Sealed(NamedTuple):
    """A site that is sealed: how many files its manifest names beside its parts, and the bytes of these.

    ``state`` is that of the manifest: as long as it stays, no other hand has changed the site.
    """

    files: int
    size: int
    state: State


def seal(site: Path, known: Mapping[str, Entry] = MappingProxyType({})) -> Sealed:
    """Refuse a site with anything that no reader should get, or write its manifest.

    ``known`` are files, by name, whose entries were made when they were written; every other one is read.

    Raises:
        Refused: for a site that is unsound; nothing is written then.
    """
    entries = read_entries(site, known)
    size = require_sound(entries)
    sums = {entry.name: entry.sum for entry in entries}
    sums |= write_parts(site, sums)
    (site / MANIFEST).write_bytes(_text(sums.items()))
    return Sealed(len(entries), size, state_of((site / MANIFEST).stat()))


def state_of(found: os.stat_result) -> State:
    """Return the state of a file by what the file system tells of it."""
    return found.st_size, found.st_ino, found.st_mtime_ns


def read_entries(site: Path, known: Mapping[str, Entry] = MappingProxyType({})) -> list[Entry]:
    """Return the entries of all files of a site but the manifest and its parts, by name; read the unknown."""
    names = sorted(name for name in files(site) if not name.startswith(f"{SUMS}/"))
    unknown = [name for name in names if name not in known]
    with ThreadPoolExecutor() as pool:  # hashing works outside of Python's lock
        read = pool.map(lambda name: enter(name, (site / name).read_bytes()), unknown)
        found = {**known, **{entry.name: entry for entry in read}}
    return [found[name] for name in names]


def require_sound(entries: Iterable[Entry], others: int = 0) -> int:
    """Return the bytes of a site: of ``entries``, and of ``others`` that were found sound before.

    Raises:
        Refused: with the faults of the entries, or of a site that is too big.
    """
    faults: list[str] = []
    size = others
    for entry in entries:
        faults += entry.faults
        size += entry.size
    if size > MAX_SITE:
        faults.append(f"Сайт больше {MAX_SITE >> 30} ГБ.")
    if faults:
        raise Refused("\n".join(("Сайт не годится для публикации.", *faults[:MOST_TOLD])))
    return size


def files(site: Path) -> Iterator[str]:
    """Yield the path of every file of a site but its manifest and signatures."""
    yield from (path for path in walk(site) if path not in _UNTOLD)


def parse_manifest(text: str) -> dict[str, str]:
    """Return the sums of a manifest by path.

    Raises:
        ValueError: for a line that is no sum, or a path that leads out of the site.
    """
    sums: dict[str, str] = {}
    for line in text.splitlines():
        match = _LINE.fullmatch(line)
        if match is None or match[2].startswith("/") or ".." in match[2].split("/"):
            raise ValueError(line[:100])
        sums[match[2]] = match[1]
    return sums


def digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def count_digits(files: int) -> int:
    """Return how many digits of a sum name the part that it stands in, for a site of that many files."""
    digits = 0
    while files > _PART * 16**digits:
        digits += 1
    return digits


def part_name(part: str) -> str:
    """Return the path of a part of the manifest by the digits that its sums begin with."""
    return f"{SUMS}/{part or 'all'}.txt"


def write_parts(site: Path, sums: Mapping[str, str]) -> dict[str, str]:
    """Write the manifest in parts by the first digits of a sum; return the sums of those files."""
    digits = count_digits(len(sums))
    parts: dict[str, list[tuple[str, str]]] = {
        f"{number:0{digits}x}" if digits else "": [] for number in range(16**digits)
    }
    for name, sum in sums.items():
        parts[sum[:digits]].append((name, sum))
    texts = {part_name(part): _text(entries) for part, entries in parts.items()}
    texts[part_name("digits")] = f"{digits}\n".encode()
    shutil.rmtree(site / SUMS, ignore_errors=True)
    (site / SUMS).mkdir(parents=True)
    for name, text in texts.items():
        (site / name).write_bytes(text)
    return {name: hashlib.sha256(text).hexdigest() for name, text in texts.items()}


def _text(sums: Iterable[tuple[str, str]]) -> bytes:
    return "".join(f"{sum}  {name}\n" for name, sum in sorted(sums)).encode()

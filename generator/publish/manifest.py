"""The manifest: the SHA-256 of every file of a site, in the form that ``sha256sum --check`` reads."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from generator.pages import addresses
from generator.publish.entry_book import Entry
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
_AHEAD = 100
"""Files that are read while others wait for them."""
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")


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


def seal(site: Path, known: Iterable[Entry] = ()) -> Sealed:
    """Refuse a site with anything that no reader should get, or write its manifest.

    ``known`` are files, in the order of their names, whose entries were made when they were written; every
    other one is read.

    Raises:
        Refused: for a site that is unsound; nothing is written then.
    """
    names = _names(site)
    parts = Parts(len(names))
    before, after = bytearray(), bytearray()

    def noted() -> Iterator[Entry]:
        for entry in _entries(site, names, known):
            text = before if entry.name < f"{SUMS}/" else after
            text += parts.add(entry.name, entry.sum)
            yield entry

    size = require_sound(noted())
    told = parts.write(site)
    with (site / MANIFEST).open("wb") as file:
        file.writelines((before, *(_line(name, told[name]) for name in sorted(told)), after))
    return Sealed(len(names), size, state_of((site / MANIFEST).stat()))


def state_of(found: os.stat_result) -> State:
    """Return the state of a file by what the file system tells of it."""
    return found.st_size, found.st_ino, found.st_mtime_ns


def read_entries(site: Path, known: Iterable[Entry] = ()) -> Iterator[Entry]:
    """Yield the entries of all files of a site but the manifest and its parts, by name; read the unknown.

    ``known`` come in the order of their names.
    """
    return _entries(site, _names(site), known)


def _names(site: Path) -> list[str]:
    return sorted(name for name in files(site) if not name.startswith(f"{SUMS}/"))


def _entries(site: Path, names: Iterable[str], known: Iterable[Entry]) -> Iterator[Entry]:
    told = iter(known)
    found = next(told, None)
    waiting: deque[Entry | Future[Entry]] = deque()
    with ThreadPoolExecutor() as pool:  # hashing works outside of Python's lock
        for name in names:
            while found is not None and found.name < name:
                found = next(told, None)
            if found is not None and found.name == name:
                waiting.append(found)
            else:
                waiting.append(pool.submit(_read, site, name))
            if len(waiting) > _AHEAD:
                yield _done(waiting.popleft())
        yield from map(_done, waiting)


def _read(site: Path, name: str) -> Entry:
    return enter(name, (site / name).read_bytes())


def _done(entry: Entry | Future[Entry]) -> Entry:
    return entry.result() if isinstance(entry, Future) else entry


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


class Parts:
    """The manifest in parts by the first digits of a sum, for a site of so many files."""

    def __init__(self, files: int) -> None:
        self._digits = count_digits(files)
        numbers = (f"{number:0{self._digits}x}" for number in range(16**self._digits))
        self._texts = {number if self._digits else "": bytearray() for number in numbers}

    def add(self, name: str, sum: str) -> bytes:
        """Add a file and return its line; files come in the order of their names."""
        line = _line(name, sum)
        self._texts[sum[: self._digits]] += line
        return line

    def write(self, site: Path) -> dict[str, str]:
        """Write the parts, and how many digits name them; return the sums of these files."""
        texts = {part_name(part): bytes(text) for part, text in self._texts.items()}
        texts[part_name("digits")] = f"{self._digits}\n".encode()
        shutil.rmtree(site / SUMS, ignore_errors=True)
        (site / SUMS).mkdir(parents=True)
        for name, text in texts.items():
            (site / name).write_bytes(text)
        return {name: hashlib.sha256(text).hexdigest() for name, text in texts.items()}


def _line(name: str, sum: str) -> bytes:
    return f"{sum}  {name}\n".encode()

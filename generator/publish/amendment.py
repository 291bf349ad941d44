"""The manifest of a site that stands: looked up, and brought up to date for a few changed files."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from mmap import ACCESS_READ, mmap
from pathlib import Path

from generator.publish.lines import amend, amended, find, place
from generator.publish.manifest import (
    MANIFEST,
    SUMS,
    Parts,
    State,
    count_digits,
    parse_manifest,
    part_name,
    state_of,
)
from generator.publish.write import write_file


class Unsealed(Exception):
    """A site that does not stand as its manifest says, or has none: only a whole build can follow it."""


@dataclass(frozen=True, slots=True)
class StandingManifest:
    """The manifest of a site that stands, as a text in the order of the paths."""

    site: Path
    text: mmap
    state: State

    @classmethod
    def read(cls, site: Path) -> StandingManifest:
        """Read the manifest of a site.

        Raises:
            Unsealed: where there is none, or one that was cut.
        """
        try:
            with (site / MANIFEST).open("rb") as file:
                text = mmap(file.fileno(), 0, access=ACCESS_READ)
                state = state_of(os.fstat(file.fileno()))
        except (FileNotFoundError, NotADirectoryError, ValueError):  # an empty file is not mapped
            raise Unsealed from None
        if text[-1:] != b"\n":
            raise Unsealed
        return cls(site, text, state)

    def find(self, name: str) -> str | None:
        """Return the sum of a file, if the manifest names it."""
        line = find(self.text, name.encode(), _name)
        return line[:64].decode() if line else None

    def amend(
        self, stage: Path, changes: Mapping[str, str | None], files: int
    ) -> tuple[int, State, frozenset[str]]:
        """Write the manifest and those of its parts that change into ``stage``, as sealing the site would.

        ``changes`` are the sums of files by name, None for a file that is no more; ``files`` counts the files
        of the site. Returns their number now, the state of the new manifest, and the parts that are no more.

        Raises:
            Unsealed: for a part that does not stand as the manifest says.
        """
        before = {name: self.find(name) for name in changes}
        begin, end = (place(self.text, key, _name)[0] for key in _PARTS)
        parts = self.text[begin:end].count(b"\n")
        files += sum((changes[name] is not None) - (before[name] is not None) for name in changes)
        digits = count_digits(files)
        told: dict[str, str | None]
        if parts == 16**digits + 1:  # beside the parts stands how many digits name them
            told = self._amend_parts(stage, changes, before, digits)
        else:
            told = {line[66:].decode(): None for line in self.text[begin:end].splitlines()}
            others = amend(self.text[:begin] + self.text[end:], _lines(changes), _name)
            told |= _anew(others, files).write(stage)
        with (stage / MANIFEST).open("wb") as file:
            file.writelines(amended(self.text, _lines({**changes, **told}), _name))
        state = state_of((stage / MANIFEST).stat())
        return files, state, frozenset(name for name, sum in told.items() if sum is None)

    def _amend_parts(
        self, stage: Path, changes: Mapping[str, str | None], before: Mapping[str, str | None], digits: int
    ) -> dict[str, str | None]:
        """Write the parts in which a sum was or will be; return their own sums."""
        parts: dict[str, dict[str, str | None]] = defaultdict(dict)
        for name, sum in changes.items():
            for each in filter(None, (before[name], sum)):
                parts[part_name(each[:digits])][name] = sum if each is sum else None
        told: dict[str, str | None] = {}
        for part, sums in parts.items():
            known = (self.site / part).read_bytes() if (self.site / part).is_file() else b""
            if hashlib.sha256(known).hexdigest() != self.find(part):
                raise Unsealed
            text = amend(known, _lines(sums), _name)
            write_file(f"{stage}/{part}", text)
            told[part] = hashlib.sha256(text).hexdigest()
        return told


def _anew(text: bytes, files: int) -> Parts:
    """Return a manifest in parts.

    Raises:
        Unsealed: for a line that is no sum.
    """
    parts = Parts(files)
    try:
        sums = parse_manifest(text.decode())
    except ValueError:
        raise Unsealed from None
    for name, sum in sums.items():
        parts.add(name, sum)
    return parts


_PARTS = (f"{SUMS}/".encode(), f"{SUMS}0".encode())
"""The paths of all parts stand between these two."""


def _lines(sums: Mapping[str, str | None]) -> dict[bytes, bytes | None]:
    return {name.encode(): f"{sum}  {name}".encode() if sum else None for name, sum in sums.items()}


def _name(line: bytes) -> bytes:
    return line[66:]

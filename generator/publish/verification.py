"""A site held against its manifest: on disk, where nothing is hidden, or at its address."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from generator.publish.inspection import MAX_FILE
from generator.publish.manifest import MANIFEST, SIGNATURES, digest, files, parse_manifest
from generator.publish.refusal import Refused
from generator.publish.remote import Remote

_AT_ONCE = 8
"""Files that a server is asked for together."""
MAX_MANIFEST = 256 * 1024 * 1024


class Difference(StrEnum):
    """How a file differs from the manifest."""

    CHANGED = "changed"
    MISSING = "missing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verified:
    """How many files the manifest names, and every one that is not as it says, in order."""

    files: int
    differences: tuple[tuple[str, Difference], ...]


def verify_folder(site: Path) -> Verified:
    """Compare every file of a folder with its manifest."""
    try:
        text = (site / MANIFEST).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise Refused(f"В папке «{site}» нет файла {MANIFEST}: сверять не с чем.") from None
    sums = _parse(text)
    present = frozenset(files(site))
    with ThreadPoolExecutor() as pool:
        names = sorted(present & sums.keys())
        found = zip(names, pool.map(lambda name: digest(site / name), names), strict=True)
        changed = [(name, Difference.CHANGED) for name, sum in found if sums[name] != sum]
    missing = [(name, Difference.MISSING) for name in sums.keys() - present]
    unknown = [(name, Difference.UNKNOWN) for name in present - sums.keys()]
    return Verified(len(sums), tuple(sorted((*changed, *missing, *unknown))))


def verify_url(url: str, into: Path) -> Verified:
    """Fetch a site from its address and compare every file; what the manifest does not name is not seen.

    The manifest and its signatures are kept in the folder ``into``.
    """
    remote = Remote(url)
    manifest = remote.read(MANIFEST, MAX_MANIFEST)
    if manifest is None:
        raise Refused(f"По адресу {remote.address}{MANIFEST} ничего нет: сверять не с чем.")
    (into / MANIFEST).write_bytes(manifest)
    for name in SIGNATURES:
        if (signature := remote.read(name, MAX_MANIFEST)) is not None:
            (into / name).write_bytes(signature)
    sums = _parse(manifest.decode("utf-8", "replace"))

    def compare(name: str) -> Difference | None:
        sum = remote.digest(name, MAX_FILE)
        return Difference.MISSING if sum is None else Difference.CHANGED if sum != sums[name] else None

    names = sorted(sums)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        found = zip(names, pool.map(compare, names), strict=True)
        return Verified(len(sums), tuple((name, found) for name, found in found if found is not None))


def _parse(text: str) -> dict[str, str]:
    try:
        return parse_manifest(text)
    except ValueError as problem:
        raise Refused(f"Файл {MANIFEST} испорчен: строка «{problem}».") from problem

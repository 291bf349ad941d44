"""The manifest: the SHA-256 of every file of a site, in the form that ``sha256sum --check`` reads."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from generator.pages import addresses
from generator.publish.inspection import MAX_SITE, inspect
from generator.publish.refusal import Refused

MANIFEST = addresses.MANIFEST
SIGNATURES = (f"{MANIFEST}.sig", f"{MANIFEST}.minisig")
SUMS = f"{addresses.VERIFY}sums"
"""The manifest again in parts, for a reader's browser: a part holds the sums that begin with its name."""

MOST_TOLD = 20
_PART = 2000
"""Lines that a browser loads to look up one sum, about 200 KB."""
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")


def seal(site: Path) -> None:
    """Read every file of a site once: refuse what no reader should get, and write the manifest.

    Raises:
        Refused: for a site that is unsound; nothing is written then.
    """
    names = sorted(files(site))
    with ThreadPoolExecutor() as pool:  # hashing works outside of Python's lock
        read = list(pool.map(lambda name: _read(site, name), names))
    faults = [fault for _, _, found in read for fault in found]
    size = sum(size for _, size, _ in read)
    if size > MAX_SITE:
        faults.append(f"Сайт больше {MAX_SITE >> 30} ГБ.")
    if faults:
        raise Refused("\n".join(("Сайт не годится для публикации.", *faults[:MOST_TOLD])))
    sums = {name: digest for name, (digest, _, _) in zip(names, read, strict=True)}
    sums |= _write_parts(site, sums)
    (site / MANIFEST).write_text(_lines(sums.items()), encoding="utf-8", newline="\n")


def files(site: Path) -> Iterable[str]:
    """Yield the path of every file of a site but its manifest and signatures."""
    for folder, _, names in os.walk(site):
        for name in names:
            path = Path(folder, name).relative_to(site).as_posix()
            if path not in (MANIFEST, *SIGNATURES):
                yield path


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


def _read(site: Path, name: str) -> tuple[str, int, tuple[str, ...]]:
    data = (site / name).read_bytes()
    return hashlib.sha256(data).hexdigest(), len(data), tuple(inspect(name, data))


def _write_parts(site: Path, sums: Mapping[str, str]) -> dict[str, str]:
    """Write the manifest in parts by the first digits of a sum; return the sums of those files."""
    digits = 0
    while len(sums) > _PART * 16**digits:
        digits += 1
    parts: dict[str, list[tuple[str, str]]] = {
        f"{number:0{digits}x}" if digits else "all": [] for number in range(16**digits)
    }
    for name, sum in sums.items():
        parts[sum[:digits] or "all"].append((name, sum))
    folder = site / SUMS
    folder.mkdir(parents=True, exist_ok=True)
    texts = {f"{SUMS}/{part}.txt": _lines(entries) for part, entries in parts.items()}
    texts[f"{SUMS}/digits.txt"] = f"{digits}\n"
    for path, text in texts.items():
        (site / path).write_text(text, encoding="utf-8", newline="\n")
    return {path: hashlib.sha256(text.encode()).hexdigest() for path, text in texts.items()}


def _lines(sums: Iterable[tuple[str, str]]) -> str:
    return "".join(f"{sum}  {name}\n" for name, sum in sorted(sums))

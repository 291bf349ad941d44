"""A page, or a file for programs, to its place."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from generator.export.artifact import Artifact
from generator.pages.html import escaped
from generator.pages.render import content, head
from generator.pages.views import Page
from generator.publish.entry_book import Entry
from generator.publish.links import Places
from generator.publish.manifest import enter
from generator.publish.shell import Shell


def write_page(stage: Path, page: Page, shell: Shell, more: str = "") -> tuple[Entry, Places]:
    """Fill a shell with a page and write it to its place under ``stage``; ``more`` is HTML for its head.

    Returns its entry for the manifest, where it leads to and what it offers; the shell's own links are not
    among these.
    """
    body = tuple(content(page))
    before, after = shell.around(escaped(page.title), escaped(page.description), more + head(page))
    data = b"".join((before.encode(), *(part.html for part in body), after.encode()))
    _make_folder(f"{stage}/{page.address}")  # for nearly every page there is none yet
    entry = _write(stage, f"{page.address}index.html", data)
    wanted = {alternate.address for alternate in page.alternates}.union(*(part.wanted for part in body))
    wanted |= {f"{page.address}#{id}" for part in body for id in part.inside}
    offered = {page.address, *(f"{page.address}#{id}" for part in body for id in part.ids)}
    return entry, Places(1, len(wanted), frozenset(offered), frozenset(wanted))


def write_artifact(stage: Path, artifact: Artifact) -> Entry:
    """Write a file for programs to its place under ``stage``; return its entry for the manifest."""
    return _write(stage, artifact.address, artifact.data)


def _write(stage: Path, name: str, data: bytes) -> Entry:
    write_file(f"{stage}/{name}", data)
    return enter(name, data)


def write_pieces(stage: Path, address: str, pieces: Iterable[bytes]) -> Entry:
    """Write a file for programs piece by piece; return its entry for the manifest."""
    path = stage / address
    path.parent.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with path.open("wb") as file:
        for piece in pieces:
            file.write(piece)
            digest.update(piece)
            size += len(piece)
    return Entry(address, digest.hexdigest(), size)


def write_file(path: str, data: bytes) -> None:
    """Write a file; its folder is made where it is not there yet, which is once for many files."""
    try:
        file = os.open(path, _FLAGS, 0o666)
    except FileNotFoundError:
        _make_folder(path.rpartition("/")[0])
        file = os.open(path, _FLAGS, 0o666)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(file, left) :]
    finally:
        os.close(file)


def _make_folder(path: str) -> None:
    """Make a folder where there is none yet, with those above it, which are there for most pages."""
    # A path as an object would take longer than the folder itself.
    try:
        os.mkdir(path)  # noqa: PTH102
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)  # noqa: PTH103
    except FileExistsError:
        pass


_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC

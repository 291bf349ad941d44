"""A page, or a file for programs, to its place."""

from __future__ import annotations

import os
from pathlib import Path

from markupsafe import escape

from generator.export.artifact import Artifact
from generator.pages import places
from generator.pages.render import beside, draw, draw_head
from generator.pages.views import Page
from generator.publish.links import Places
from generator.publish.shell import Shell


def write_page(stage: Path, page: Page, shell: Shell, head: str = "") -> Places:
    """Fill a shell with a page and write it to its place under ``stage``; ``head`` is HTML for its head.

    Returns where the page leads to and what it offers; the shell's own links are not among them.
    """
    head, content, folder = head + draw_head(page), draw(page), beside(page)
    html = shell.fill(
        str(escape(page.title)),
        str(escape(page.description)),
        places.settle(head, page.address),
        places.settle(content, page.address, folder),
    )
    write_file(f"{stage}/{page.address}index.html", html.encode())
    wanted = places.wanted(head, page.address) | places.wanted(content, page.address, folder)
    return Places(1, len(wanted), frozenset(places.offered(content, page.address)), frozenset(wanted))


def write_artifact(stage: Path, artifact: Artifact) -> None:
    """Write a file for programs to its place under ``stage``."""
    write_file(f"{stage}/{artifact.address}", artifact.data)


def write_file(path: str, data: bytes) -> None:
    """Write a file; its folder is made where it is not there yet, which is once for many files."""
    try:
        file = os.open(path, _FLAGS, 0o666)
    except FileNotFoundError:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        file = os.open(path, _FLAGS, 0o666)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(file, left) :]
    finally:
        os.close(file)


_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC

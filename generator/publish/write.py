"""A page, or a file for programs, to its place."""

from __future__ import annotations

from pathlib import Path

from markupsafe import escape

from generator.export.artifact import Artifact
from generator.pages.render import render, render_head
from generator.pages.views import Page
from generator.publish.shell import Shell


def write_page(stage: Path, page: Page, shell: Shell, head: str = "") -> None:
    """Fill a shell with a page and write it to its place under ``stage``; ``head`` is HTML for its head."""
    head += render_head(page)
    html = shell.fill(str(escape(page.title)), str(escape(page.description)), head, render(page))
    path = stage / page.address / "index.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(html, encoding="utf-8", newline="\n")


def write_artifact(stage: Path, artifact: Artifact) -> None:
    """Write a file for programs to its place under ``stage``."""
    path = stage / artifact.address
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(artifact.data)

"""Where a command works: a portal's folder, its content, and the files that a person names."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.workspace.machine import reason

if TYPE_CHECKING:
    from generator.load.settings import HostSettings

SITE = "site"
"""The folder of a portal in which its site is built if nobody names another place."""
ROOT = click.option(
    "--root", type=click.Path(file_okay=False, path_type=Path), default=Path(), show_default="текущая папка",
    help="Папка портала: в ней mkdocs.yml и content/.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A portal on disk."""

    root: Path
    settings: HostSettings

    @property
    def content(self) -> Path:
        """The content folder."""
        return self.root / self.settings.docs_dir

    @property
    def holds_content(self) -> bool:
        """Whether the content folder is one of the portal's own and no link: else its files are not known."""
        root = self.root.resolve()
        content = root / self.settings.docs_dir
        return content.is_relative_to(root) and content.resolve() == content

    @property
    def site(self) -> Path:
        """Where the site is built if nobody names another place."""
        return self.root / SITE

    def inside(self, path: Path) -> str:
        """Return a path as records name it, from the content folder; a path outside of it is wrong usage."""
        content = self.content.resolve()
        for base in (Path(), self.content, self.root):
            candidate = (base / path).resolve()
            if candidate.exists() and candidate.is_relative_to(content):
                return candidate.relative_to(content).as_posix()
        click.echo(f"«{path}» — не в папке «{self.content}» или такого файла нет.", err=True)
        sys.exit(2)


def is_wanted(path: str, places: Sequence[str]) -> bool:
    """Whether a path is one of the places or lies under one; with no places named, all are wanted."""
    return not places or any(place in (".", path) or path.startswith(f"{place}/") for place in places)


def built_site(root: Path, named: Path | None) -> Path:
    """Return the folder of a built site, or say that there is none; ``named`` is one that a person names."""
    site = named or root / SITE
    if not (site / "index.html").is_file():
        missing = f"В папке «{site}» нет собранного сайта."
        click.echo(f"{missing} Сначала: glasno build; если он в другой папке — ключ --site.", err=True)
        sys.exit(1)
    return site


def portal(root: Path) -> Place:
    """Return the portal of a folder, or say that there is none."""
    file = root / "mkdocs.yml"
    if not file.is_file():
        click.echo(f"В папке «{root}» нет mkdocs.yml: это не портал. Новый: glasno init ПАПКА", err=True)
        sys.exit(2)
    from generator.load.settings import read_settings

    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except OSError as problem:
        click.echo(f"Не удалось прочесть «{file}»: {reason(problem)}. Прежний сайт не тронут.", err=True)
        sys.exit(1)
    return Place(root, read_settings(text))

"""``glasno schema``: the JSON Schemas of records, for text editors."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.load.json_schema import schemas

FOLDER = "schemas"
"""Where a portal keeps its schemas; .vscode/settings.json and modelines point there."""


@click.command("schema")
@click.option("--check", is_flag=True, help="Ничего не писать; код 1, если файлы устарели.")
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
def schema_command(check: bool, folder: Path | None) -> None:
    """Записать схемы записей в папку FOLDER (по умолчанию schemas/).

    По схемам текстовый редактор подсказывает поля и их значения по-русски.
    """
    target = folder or Path(FOLDER)
    stale = outdated(target)
    if check:
        for name in stale:
            click.echo(f"{target / name}: устарел. Обновите: glasno schema {target}", err=True)
        sys.exit(1 if stale else 0)
    for path in write_schemas(target):
        click.echo(f"Записано: {path}")
    if not stale:
        click.echo("Схемы не изменились.")


def outdated(folder: Path) -> list[str]:
    """Return the names of schemas that a folder lacks or holds in another version."""
    return [name for name, text in schemas() if _text(folder / name) != text]


def write_schemas(folder: Path) -> list[Path]:
    """Bring the schemas of a folder up to date; return what was written."""
    written = []
    for name, text in schemas():
        if _text(folder / name) != text:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
            written.append(folder / name)
    return written


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""

"""``glasno format``: the layout of records in order, their words untouched."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.place import ROOT, is_wanted, portal
from generator.load.layout import arrange
from generator.pipeline.content import read_content
from generator.text.plural import count


@click.command("format")
@ROOT
@click.option("--check", is_flag=True, help="Ничего не менять; код 1, если есть что поправить.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def format_command(root: Path, check: bool, paths: tuple[Path, ...]) -> None:
    """Привести в порядок оформление записей: пробелы, пустые строки, концы строк.

    Слова и их порядок не меняются. Без PATHS — все записи портала.
    """
    here = portal(root)
    wanted = [here.inside(path) for path in paths]
    changed = 0
    for file in read_content(here.content).records:
        if not is_wanted(file.path, wanted):
            continue
        data = arrange(file)
        if data != file.data:
            changed += 1
            click.echo(f"{here.content / file.path}")
            if not check:
                _replace(here.content / file.path, data)
    if changed:
        files = count(changed, "файл", "файла", "файлов")
        click.echo(
            f"Оформление поправят: {files}. Команда: glasno format" if check else f"Поправлено: {files}."
        )
    else:
        click.echo("Оформление в порядке.")
    sys.exit(1 if check and changed else 0)


def _replace(path: Path, data: bytes) -> None:
    """Write a file beside the old one and put it in its place, so that a full disk loses nothing."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(data)
        beside.chmod(path.stat().st_mode & 0o777)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)

"""``glasno rollback``: an earlier release shown again."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.pipeline.faults import refused
from generator.pipeline.publication import roll_back


@click.command("rollback")
@click.option("--to", "number", type=click.IntRange(min=1), help="Номер выпуска; по умолчанию предыдущий.")
@click.argument("folder", type=click.Path(path_type=Path))
def rollback_command(number: int | None, folder: Path) -> None:
    """Показать читателям прежний выпуск сайта из папки FOLDER.

    Выпуск, в котором есть отозванное с тех пор, не показывается. Следующий glasno publish начнётся отсюда.
    """
    try:
        with refused(click.ClickException):
            shown = roll_back(folder, number)
    except click.ClickException as refusal:
        click.echo(refusal.format_message(), err=True)
        sys.exit(1)
    others = ", ".join(map(str, shown.others))
    click.echo(f"Читатели видят выпуск {shown.number}. Хранятся также: {others or 'других нет'}.")

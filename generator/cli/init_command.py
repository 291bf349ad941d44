"""``glasno init``: a new portal, written from the starter that the package carries."""

from __future__ import annotations

import shutil
import sys
from importlib.resources import as_file
from importlib.resources import files as package_files
from pathlib import Path

import click

from generator.cli.schema_command import FOLDER, write_schemas


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path))
def init_command(folder: Path) -> None:
    """Начать новый портал: папка, которая сразу собирается."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        click.echo(f"«{folder}» уже есть: новый портал начинают в новой папке.", err=True)
        sys.exit(1)
    with as_file(package_files("generator") / "starter") as starter:
        shutil.copytree(starter, folder, dirs_exist_ok=True)
    write_schemas(folder / FOLDER)
    click.echo(f"Портал начат в папке «{folder}». Дальше:")
    click.echo(f"  glasno check --root {folder}")
    click.echo(f"  glasno build --root {folder}")

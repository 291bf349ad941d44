"""``glasno sync``: a built site to its server, with rsync or rclone, in an order that is always safe."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import click

from generator.cli.place import ROOT, built_site
from generator.deploy.sync import PROGRAMS


@click.command("sync")
@click.argument("target")
@ROOT
@click.option(
    "--site",
    type=click.Path(file_okay=False, path_type=Path),
    help="Собранный сайт; обычно site/ портала.",
)
@click.option(
    "--with", "name", type=click.Choice(tuple(PROGRAMS)), default="rsync", help="Чем: rsync или rclone."
)
@click.option("--delete", is_flag=True, help="В конце удалить на сервере то, чего на сайте больше нет.")
@click.option("--dry-run", "dry", is_flag=True, help="Только показать, что изменится.")
def sync_command(target: str, root: Path, site: Path | None, name: str, delete: bool, dry: bool) -> None:
    """Отправить на сервер то, что изменилось.

    TARGET — куда: узел:/папка для rsync, хранилище:папка для rclone.
    """
    built = built_site(root, site)
    program = shutil.which(name)
    if program is None:
        click.echo(f"Нет программы {name}: установите её.", err=True)
        sys.exit(1)
    for step in PROGRAMS[name](str(built), target.rstrip("/") or "/", delete=delete, dry=dry):
        click.echo(f"{step.title}:")
        done = subprocess.run([program, *step.command[1:]], check=False)
        if done.returncode:
            click.echo(
                f"{name} остановилась на шаге «{step.title}», код {done.returncode}. Ссылки на сервере целы;"
                " повторите команду — она продолжит.",
                err=True,
            )
            sys.exit(1)

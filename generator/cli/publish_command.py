"""``glasno publish``: the portal as the next release of a folder that readers see."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.host import load_host
from generator.cli.place import ROOT, portal
from generator.cli.progress import Bar
from generator.pipeline.faults import refused
from generator.pipeline.publication import KEPT, note_addresses, publish_release
from generator.publish.ledger import LEDGER
from generator.text.plural import count


@click.command("publish")
@ROOT
@click.option("--strict", is_flag=True, help="Считать замечания ошибками.")
@click.option(
    "--keep",
    type=click.IntRange(min=1),
    default=KEPT,
    show_default=True,
    help="Сколько выпусков хранить вместе с новым.",
)
@click.option(
    "--sign",
    "key",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Закрытый ключ SSH или minisign: им подписать список контрольных сумм.",
)
@click.argument("folder", type=click.Path(path_type=Path))
def publish_command(root: Path, strict: bool, keep: int, key: Path | None, folder: Path) -> None:
    """Собрать сайт и показать его читателям из папки FOLDER.

    Сайт собирается рядом, проверяется и записывается на диск; только потом папка одним переименованием
    начинает вести на него. Прежние выпуски хранятся: вернуться к ним — glasno rollback FOLDER.
    """
    place = portal(root)
    build_site = load_host()
    try:
        with Bar() as bar, refused(click.ClickException):
            shown = publish_release(
                folder,
                lambda release, ledger: build_site(
                    root, release, strict=strict, notify=bar.notify, ledger=ledger
                ),
                keep=keep,
                key=key,
            )
            grown = note_addresses(place.content, folder)
    except click.ClickException as refusal:
        click.echo(refusal.format_message(), err=True)
        sys.exit(1)
    others = len(shown.others)
    click.echo(
        f"Опубликовано в «{folder}»: выпуск {shown.number}. "
        + (
            f"Хранится ещё {count(others, 'выпуск', 'выпуска', 'выпусков')}."
            if others
            else "Прежних выпусков нет."
        )
    )
    if grown:
        click.echo(f"Новые адреса записаны в «{place.content / LEDGER}»: сохраните его в репозитории.")

"""``glasno build``: the site, built by the host that is installed."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.place import ROOT, SITE, Place, portal
from generator.workspace.frame import NO_FRAME, Frame, read_frame
from generator.workspace.garbage import uncollected
from generator.workspace.memory import FOLDER, Memory

if TYPE_CHECKING:
    from generator.pipeline import Figures
    from generator.pipeline.renewal import Renewed

_NAME = "build"


@click.command("build")
@ROOT
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Куда собрать сайт; по умолчанию site/ портала.",
)
@click.option("--strict", is_flag=True, help="Считать замечания ошибками.")
@uncollected()
def build_command(root: Path, output: Path | None, strict: bool) -> None:
    """Собрать сайт.

    Если с прошлой сборки ничего не изменилось, прежний сайт остаётся, как есть.
    """
    target = (output or root / SITE).absolute()
    memory = Memory(root)
    frame = read_frame(root, target, strict) if root.is_dir() else NO_FRAME
    if (lines := memory.recall(_NAME, frame.seal(target))) is not None:
        click.echo(f"С прошлой сборки ничего не изменилось: сайт в «{target}» остаётся.")
        for line in lines:
            click.echo(line)
        return
    place = portal(root)
    if not place.content.is_dir():
        click.echo(f"Нет папки «{place.content}» с протоколами. Прежний сайт не тронут.", err=True)
        sys.exit(1)
    memory.forget(_NAME)
    renewed = _renew(place, target, frame)
    if renewed is not None:
        for line in _changes(renewed, place, target):
            click.echo(line)
        memory.keep(_NAME, frame.seal(target), _summary(renewed.remarks))
        return
    figures = _build(root, target, strict=strict)
    for line in _figures(figures, target):
        click.echo(line)
    # What was edited while the site was built is not in it.
    if figures.repeatable and read_frame(root, target, strict) == frame:
        memory.keep(_NAME, frame.seal(target), _summary(figures.remarks))


def _renew(place: Place, target: Path, frame: Frame) -> Renewed | None:
    """Bring a site up to date where only records have changed; None where it must be built whole."""
    from generator.cli.progress import Bar
    from generator.pipeline.faults import refused
    from generator.pipeline.keeping import WholeBuildNeeded
    from generator.pipeline.renewal import renew

    try:
        with refused(click.ClickException), Bar() as bar:
            return renew(place.content, target, place.root / FOLDER, frame, notify=bar.notify)
    except WholeBuildNeeded:
        return None
    except click.ClickException as refusal:
        click.echo(refusal.format_message(), err=True)
        sys.exit(1)


def _changes(renewed: Renewed, place: Place, target: Path) -> list[str]:
    """Return what is to be said of the changed records, and how much of the site was changed."""
    from generator.report.text import report
    from generator.report.verdict import read_line

    prefix = f"{place.settings.docs_dir}/"
    told = report(renewed.diagnostics, partial(read_line, place.content), prefix, place.settings.help_at)
    changed = (
        f"Сайт в «{target}» обновлён. Изменилось записей: {renewed.records}; переписано страниц: "
        f"{renewed.pages}, всех файлов: {renewed.files}."
    )
    return [*told, changed, *_summary(renewed.remarks)]


def _build(root: Path, target: Path, *, strict: bool) -> Figures:
    from generator.cli.host import load_host
    from generator.cli.progress import Bar

    build_site = load_host()
    try:
        with Bar() as bar:
            return build_site(root, target, strict=strict, notify=bar.notify)
    except click.ClickException as refusal:
        click.echo(refusal.format_message(), err=True)
        sys.exit(1)


def _figures(figures: Figures, target: Path) -> list[str]:
    """Return what was built and where the time went."""
    total = sum(figures.seconds.values())
    spent = ", ".join(f"{step} {seconds:.1f} с" for step, seconds in figures.seconds.items())
    return [
        f"Собрано в «{target}»: документов {figures.documents}, решений {figures.decisions}, "
        f"организаций {figures.organizations}, страниц {figures.pages}, ссылок проверено {figures.links}.",
        f"Время: {total:.1f} с ({spent}).",
    ]


def _summary(remarks: int) -> list[str]:
    """Return what to say of a site that stays: remarks are told again on demand."""
    return [f"Замечаний к записям: {remarks}. Их покажет glasno check."] if remarks else []

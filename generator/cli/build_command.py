"""``glasno build``: the site, built by the host that is installed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.place import ROOT, SITE, portal
from generator.cli.seal import seal
from generator.workspace.memory import Memory

if TYPE_CHECKING:
    from generator.pipeline import Figures

_NAME = "build"


@click.command("build")
@ROOT
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Куда собрать сайт; по умолчанию site/ портала.",
)
@click.option("--strict", is_flag=True, help="Считать замечания ошибками.")
def build_command(root: Path, output: Path | None, strict: bool) -> None:
    """Собрать сайт.

    Если с прошлой сборки ничего не изменилось, прежний сайт остаётся, как есть.
    """
    target = (output or root / SITE).absolute()
    memory = Memory(root)
    if root.is_dir() and (lines := memory.recall(_NAME, _seal(root, target, strict))) is not None:
        click.echo(f"С прошлой сборки ничего не изменилось: сайт в «{target}» остаётся.")
        for line in lines:
            click.echo(line)
        return
    place = portal(root)
    if not place.content.is_dir():
        click.echo(f"Нет папки «{place.content}» с протоколами. Прежний сайт не тронут.", err=True)
        sys.exit(1)
    memory.forget(_NAME)
    before = _seal(root, target, strict, standing=False)
    figures = _build(root, target, strict=strict)
    for line in _figures(figures, target):
        click.echo(line)
    # What was edited while the site was built is not in it.
    if figures.repeatable and before == _seal(root, target, strict, standing=False):
        memory.keep(_NAME, _seal(root, target, strict), _summary(figures))


def _seal(root: Path, target: Path, strict: bool, *, standing: bool = True) -> str:
    return seal(root, target, strict, str(target), standing=standing)


def _build(root: Path, target: Path, *, strict: bool) -> Figures:
    from generator.cli.progress import Bar

    (host,) = entry_points(group="glasno.hosts", name="mkdocs")
    build_site: Callable[..., Figures] = host.load()
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


def _summary(figures: Figures) -> list[str]:
    """Return what to say of a site that stays: remarks are told again on demand."""
    return [f"Замечаний к записям: {figures.remarks}. Их покажет glasno check."] if figures.remarks else []

"""``glasno build``: the site, built by the host that is installed."""

from __future__ import annotations

import sys
from importlib.metadata import entry_points
from pathlib import Path

import click

from generator.cli.place import ROOT, portal
from generator.cli.progress import Bar
from generator.pipeline import Figures


@click.command("build")
@ROOT
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Куда собрать сайт; по умолчанию site/ портала.",
)
@click.option("--strict", is_flag=True, help="Считать замечания ошибками.")
def build_command(root: Path, output: Path | None, strict: bool) -> None:
    """Собрать сайт."""
    place = portal(root)
    if not place.content.is_dir():
        click.echo(f"Нет папки «{place.content}» с протоколами. Прежний сайт не тронут.", err=True)
        sys.exit(1)
    (host,) = entry_points(group="glasno.hosts", name="mkdocs")
    build_site = host.load()
    target = output or place.site
    try:
        with Bar() as bar:
            figures = build_site(root, target.absolute(), strict=strict, notify=bar.notify)
    except click.ClickException as refusal:
        click.echo(refusal.format_message(), err=True)
        sys.exit(1)
    for line in _figures(figures, target):
        click.echo(line)


def _figures(figures: Figures, target: Path) -> list[str]:
    """Return what was built and where the time went."""
    total = sum(figures.seconds.values())
    spent = ", ".join(f"{step} {seconds:.1f} с" for step, seconds in figures.seconds.items())
    return [
        f"Собрано в «{target}»: документов {figures.documents}, решений {figures.decisions}, "
        f"организаций {figures.organizations}, страниц {figures.pages}, ссылок проверено {figures.links}.",
        f"Время: {total:.1f} с ({spent}).",
    ]

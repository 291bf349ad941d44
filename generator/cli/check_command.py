"""``glasno check``: every record read, and every mistake explained."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.place import ROOT, portal
from generator.cli.progress import Bar
from generator.pipeline import Checked, read_and_check
from generator.pipeline.revisions import repository_prefix
from generator.publish.ledger import read_ledger
from generator.report.findings import Findings
from generator.report.formats import FORMATS
from generator.report.text import plain, report, summary
from generator.text.plural import count


@click.command("check")
@ROOT
@click.option("--strict", is_flag=True, help="Считать замечания ошибками.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", *FORMATS]),
    default="text",
    show_default=True,
    help="Как показать: человеку, серверу репозитория или программе.",
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def check_command(root: Path, strict: bool, form: str, paths: tuple[Path, ...]) -> None:
    """Проверить записи и объяснить каждую ошибку.

    Без PATHS проверяется весь портал; с ними показано только то, что относится к этим файлам и папкам.
    """
    place = portal(root)
    wanted = [place.inside(path) for path in paths]
    with Bar() as bar:
        checked = read_and_check(place.content, notify=bar.notify, ledger=read_ledger(place.site))
    shown = tuple(diagnostic for diagnostic in checked.diagnostics if _wanted(diagnostic.span.path, wanted))
    records = sum(_wanted(file.path, wanted) for file in checked.content.records)
    if form == "text":
        paint = _paint if sys.stdout.isatty() else plain
        lines = report(shown, checked.read_line, f"{place.settings.docs_dir}/", place.help_at, paint)
        for line in lines:
            click.echo(line)
        click.echo(summary(shown, records))
        if exempt := sum(_wanted(exemption.text.span.path, wanted) for exemption in checked.exemptions):
            words = count(exempt, "исключение", "исключения", "исключений")
            click.echo(f"Разрешено с указанием причины: {words}.")
    else:
        prefix = repository_prefix(place.content)
        click.echo(
            FORMATS[form](Findings(shown, checked.read_line, records, prefix, place.help_at)), nl=False
        )
    if Checked(checked.content, checked.portal, shown).stops(strict=strict):
        sys.exit(1)


def _wanted(path: str, places: list[str]) -> bool:
    """Whether a path is one of the places or lies under one; with no places named, all are wanted."""
    return not places or any(place in (".", path) or path.startswith(f"{place}/") for place in places)


def _paint(colour: str, text: str) -> str:
    return click.style(text, bold=True) if colour == "bold" else click.style(text, fg=colour)

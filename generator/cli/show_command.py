"""``glasno show``: what was understood of one document."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from generator.cli.place import ROOT, portal
from generator.model.portal import Meeting
from generator.pipeline import Checked, read_and_check
from generator.report.show import show, show_text
from generator.report.text import report


@click.command("show")
@ROOT
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Как показать.",
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def show_command(root: Path, form: str, file: Path) -> None:
    """Показать, что программа поняла в одном документе."""
    place = portal(root)
    checked = read_and_check(place.content)
    path = place.inside(file)
    meeting = _meeting(checked, path)
    if meeting is None:
        faults = [diagnostic for diagnostic in checked.diagnostics if diagnostic.span.path == path]
        for line in report(faults, checked.read_line, f"{place.settings.docs_dir}/", place.settings.help_at):
            click.echo(line, err=True)
        if not faults:
            click.echo(f"«{file}» — не запись протокола.", err=True)
        sys.exit(1)
    shown = show(meeting, checked.portal)
    if form == "json":
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        for line in show_text(shown):
            click.echo(line)


def _meeting(checked: Checked, path: str) -> Meeting | None:
    id = path.rpartition(".")[0]
    return next((meeting for known, meeting in checked.portal.meetings.items() if str(known) == id), None)

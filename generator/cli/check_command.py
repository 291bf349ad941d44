"""``glasno check``: every record read, and every mistake explained."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.place import ROOT, SITE, Place, is_wanted, portal
from generator.report.findings import Findings
from generator.report.formats import FORMATS
from generator.report.text import plain, report, summary
from generator.report.verdict import Verdict, kept, recalled, stops
from generator.text.plural import count
from generator.workspace.frame import NO_FRAME, read_frame
from generator.workspace.garbage import uncollected
from generator.workspace.memory import FOLDER as MEMORY
from generator.workspace.memory import Memory

_NAME = "check"


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
@uncollected()
def check_command(root: Path, strict: bool, form: str, paths: tuple[Path, ...]) -> None:
    """Проверить записи и объяснить каждую ошибку.

    Без PATHS проверяется весь портал; с ними показано только то, что относится к этим файлам и папкам.
    """
    site = root / SITE
    memory = Memory(root)
    frame = read_frame(root, site) if root.is_dir() else NO_FRAME
    known = memory.recall(_NAME, frame.seal(site))
    place = portal(root)
    wanted = [place.inside(path) for path in paths]
    if known is not None:
        verdict = recalled(place.content, known)
    else:
        verdict = _check(place)
        # What was edited while the records were read may be in the verdict, or may not.
        if place.holds_content and read_frame(root, site) == frame:
            memory.keep(_NAME, frame.seal(site), kept(verdict))
    shown = verdict.only(lambda path: is_wanted(path, wanted))
    if form == "text":
        paint = _paint if sys.stdout.isatty() else plain
        lines = report(
            shown.diagnostics, shown.read_line, f"{place.settings.docs_dir}/", place.settings.help_at, paint
        )
        for line in lines:
            click.echo(line)
        click.echo(summary(shown.diagnostics, len(shown.records)))
        if shown.exempt:
            words = count(len(shown.exempt), "исключение", "исключения", "исключений")
            click.echo(f"Разрешено с указанием причины: {words}.")
    else:
        from generator.pipeline.revisions import repository_prefix

        prefix = repository_prefix(place.content)
        findings = Findings(
            shown.diagnostics, shown.read_line, len(shown.records), prefix, place.settings.help_at
        )
        click.echo(FORMATS[form](findings), nl=False)
    if stops(shown.diagnostics, strict=strict):
        sys.exit(1)


def _check(place: Place) -> Verdict:
    from generator.cli.progress import Bar
    from generator.pipeline import read_and_check
    from generator.pipeline.readings import FOLDER as READINGS
    from generator.pipeline.readings import Readings
    from generator.publish.ledger import read_ledger

    with Bar() as bar:
        return read_and_check(
            place.content,
            notify=bar.notify,
            ledger=read_ledger(place.site),
            readings=Readings(place.root / MEMORY / READINGS),
        ).verdict


def _paint(colour: str, text: str) -> str:
    return click.style(text, bold=True) if colour == "bold" else click.style(text, fg=colour)

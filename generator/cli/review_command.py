"""``glasno review``: a proposed change checked, told and built, with nothing of it run; made for CI."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NoReturn

import click

from generator.cli.host import load_host
from generator.diagnostics import Diagnostic
from generator.load.settings import HostSettings, read_settings
from generator.pipeline import Checked, read_and_check, silent
from generator.pipeline.changes import compare, records_at
from generator.pipeline.proposal import ledger_at, settings_at, stage, too_many
from generator.pipeline.revisions import NotRead, Repository, repository_prefix
from generator.publish.ledger import read_ledger
from generator.report.change_text import FORMATS as CHANGE_FORMATS
from generator.report.change_text import Meaning
from generator.report.comment import changed_pages, comment
from generator.report.findings import Findings
from generator.report.formats import FORMATS
from generator.report.text import report, summary

_FILES = {"gitlab": "gitlab.json", "sarif": "report.sarif", "rdjson": "rdjson.json", "json": "report.json"}


@click.command("review")
@click.option(
    "--root",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    default=Path(),
    help="Папка портала в репозитории.",
)
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), required=True, help="Куда писать."
)
@click.option("--format", "form", type=click.Choice(["text", "github"]), default="text", show_default=True)
@click.option("--strict", is_flag=True, help="Считать замечания ошибками.")
@click.argument("base")
@click.argument("head")
def review_command(root: Path, output: Path, form: str, strict: bool, base: str, head: str) -> None:
    """Проверить предложенное изменение: от версии BASE до HEAD.

    Настройки и оформление берутся из BASE, из HEAD — только файлы папки с записями. В папку --output
    пишутся отчёты, комментарий comment.md, предпросмотр site/ и список страниц changed.html.
    """
    repository = Repository(root)
    try:
        old, new = repository.revision(base), repository.revision(head)
        if (flood := too_many(repository, old, new)) is not None:
            _refuse(flood)
        settings = read_settings(settings_at(repository, old))
        meaning = _meaning(repository, old, new, settings.docs_dir)
        with TemporaryDirectory(prefix="glasno-") as folder:
            place = Path(folder).resolve()
            refused = stage(repository, old, new, settings.docs_dir, place)
            # What was published is told by the base, and by what ``glasno recall`` left: a proposal cannot
            # shorten the list.
            published = ledger_at(repository, old, settings.docs_dir) | read_ledger(root / settings.docs_dir)
            checked = read_and_check(place / settings.docs_dir, ledger=published)
            checked = Checked(checked.content, checked.portal, (*refused, *checked.diagnostics))
            findings = _findings(checked, root, settings)
            stops = checked.stops(strict=strict)
            output.mkdir(parents=True, exist_ok=True)
            _write_reports(meaning, findings, not stops, output)
            _say(findings, checked, form)
            if not stops:
                _build(place, output.absolute() / "site", repository.seconds(new))
    except NotRead as problem:
        click.echo(str(problem), err=True)
        sys.exit(2)
    sys.exit(1 if stops else 0)


def _refuse(flood: Diagnostic) -> NoReturn:
    for line in report((flood,), lambda _path, _number: ""):
        click.echo(line)
    sys.exit(1)


def _meaning(repository: Repository, base: str, head: str, docs_dir: str) -> Meaning:
    fork = repository.fork(base, head)
    prefix = repository_prefix(repository.root / docs_dir)
    elsewhere = tuple(path for path in repository.changed(fork, head) if not path.startswith(prefix))
    return compare(records_at(repository, fork, docs_dir), records_at(repository, head, docs_dir), elsewhere)


def _findings(checked: Checked, root: Path, settings: HostSettings) -> Findings:
    prefix = repository_prefix(root / settings.docs_dir)
    records = len(checked.content.records)
    return Findings(checked.diagnostics, checked.read_line, records, prefix, settings.help_at)


def _write_reports(meaning: Meaning, findings: Findings, preview: bool, output: Path) -> None:
    made = {name: FORMATS[form](findings) for form, name in _FILES.items()}
    made["comment.md"] = comment(meaning, findings, preview)
    made["changes.json"] = CHANGE_FORMATS["json"](meaning)
    made["changed.html"] = changed_pages(meaning)
    for name, text in made.items():
        (output / name).write_text(text, encoding="utf-8", newline="\n")


def _say(findings: Findings, checked: Checked, form: str) -> None:
    if form == "github":
        click.echo(FORMATS[form](findings), nl=False)
        return
    for line in report(findings.diagnostics, checked.read_line, findings.prefix, findings.help_at):
        click.echo(line)
    click.echo(summary(findings.diagnostics, findings.records))


def _build(portal: Path, target: Path, seconds: int) -> None:
    """Build the preview as of the day of the proposal."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(seconds))
    load_host()(portal, target, strict=False, notify=silent)

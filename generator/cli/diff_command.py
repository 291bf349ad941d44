"""``glasno diff``: what a change means, before it is published."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.place import ROOT, portal
from generator.pipeline.changes import compare, records_at, records_on_disk
from generator.pipeline.revisions import NotRead, Repository, repository_prefix
from generator.report.change_text import FORMATS


@click.command("diff")
@ROOT
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="Как показать.",
)
@click.argument("base")
@click.argument("head", required=False)
def diff_command(root: Path, form: str, base: str, head: str | None) -> None:
    """Рассказать, что значит изменение: от версии BASE до HEAD.

    Версии называют как в git: main, HEAD~1, v1.2. Без HEAD сравнивается то, что лежит в папке сейчас.
    """
    here = portal(root)
    repository = Repository(root)
    docs_dir = here.settings.docs_dir
    try:
        old = repository.revision(base)
        before = records_at(repository, old, docs_dir)
        if head is None:
            meaning = compare(before, records_on_disk(here.content))
        else:
            new = repository.revision(head)
            prefix = repository_prefix(here.content)
            elsewhere = tuple(path for path in repository.changed(old, new) if not path.startswith(prefix))
            meaning = compare(before, records_at(repository, new, docs_dir), elsewhere)
    except NotRead as problem:
        click.echo(str(problem), err=True)
        sys.exit(2)
    click.echo(FORMATS[form](meaning), nl=False)

"""What a build says of the content: on standard error, in the words of the reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import click
from mkdocs.config.defaults import MkDocsConfig

from generator.diagnostics import Diagnostic
from generator.load.settings import HostSettings
from generator.pipeline import Checked
from generator.report.text import report, summary


def tell_all(checked: Checked, config: MkDocsConfig) -> None:
    """Print what is wrong with the content; a clean one needs no words."""
    if checked.diagnostics:
        tell(checked.diagnostics, checked.read_line, config)
        click.echo(summary(checked.diagnostics, len(checked.content.records)), err=True)


def tell(
    diagnostics: Iterable[Diagnostic], read_line: Callable[[str, int], str], config: MkDocsConfig
) -> None:
    """Print remarks on records, each with its line."""
    settings = HostSettings(Path(config.docs_dir).name, config.site_url or "")
    for line in report(diagnostics, read_line, f"{settings.docs_dir}/", settings.help_at):
        click.echo(line, err=True)

"""``glasno help``: the page of help of a rule, on the terminal."""

from __future__ import annotations

import sys

import click

from generator.report.rules import rule_help


@click.command("help")
@click.argument("code", required=False)
def help_command(code: str | None) -> None:
    """Объяснить правило по его имени."""
    page = rule_help(code or "index")
    if page is None:
        click.echo(f"Правила «{code}» нет. Все правила: glasno help", err=True)
        sys.exit(2)
    click.echo(page.markdown)

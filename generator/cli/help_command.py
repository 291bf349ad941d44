"""``glasno help``: the page of help of a rule, on the terminal."""

from __future__ import annotations

import sys
from importlib.resources import files as package_files

import click


@click.command("help")
@click.argument("code", required=False)
def help_command(code: str | None) -> None:
    """Объяснить правило по его имени."""
    page = package_files("generator") / "help" / "rules" / f"{code or 'index'}.md"
    if not page.is_file():
        click.echo(f"Правила «{code}» нет. Все правила: glasno help", err=True)
        sys.exit(2)
    text = page.read_text(encoding="utf-8")
    click.echo(text.split("---\n", 2)[2].strip() if text.startswith("---\n") else text)

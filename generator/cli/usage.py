"""Wrong usage, said in Russian: click itself speaks English."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from generator.cli.manual import RussianContext, speak_russian


class RussianGroup(click.Group):
    """A group of commands that explains wrong usage in Russian, with exit code 2.

    A command is imported when it is called: a build with nothing to do takes less time than all imports.
    """

    context_class = RussianContext

    def __init__(self, *args: Any, commands_in_order: Sequence[str] = (), **others: Any) -> None:
        super().__init__(*args, **others)
        self._names = commands_in_order

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's
        """Return the names of all commands."""
        return list(self._names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command."""
        if cmd_name not in self._names:
            return None
        module = import_module(f"generator.cli.{cmd_name}_command")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        speak_russian(command)
        return command

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a command; without ``standalone_mode`` faults are the caller's, as click's own are."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        try:
            code = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        except click.UsageError as problem:
            path = problem.ctx.command_path if problem.ctx else "glasno"
            click.echo(f"{_words(problem)}\nСправка: {path} --help", err=True)
            sys.exit(2)
        except click.ClickException as problem:
            click.echo(problem.format_message(), err=True)
            sys.exit(problem.exit_code)
        except click.Abort:
            click.echo("Прервано.", err=True)
            sys.exit(1)
        sys.exit(code if isinstance(code, int) else 0)


def _words(problem: click.UsageError) -> str:
    """Say what is wrong with the words of a command."""
    match problem:
        case click.NoSuchOption():
            near = f" Может быть, {' или '.join(problem.possibilities)}?" if problem.possibilities else ""
            return f"Ключа «{problem.option_name}» нет.{near}"
        case click.MissingParameter():
            return f"Не хватает: {_name(problem)}."
        case click.BadParameter():
            return f"Значение не годится: {_name(problem)}. {_expected(problem)}"
        case click.BadOptionUsage():
            return f"У ключа «{problem.option_name}» нет значения."
        case _ if "No such command" in problem.message:
            name = problem.message.partition("'")[2].partition("'")[0]
            return f"Команды «{name}» нет."
        case _ if "unexpected extra argument" in problem.message:
            return f"Лишние слова: {problem.message.partition('(')[2].rstrip(').')}."
        case _:
            return problem.message


def _expected(problem: click.BadParameter) -> str:
    match problem.param.type if problem.param else None:
        case click.Choice(choices=choices):
            return f"Можно: {', '.join(map(str, choices))}."
        case click.Path():
            return "Такого файла нет или он не того вида."
        case _:
            return problem.message


def _name(problem: click.BadParameter) -> str:
    if isinstance(problem.param, click.Argument):
        return (problem.param.name or "").upper()
    return problem.param.opts[0] if problem.param else str(problem.param_hint or "")

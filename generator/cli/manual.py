"""The help of commands in Russian: click composes it, with a few English words of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import click

_HEADINGS = {"Options": "Ключи", "Commands": "Команды"}
_WORDS = {
    "Show this message and exit.": "Показать эту справку.",
    "Show the version and exit.": "Показать версию.",
    "[default: ": "[по умолчанию: ",
    "[required]": "[обязательно]",
    "; required]": "; обязательно]",
}
_USAGE = {"OPTIONS": "КЛЮЧИ", "COMMAND": "КОМАНДА", "ARGS": "СЛОВА"}
_KINDS = {"INTEGER RANGE": "ЧИСЛО", "INTEGER": "ЧИСЛО", "TEXT": "ТЕКСТ", "DIRECTORY": "ПАПКА", "FILE": "ФАЙЛ"}


class _Formatter(click.HelpFormatter):
    """Writes what click composed, with Russian words in place of its own."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, _said(args, _USAGE), "Вызов: " if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        said = [(_said(name, _KINDS), _said(words, _WORDS)) for name, words in rows]
        super().write_dl(said, col_max, col_spacing)


class RussianContext(click.Context):
    """The context of a command whose help is in Russian."""

    formatter_class = _Formatter


def speak_russian(command: click.Command) -> None:
    """Give a command, and the commands of a group, help in Russian."""
    command.context_class = RussianContext
    if isinstance(command, click.Group):
        for each in command.commands.values():
            speak_russian(each)


def _said(text: str, words: Mapping[str, str]) -> str:
    for english, russian in words.items():
        text = text.replace(english, russian)
    return text

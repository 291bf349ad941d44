"""The command ``glasno``: words for a person, nothing else; the work is in the pipeline."""

from __future__ import annotations

import click

from generator import __version__
from generator.cli.usage import RussianGroup
from generator.workspace.garbage import leave_to_exit

_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

COMMANDS = (
    *("init", "import", "new", "format", "check", "show", "build", "publish", "rollback", "verify"),
    *("deploy", "sync", "recall", "diff", "review", "reports", "schema", "help"),
)
"""In the order of the help; each is ``<name>_command`` in the module of that name."""


@click.group(cls=RussianGroup, commands_in_order=COMMANDS, context_settings=_SETTINGS)
@click.version_option(__version__, prog_name="glasno", message="%(prog)s %(version)s")
def main() -> None:
    """Гласно: сайт протоколов коллегиальных органов из папки с файлами."""
    leave_to_exit()

"""The command ``glasno``: words for a person, nothing else; the work is in the pipeline."""

from __future__ import annotations

import click

from generator import __version__
from generator.cli.build_command import build_command
from generator.cli.check_command import check_command
from generator.cli.deploy_command import deploy_command
from generator.cli.diff_command import diff_command
from generator.cli.format_command import format_command
from generator.cli.help_command import help_command
from generator.cli.import_command import import_command
from generator.cli.init_command import init_command
from generator.cli.new_command import new_command
from generator.cli.publish_command import publish_command
from generator.cli.review_command import review_command
from generator.cli.rollback_command import rollback_command
from generator.cli.schema_command import schema_command
from generator.cli.show_command import show_command
from generator.cli.sync_command import sync_command
from generator.cli.usage import RussianGroup
from generator.cli.verify_command import verify_command

_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(cls=RussianGroup, context_settings=_SETTINGS)
@click.version_option(__version__, prog_name="glasno", message="%(prog)s %(version)s")
def main() -> None:
    """Гласно: сайт протоколов коллегиальных органов из папки с файлами."""


for _command in (
    init_command,
    import_command,
    new_command,
    format_command,
    check_command,
    show_command,
    build_command,
    publish_command,
    rollback_command,
    verify_command,
    deploy_command,
    sync_command,
    diff_command,
    review_command,
    schema_command,
    help_command,
):
    main.add_command(_command)

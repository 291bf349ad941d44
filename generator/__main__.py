"""``python -m generator`` is ``glasno``."""

from generator.cli import main

main(prog_name="glasno")

"""``glasno build`` with or without its search, so that pages and search can be measured apart."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import generator.pipeline
from generator.mkdocs_plugin import build_site
from generator.pipeline import silent


def _no_index(*_: Any, **__: Any) -> None:
    """Index nothing."""


def main() -> None:
    """Build a portal whole, past everything that is remembered."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("root", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--search", action="store_true")
    arguments = parser.parse_args()
    if not arguments.search:
        generator.pipeline.index_portal = _no_index
    figures = build_site(arguments.root, arguments.output.absolute(), strict=False, notify=silent)
    print({step: round(seconds, 2) for step, seconds in figures.seconds.items()})


if __name__ == "__main__":
    main()

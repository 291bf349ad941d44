"""``glasno`` without its search, so that pages and search can be measured apart; the words are the same."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

NAME = "generator.search.index"


class _NoIndex(ModuleType):
    """Stands where the index is made, before anything asks for it, and costs nothing where nothing does."""

    class SearchError(Exception):
        """Never raised."""

    @staticmethod
    def index_portal(*_: Any, **__: Any) -> frozenset[str]:
        """Index nothing, and take nothing away."""
        return frozenset()


sys.modules[NAME] = _NoIndex(NAME)

from generator.cli import main  # noqa: E402 - after what stands in its way

main(prog_name="glasno")

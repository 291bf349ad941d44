"""What was kept of the last run: beside mkdocs.yml, as plain JSON, and never more than a way to be quicker.

A memory that cannot be read, was written for other inputs, or cannot be written at all, is as none.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

FOLDER = ".glasno"
"""Its folder in a portal; whoever deletes it loses some seconds."""


class Memory:
    """Results by name, each with the fingerprint of what it was made of."""

    def __init__(self, root: Path) -> None:
        self._folder = root / FOLDER

    def recall(self, name: str, made_of: str) -> Any:
        """Return the result of that name if it was made of the same, else None."""
        try:
            kept = json.loads((self._folder / f"{name}.json").read_bytes())
            return kept["result"] if kept["made_of"] == made_of else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, name: str, made_of: str, result: Any) -> None:
        """Keep a result for the next run; the last one of that name is forgotten."""
        text = json.dumps({"made_of": made_of, "result": result}, ensure_ascii=False)
        beside = self._folder / f"{name}.json.new"
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            beside.write_text(text, encoding="utf-8")
            beside.replace(self._folder / f"{name}.json")

    def forget(self, name: str) -> None:
        """Keep nothing of that name."""
        with suppress(OSError):
            (self._folder / f"{name}.json").unlink(missing_ok=True)

"""The spelling that was probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return the known word most alike; None where nothing is alike."""
    return next(iter(difflib.get_close_matches(word[:100], list(known), 1, cutoff)), None)

"""The spelling that was probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], count: int = 1, cutoff: float = 0.6) -> tuple[str, ...]:
    """Return the known words most alike, best first; none where nothing is alike."""
    return tuple(difflib.get_close_matches(word[:100], list(known), count, cutoff))

"""A later version of a document's record: when it was published, and what it changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision; ``changes`` are words of the portal and quote nothing of the former text.

    What was corrected may have been corrected because nobody should read it any more.
    """

    date: date
    changes: tuple[str, ...]

"""Lines of a draft before they are written: their words, and what they are meant to be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Meaning(Enum):
    """How the loader shall read a line."""

    PLAIN = auto()
    """Words and nothing else: what looks like a marker is protected."""
    READ = auto()
    """As its words say: a clause, a bullet, a deadline, a person, a marker."""
    HEADING = auto()
    """The printed heading of a part."""
    ADDED = auto()
    """A heading that the document has not: it only opens a part."""


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One line; ``note`` is what a person should look at there, with an example in ``advice``."""

    text: str
    meaning: Meaning = Meaning.READ
    after_blank: bool = False
    note: str = ""
    advice: str = ""
    torn: str = ""
    """The words in the order of the source where the line has them in another."""

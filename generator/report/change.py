"""One difference between two versions of the content, and how old and new words are quoted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MAX_WORDS = 160
"""Characters of old or new words that a change quotes."""
_AROUND = 3
"""Words left on each side of the ones that changed."""


class Kind(StrEnum):
    """What happened."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


class Subject(StrEnum):
    """What it happened to."""

    DOCUMENT = "document"
    DECISION = "decision"
    SECTION = "section"
    ORGANIZATION = "organization"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference that has a meaning.

    ``name`` is what it happened to («решение 1.2.3»), ``what`` what happened («изменён срок»); ``before``
    and ``after`` are words of the two versions, empty where there is nothing to compare. ``address`` is that
    of the new version, or of the old one where nothing is left. ``signed`` tells that printed words of a
    document which is already published are no longer the same.
    """

    kind: Kind
    subject: Subject
    name: str
    what: str
    address: str
    before: str = ""
    after: str = ""
    signed: bool = False
    document: str = ""
    """The document it belongs to: «протокола от 16 марта 2023 года № 2»; empty where it is none."""


def differing(before: str, after: str) -> tuple[str, str]:
    """Return the words that differ, with a few around them: «… к 1 мая отчёт …»."""
    old, new = before.split(), after.split()
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    first = max(0, start - _AROUND)
    rest = max(0, end - _AROUND)
    return _quoted(old, first, rest), _quoted(new, first, rest)


def _quoted(words: list[str], start: int, rest: int) -> str:
    shown = words[start : len(words) - rest]
    if not shown:
        return ""
    return shortened(" ".join([*(["…"] if start else []), *shown, *(["…"] if rest else [])]))


def shortened(text: str) -> str:
    """Return the beginning of a long text."""
    return text if len(text) <= MAX_WORDS else f"{text[:MAX_WORDS].rstrip()}…"

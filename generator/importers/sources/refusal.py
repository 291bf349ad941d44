"""A file that is not read, and what the editor can do about it."""

from __future__ import annotations

_SHOWN = 80


def quoted(text: str) -> str:
    """Return a name out of a hostile file as «name», fit for a terminal."""
    return "«" + "".join(char if char.isprintable() else "?" for char in text[:_SHOWN]) + "»"


class SourceRefused(Exception):
    """The file is hostile, damaged or of another kind; ``message`` and ``advice`` are in Russian."""

    def __init__(self, code: str, message: str, advice: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.advice = advice

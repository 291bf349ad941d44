"""A long text of sorted lines, looked up and amended without taking it apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

Key = TypeVar("Key", str, bytes)


def find(text: bytes, key: Key, key_of: Callable[[bytes], Key]) -> bytes | None:
    """Return the line of a key without its end; the lines are in the order of their keys, all different."""
    start, end = place(text, key, key_of)
    return text[start : end - 1] if start < end else None


def amend(text: bytes, changes: Mapping[Key, bytes | None], key_of: Callable[[bytes], Key]) -> bytes:
    """Return the text with the lines of ``changes`` in their places; None takes a line away."""
    pieces: list[bytes] = []
    taken = 0
    for key, line in sorted(changes.items(), key=lambda change: change[0]):
        start, end = place(text, key, key_of, taken)
        pieces += [text[taken:start], b"" if line is None else line + b"\n"]
        taken = end
    return b"".join((*pieces, text[taken:]))


def place(text: bytes, key: Key, key_of: Callable[[bytes], Key], low: int = 0) -> tuple[int, int]:
    """Return where the line of a key begins and ends; twice its place where there is none from ``low`` on."""
    high = len(text)
    while low < high:
        middle = (low + high) // 2
        start = text.rfind(b"\n", low, middle) + 1 or low
        end = text.index(b"\n", middle) + 1
        if key_of(text[start : end - 1]) < key:
            low = end
        else:
            high = start
    end = text.find(b"\n", low) + 1
    return (low, end) if end and key_of(text[low : end - 1]) == key else (low, low)

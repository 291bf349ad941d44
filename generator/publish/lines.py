"""A long text of sorted lines, looked up and amended without taking it apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from mmap import mmap
from typing import TypeVar

Key = TypeVar("Key", str, bytes)
Lines = bytes | mmap


def find(text: Lines, key: Key, key_of: Callable[[bytes], Key]) -> bytes | None:
    """Return the line of a key without its end; the lines are in the order of their keys, all different."""
    start, end = place(text, key, key_of)
    return text[start : end - 1] if start < end else None


def amend(text: Lines, changes: Mapping[Key, bytes | None], key_of: Callable[[bytes], Key]) -> bytes:
    """Return the text with the lines of ``changes`` in their places; None takes a line away."""
    return b"".join(amended(text, changes, key_of))


def amended(
    text: Lines, changes: Mapping[Key, bytes | None], key_of: Callable[[bytes], Key]
) -> Iterator[memoryview | bytes]:
    """Yield what ``amend`` returns in pieces, so that a long text is nowhere copied."""
    view = memoryview(text)
    taken = 0
    for key, line in sorted(changes.items(), key=lambda change: change[0]):
        start, end = place(text, key, key_of, taken)
        yield view[taken:start]
        if line is not None:
            yield line + b"\n"
        taken = end
    yield view[taken:]


def place(text: Lines, key: Key, key_of: Callable[[bytes], Key], low: int = 0) -> tuple[int, int]:
    """Return where the line of a key begins and ends; twice its place where there is none from ``low`` on.

    Raises:
        ValueError: when the last line has no end.
    """
    high = len(text)
    if high and text[-1:] != b"\n":
        raise ValueError("the last line was cut")
    while low < high:
        middle = (low + high) // 2
        start = text.rfind(b"\n", low, middle) + 1 or low
        end = text.find(b"\n", middle) + 1
        if key_of(text[start : end - 1]) < key:
            low = end
        else:
            high = start
    end = text.find(b"\n", low) + 1
    return (low, end) if end and key_of(text[low : end - 1]) == key else (low, low)

"""Where authored text comes from: files, spans, and text that remembers its span."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, Self


class Span(NamedTuple):
    """A place in an authored file.

    ``path`` is relative to the portal's root, with forward slashes; ``line`` and ``column``
    count from 1; ``width`` is in characters and never crosses the end of the line.
    """

    path: str
    line: int = 1
    column: int = 1
    width: int = 1

    def part(self, offset: int, width: int) -> Span:
        """Return the span of ``width`` characters that starts ``offset`` characters into this one."""
        return Span(self.path, self.line, self.column + offset, max(width, 1))


Place = tuple[str, int, int, int]
"""What a span is made of."""


class Text(str):
    """Authored text with the span it was read from; equal to any string of the same characters."""

    __slots__ = ("_place",)
    _place: Place
    """Most texts are never asked for their span."""

    def __new__(cls, value: str, place: Place) -> Self:
        """Join a text to the place it begins at: a span, or what one is made of."""
        text = str.__new__(cls, value)
        text._place = place
        return text

    def __reduce__(self) -> tuple[object, ...]:
        """Tell how to make the text in another process: as plain values, for there are very many."""
        return Text, (str(self), (*self._place,))

    @property
    def span(self) -> Span:
        """The place where the text begins."""
        return Span(*self._place)

    def part(self, start: int, end: int) -> Text:
        """Return the characters ``start:end`` as text with a span of its own."""
        path, line, column, _ = self._place
        return Text(self[start:end], (path, line, column + start, max(end - start, 1)))

    def lines(self) -> Iterator[Text]:
        """Yield the lines of the text, each with a span of its own; blank lines only separate."""
        path, line, column, width = self._place
        if "\n" not in self and self.strip() == self and len(self) == width:
            yield self
            return
        for offset, raw in enumerate(self.split("\n")):
            words = raw.strip()
            if words:
                yield Text(words, (path, line + offset, column + raw.index(words[0]), len(words)))


def to_plain(value: object) -> object:
    """Return a text as plain text, for an encoder that knows no other.

    Raises:
        NotImplementedError: for anything else.
    """
    if isinstance(value, Text):
        return str(value)
    raise NotImplementedError(type(value))


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of the content folder, as bytes; nothing below the pipeline opens files."""

    path: str
    data: bytes

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


class Text(str):
    """Authored text with the span it was read from; equal to any string of the same characters."""

    __slots__ = ("_span",)
    _span: Span

    def __new__(cls, value: str, span: Span) -> Self:
        """Join a text to the place it begins at."""
        text = str.__new__(cls, value)
        text._span = span
        return text

    def __reduce__(self) -> tuple[object, ...]:
        """Tell how to make the text in another process: as plain values, for there are very many."""
        return _text_at, (str(self), *self._span)

    @property
    def span(self) -> Span:
        """The place where the text begins."""
        return self._span

    def part(self, start: int, end: int) -> Text:
        """Return the characters ``start:end`` as text with a span of its own."""
        path, line, column, _ = self._span
        return Text(self[start:end], Span(path, line, column + start, max(end - start, 1)))

    def lines(self) -> Iterator[Text]:
        """Yield the lines of the text, each with a span of its own; blank lines only separate."""
        if "\n" not in self and self.strip() == self and len(self) == self._span.width:
            yield self
            return
        for offset, raw in enumerate(self.split("\n")):
            words = raw.strip()
            if words:
                column = self._span.column + raw.index(words[0])
                yield Text(words, Span(self._span.path, self._span.line + offset, column, len(words)))


def _text_at(value: str, path: str, line: int, column: int, width: int) -> Text:
    return Text(value, Span(path, line, column, width))


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of the content folder, as bytes; nothing below the pipeline opens files."""

    path: str
    data: bytes

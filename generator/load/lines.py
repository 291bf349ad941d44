"""Lines of a Markdown body: text with its span, and what the line looks like."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.source import Span, Text
from generator.text.deadlines import find_deadlines, is_deadline_line
from generator.text.labels import find_label
from generator.text.responsible import is_responsible_line

UNNUMBERED = "{б/н}"
_HEADING = re.compile(r"#{1,6}\s+(?=\S)")
BULLET = re.compile(r"[-–—•·*]\s*(?=\S)")
"""What an item of a list begins with."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its text without outer blanks, and whether a blank line stands above.

    ``literal`` tells a line that the author kept from being read as a label, bullet or marker.
    """

    text: Text
    after_blank: bool
    literal: bool = False

    @property
    def heading(self) -> Text | None:
        """The words of a Markdown heading."""
        match = None if self.literal else _HEADING.match(self.text)
        if match is None:
            return None
        # «## Решили ##»: closing signs are no words; stripped by hand, for a pattern takes quadratic time.
        end = len(self.text.rstrip("#"))
        closed = end > match.end() and self.text[end - 1].isspace()
        return self.text.part(match.end(), len(self.text[:end].rstrip()) if closed else len(self.text))

    @property
    def label(self) -> Text | None:
        """The label of a clause at the beginning of the line."""
        found = None if self.literal else find_label(self.text)
        return self.text.part(0, len(found.text)) if found else None

    @property
    def is_bullet(self) -> bool:
        """Whether the line is an item of a list."""
        return not self.literal and BULLET.match(self.text) is not None

    @property
    def is_unnumbered(self) -> bool:
        """Whether the line opens a clause that was printed without a number."""
        return not self.literal and self.text.startswith(UNNUMBERED)

    @property
    def is_reading(self) -> bool:
        """Whether the line stands for a deadline or names the responsible."""
        return not self.literal and (is_deadline_line(self.text) or is_responsible_line(self.text))

    @property
    def has_deadline(self) -> bool:
        """Whether a deadline stands anywhere in the line."""
        return bool(find_deadlines(self.text))

    def rest(self, start: int) -> Text:
        """Return the line from a position on, without blanks at its beginning."""
        start += len(self.text[start:]) - len(self.text[start:].lstrip())
        return self.text.part(start, len(self.text))

    def without_bullet(self) -> Text:
        """Return the words of an item of a list."""
        match = BULLET.match(self.text)
        return self.rest(match.end()) if match and not self.literal else self.text


def read_lines(text: str, path: str, first_line: int = 1) -> tuple[Line, ...]:
    """Split a text into lines that are not blank; ``first_line`` is where it begins in its file."""
    lines: list[Line] = []
    blank = False
    for number, raw in enumerate(text.split("\n"), first_line):
        words = raw.strip()
        literal = words.startswith("\\")
        words = words[literal:].lstrip()
        if not words:
            blank = True
            continue
        column = len(raw.rstrip()) - len(words) + 1
        lines.append(Line(Text(words, Span(path, number, column, len(words))), blank, literal))
        blank = False
    return tuple(lines)

"""The paragraph that a page is in the middle of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.importers.sources.blocks import Paragraph

_BOOKMARK = re.compile(r"\[bookmark:[^\[\]\n]*\]")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_NUMBER = re.compile(r"[^\s\xa0]{1,12}")


@dataclass(slots=True)
class Open:
    """Collects text as a browser shows it: white space collapses, but not at «&nbsp;»."""

    number: str = ""
    level: int = 0
    heading: int = 0
    pieces: list[str] = field(default_factory=list)
    weights: set[bool] = field(default_factory=set)

    def add(self, text: str, bold: bool) -> None:
        """Take in text."""
        text = _SPACE.sub(" ", text).replace("\u00ad", "")
        if text.startswith(" ") and (not self.pieces or self.pieces[-1].endswith((" ", "\n"))):
            text = text[1:]
        if text:
            self.pieces.append(text)
        if text.strip():
            self.weights.add(bold)

    def verbatim(self, text: str, bold: bool) -> None:
        """Take in preformatted text."""
        self.pieces.append(text)
        self.weights |= {bold} if text.strip() else set()

    def line_break(self) -> None:
        """End a line inside the paragraph."""
        if self.pieces:
            self.pieces[-1] = self.pieces[-1].rstrip(" ")
        self.pieces.append("\n")

    def take_number(self) -> None:
        """What stands before Word's gap of seven-point spaces is the automatic number."""
        text = "".join(self.pieces).strip(" \xa0")
        if not self.number and _NUMBER.fullmatch(text):
            self.number = "•" if text in "·§" else text
            self.pieces.clear()
            self.weights.clear()

    def close(self, residue: list[str]) -> Paragraph:
        """Return the paragraph, without the «[bookmark: …]» that goes to the residue."""
        text = "".join(self.pieces)
        residue += _BOOKMARK.findall(text)
        text = _BOOKMARK.sub("", text).strip(" ").removesuffix("\n")
        return Paragraph(text, self.number, self.level, self.heading, bold=self.weights == {True})

"""The text of one paragraph of an .odt."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

from generator.importers.sources.limits import SPACES
from generator.importers.sources.numerals import raised
from generator.importers.sources.odt.styles import Styles, whole

_SKIPPED = frozenset(
    ("text:ruby-text", "office:annotation-end", "text:tracked-changes", "office:binary-data")
)
_SPACES = str.maketrans("\t\r\n", "   ")
_MARKS = {"text:s": " ", "text:tab": "\t", "text:line-break": "\n"}


@dataclass(slots=True)
class Inline:
    """What a paragraph holds, and what hangs on it: notes, remarks, text boxes."""

    styles: Styles
    pieces: list[str] = field(default_factory=list)
    weights: set[bool] = field(default_factory=set)
    concealed: list[str] = field(default_factory=list)
    notes: list[ET.Element] = field(default_factory=list)
    remarks: list[ET.Element] = field(default_factory=list)
    boxes: list[ET.Element] = field(default_factory=list)
    breaks: int = 0
    later: int = 0

    def read(self, element: ET.Element, bold: bool, hidden: bool) -> None:
        """Take in an element's text and what is in it; white space collapses as the format says."""
        self._flow(element.text or "", bold, hidden)
        for child in element:
            self._child(child, bold, hidden)
            self._flow(child.tail or "", bold, hidden)

    def _child(self, child: ET.Element, bold: bool, hidden: bool) -> None:
        match child.tag:
            case "text:span":
                for style in reversed(self.styles.chain("text", child.get("text:style-name", ""))):
                    bold = bold if style.bold is None else style.bold
                    hidden = hidden if style.hidden is None else style.hidden
                self.read(child, bold, hidden)
            case "text:s" | "text:tab" | "text:line-break":
                times = min(whole(child.get("text:c"), 1), SPACES)
                self._add(_MARKS[child.tag] * times, bold, hidden)
            case "text:soft-page-break":
                self.later += bool(self.weights)
                self.breaks += not self.weights
            case "text:note":
                self._note(child, bold)
            case "office:annotation":
                self.remarks.append(child)
            case "draw:text-box":
                self.boxes.append(child)
            case tag if tag.startswith("draw:"):
                self._drawing(child, bold, hidden)
            case tag if tag not in _SKIPPED:
                self.read(child, bold, hidden)

    def _drawing(self, drawing: ET.Element, bold: bool, hidden: bool) -> None:
        """White space in a frame is layout; a drawn shape holds paragraphs."""
        if drawing.find("text:p") is not None:
            self.boxes.append(drawing)
        else:
            for inner in drawing:
                self._child(inner, bold, hidden)

    def _note(self, note: ET.Element, bold: bool) -> None:
        self._add(citation(note), bold, hidden=False)
        self.notes.append(note)

    def _flow(self, text: str, bold: bool, hidden: bool) -> None:
        text = text.translate(_SPACES).replace("\u00ad", "")
        while "  " in text:
            text = text.replace("  ", " ")
        if text.startswith(" ") and (not self.pieces or self.pieces[-1][-1:] == " "):
            text = text[1:]
        self._add(text, bold, hidden)

    def _add(self, text: str, bold: bool, hidden: bool) -> None:
        if not text:
            return
        if hidden:
            self.concealed.append(text)
            return
        self.pieces.append(text)
        if text.strip():
            self.weights.add(bold)


def citation(note: ET.Element) -> str:
    """Return the mark of a note as it stands in the text: «¹»."""
    return raised(note.findtext("text:note-citation") or "")

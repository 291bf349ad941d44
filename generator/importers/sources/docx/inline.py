"""The text of one paragraph of a .docx, run by run."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

from generator.importers.sources.docx.styles import Styles, toggle, value
from generator.importers.sources.numerals import raised, roman
from generator.importers.sources.symbols import shown, symbol

PAGE_BREAK = "\f"  # cannot stand in XML, so it is nobody's text
DROPPED = frozenset(
    (
        "w:del", "w:moveFrom", "w:delText", "w:instrText", "w:delInstrText",
        "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:sectPr", "w:tblPr", "w:tblGrid", "w:trPr", "w:tcPr",
    )
)  # fmt: skip
_MARKS = {"w:tab": "\t", "w:ptab": "\t", "w:cr": "\n", "w:noBreakHyphen": "-"}
_SOFT_HYPHEN = "\u00ad"


@dataclass(slots=True)
class Notes:
    """Footnotes and endnotes in the order in which the text refers to them, with the mark of each."""

    marks: dict[tuple[str, str], str] = field(default_factory=dict)

    def mark(self, kind: str, note_id: str) -> str:
        """Return «¹» for the first footnote, «[i]» for the first endnote."""
        if (kind, note_id) not in self.marks:
            place = 1 + sum(known == kind for known, _ in self.marks)
            self.marks[kind, note_id] = raised(str(place)) if kind == "footnote" else f"[{roman(place)}]"
        return self.marks[kind, note_id]


@dataclass(slots=True)
class Inline:
    """What a paragraph holds: its text with page breaks, its boldness, hidden text, and text boxes.

    ``breaks`` counts page breaks before the first text, and ``later`` those behind it.
    """

    styles: Styles
    notes: Notes
    rendered: bool
    bold: bool
    hidden: bool
    pieces: list[str] = field(default_factory=list)
    weights: set[bool] = field(default_factory=set)
    concealed: list[str] = field(default_factory=list)
    boxes: list[ET.Element] = field(default_factory=list)
    breaks: int = 0
    later: int = 0
    _fields: list[bool] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text as a person sees it; a page break inside it is a line break."""
        return "".join(self.pieces).strip(PAGE_BREAK).replace(PAGE_BREAK, "\n")

    def read(self, element: ET.Element) -> None:
        """Take in an element of a paragraph, and what is in it."""
        for child in element:
            match child.tag:
                case "w:r":
                    self._run(child)
                case "w:txbxContent":
                    self.boxes.append(child)
                case "mc:AlternateContent":
                    self.read(chosen(child))
                case "m:t":
                    self._add(child.text or "", self.bold, self.hidden)
                case tag if tag not in DROPPED:
                    self.read(child)

    def _run(self, run: ET.Element) -> None:
        properties = run.find("w:rPr")
        style = self.styles.chain(value(properties, "w:rStyle") or "")
        bold = toggle(properties, "w:b")
        if bold is None:
            bold = next((s.bold for s in style if s.bold is not None), self.bold)
        hidden = toggle(properties, "w:vanish")
        if hidden is None:
            hidden = next((s.hidden for s in style if s.hidden is not None), self.hidden)
        for child in run:
            if child.tag == "w:br":
                self._break(child.get("w:type", ""), hidden)
            elif child.tag == "w:lastRenderedPageBreak":
                self._turn(self.rendered)
            elif child.tag == "w:fldChar":
                self._field(child.get("w:fldCharType", ""))
            elif text := self._characters(child):
                self._add(text, bold, hidden)
            elif child.tag not in DROPPED and len(child):
                self.read(chosen(child) if child.tag == "mc:AlternateContent" else child)

    def _characters(self, child: ET.Element) -> str:
        match child.tag:
            case "w:t":
                text = child.text or ""
                if "\n" in text:  # a program's layout of the XML
                    text = " ".join(text.split())
                return shown(text.replace(_SOFT_HYPHEN, ""))
            case "w:sym":
                return symbol(child.get("w:char", ""))
            case "w:footnoteReference" | "w:endnoteReference":
                return self.notes.mark(child.tag[2:-9], child.get("w:id", ""))
            case tag:
                return _MARKS.get(tag, "")

    def _add(self, text: str, bold: bool, hidden: bool) -> None:
        if hidden or not all(self._fields):
            self.concealed.append(text)
            return
        self.pieces.append(text)
        if text.strip():
            self.weights.add(bold)

    def _break(self, kind: str, hidden: bool) -> None:
        if kind == "page":
            self._turn(not self.rendered)
            self.pieces.append(PAGE_BREAK)
        else:
            self._add("\n", False, hidden)

    def _turn(self, counts: bool) -> None:
        if counts and self.weights:
            self.later += 1
        elif counts:
            self.breaks += 1

    def _field(self, kind: str) -> None:
        """Between «begin» and «separate» stands an instruction, which nobody sees."""
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()


def chosen(alternatives: ET.Element) -> ET.Element:
    """Return the one variant of ``mc:AlternateContent`` that is read."""
    first = alternatives.find("mc:Choice")
    fallback = alternatives.find("mc:Fallback")
    return next((variant for variant in (first, fallback) if variant is not None), ET.Element("nothing"))

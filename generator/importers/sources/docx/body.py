"""Paragraphs and tables of a .docx, in order."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.importers.sources.blocks import Block, Cell, Paragraph, Table, filled
from generator.importers.sources.docx.inline import DROPPED, Inline, Notes, chosen
from generator.importers.sources.docx.numbering import Numbering
from generator.importers.sources.docx.styles import Style, Styles, heading_of, number, toggle, value
from generator.importers.sources.limits import REPEATED
from generator.importers.sources.xml_tree import below

_WRAPPERS = frozenset(("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag"))


@dataclass(slots=True)
class BodyReader:
    """Reads the containers of a document one after another: numbers and pages run through all of them.

    ``page`` is 0 where the document tells of no page break.
    """

    styles: Styles
    numbering: Numbering
    rendered: bool = False
    page: int = 0
    notes: Notes = field(default_factory=Notes)
    residue: list[str] = field(default_factory=list)

    def blocks(self, container: ET.Element) -> tuple[Block, ...]:
        """Return what stands in a container: a body, a cell, a text box, a note."""
        found: list[Block] = []
        carried = ""
        for element in _level(container):
            if element.tag == "w:tbl":
                found.append(self._table(element))
                continue
            paragraph, boxes = self._paragraph(element, carried)
            # A deleted end of paragraph: what is left of it belongs to the next one.
            deleted = _mark_is_deleted(element)
            carried = paragraph.text if deleted else ""
            if not deleted:
                found.append(paragraph)
            for box in boxes:
                found += self.blocks(box)
        if carried:
            found.append(Paragraph(carried))
        return tuple(found)

    def _paragraph(self, element: ET.Element, carried: str) -> tuple[Paragraph, list[ET.Element]]:
        properties = element.find("w:pPr")
        style_id = value(properties, "w:pStyle") or self.styles.default
        chain = self.styles.chain(style_id)
        inline = Inline(
            self.styles,
            self.notes,
            self.rendered,
            bold=next((style.bold for style in chain if style.bold is not None), self.styles.bold),
            hidden=next((style.hidden for style in chain if style.hidden is not None), False),
        )
        inline.read(element)
        self.residue += [text for text in ("".join(inline.concealed).strip(),) if text]
        self._turn_before(properties, chain, inline)
        text = carried + inline.text
        list_id, level = ("0", 0) if _mark_is_deleted(element) else self._list(properties, style_id, chain)
        paragraph = Paragraph(
            text,
            number=self.numbering.next(list_id, level),
            level=level,
            heading=_heading(properties, chain),
            bold=inline.weights == {True},
            page=self.page,
        )
        if self.page:
            self.page += inline.later + self._section_ends(properties)
        return paragraph, inline.boxes

    def _turn_before(self, properties: ET.Element | None, chain: list[Style], inline: Inline) -> None:
        if not self.page:
            return
        self.page += inline.breaks
        asked = toggle(properties, "w:pageBreakBefore")
        if asked is None:
            asked = next((style.page_break for style in chain if style.page_break is not None), False)
        if asked and not self.rendered:
            self.page += 1

    def _section_ends(self, properties: ET.Element | None) -> int:
        section = below(properties, "w:sectPr")
        if section is None or self.rendered:
            return 0
        return int(value(section, "w:type") not in ("continuous", "nextColumn"))

    def _list(self, properties: ET.Element | None, style_id: str, chain: list[Style]) -> tuple[str, int]:
        """Return the list of a paragraph and its level there; list «0» is no list."""
        own = value(properties, "w:numPr/w:numId")
        level = number(value(properties, "w:numPr/w:ilvl"))
        if own is None:
            styled = next((style for style in chain if style.list_id is not None), None)
            own = (styled.list_id if styled else None) or "0"
            if level is None:
                level = self.numbering.level_of_style(own, style_id)
            if level is None and styled:
                level = styled.list_level
        return own, (level or 0) if own in self.numbering.lists else 0

    def _table(self, element: ET.Element) -> Table:
        rows = []
        for row in _inside(element, "w:tr"):
            properties = row.find("w:trPr")
            if properties is None or properties.find("w:del") is None:
                rows.append(tuple(self._row(row, properties)))
        return Table(tuple(rows))

    def _row(self, row: ET.Element, properties: ET.Element | None) -> Iterator[Cell]:
        if before := _span(value(properties, "w:gridBefore")):
            yield Cell((), before)
        merged: Cell | None = None
        for element in _inside(row, "w:tc"):
            cell_properties = element.find("w:tcPr")
            cell = Cell(filled(self.blocks(element)), _span(value(cell_properties, "w:gridSpan")) or 1)
            if merged and value(cell_properties, "w:hMerge") == "continue":
                merged = Cell(merged.blocks + cell.blocks, merged.columns + cell.columns)
                continue
            if merged:
                yield merged
            merged = cell
        if merged:
            yield merged
        if after := _span(value(properties, "w:gridAfter")):
            yield Cell((), after)


def _level(container: ET.Element) -> Iterator[ET.Element]:
    """Yield the paragraphs and tables of a container, in order, through whatever wraps them."""
    for child in container:
        if child.tag in ("w:p", "w:tbl"):
            yield child
        elif child.tag == "mc:AlternateContent":
            yield from _level(chosen(child))
        elif child.tag not in DROPPED:
            yield from _level(child)


def _inside(element: ET.Element, tag: str) -> Iterator[ET.Element]:
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, tag)


def _mark_is_deleted(paragraph: ET.Element) -> bool:
    return any(below(paragraph, f"w:pPr/w:rPr/{mark}") is not None for mark in ("w:del", "w:moveFrom"))


def _heading(properties: ET.Element | None, chain: list[Style]) -> int:
    own = heading_of("", number(value(properties, "w:outlineLvl")))
    return own if own is not None else next((s.heading for s in chain if s.heading is not None), 0)


def _span(text: str | None) -> int:
    return min(max(number(text) or 0, 0), REPEATED)

"""Paragraphs, lists and tables of an .odt, in order."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.importers.sources.blocks import Block, Cell, Paragraph, Table, filled, lines
from generator.importers.sources.limits import REPEATED
from generator.importers.sources.odt.inline import Inline, citation
from generator.importers.sources.odt.lists import Lists, Place
from generator.importers.sources.odt.styles import Styles, whole

_NO_TEXT = frozenset(("text:tracked-changes", "office:forms", "text:sequence-decls", "text:variable-decls"))
_ROW_GROUPS = frozenset(("table:table-header-rows", "table:table-rows", "table:table-row-group"))


@dataclass(slots=True)
class BodyReader:
    """Reads the containers of a document one after another; ``page`` is 0 where nothing tells of pages."""

    styles: Styles
    page: int = 0
    notes: list[Block] = field(default_factory=list)
    residue: list[str] = field(default_factory=list)
    lists: Lists = field(init=False)
    _repeats: int = REPEATED

    def __post_init__(self) -> None:
        self.lists = Lists(self.styles)

    def tells_pages(self, text: ET.Element) -> bool:
        """Return whether the document has page breaks, drawn or asked for."""
        return next(text.iter("text:soft-page-break"), None) is not None or any(
            style.page_break for style in self.styles.by_name.values()
        )

    def margin_lines(self, margins: Iterable[ET.Element]) -> Iterator[str]:
        """Yield the lines of headers and footers."""
        self.page = 0
        for margin in margins:
            yield from lines(self.blocks(margin))

    def blocks(self, container: ET.Element) -> tuple[Block, ...]:
        """Return what stands in a container: the text, a section, a cell, a text box, a note."""
        return tuple(self._blocks(container, None, None))

    def _blocks(self, container: ET.Element, place: Place | None, start: str | None) -> Iterator[Block]:
        """Read a container; in an item of a list the first paragraph bears its number."""
        numbered = place is not None
        for element in container:
            match element.tag:
                case "text:p" | "text:h":
                    yield from self._paragraph(element, place, start, numbered)
                    numbered = False
                case "text:list":
                    yield from self._list(element, place)
                case "table:table":
                    yield self._table(element)
                case "text:soft-page-break":
                    self.page += bool(self.page)
                case tag if tag.startswith("draw:"):
                    holder = ET.Element("text:p")
                    holder.append(element)
                    yield from (block for block in self._paragraph(holder, None, None, False) if _says(block))
                case tag if tag not in _NO_TEXT:
                    yield from self._blocks(element, place, start)

    def _list(self, element: ET.Element, outer: Place | None) -> Iterator[Block]:
        place = self.lists.open(element, outer)
        for item in element:
            if item.tag == "text:list-item":
                yield from self._blocks(item, place, item.get("text:start-value"))
            elif item.tag == "text:list-header":
                yield from self._blocks(item, None, None)

    def _paragraph(
        self, element: ET.Element, place: Place | None, start: str | None, numbered: bool
    ) -> Iterator[Block]:
        chain = self.styles.chain("paragraph", element.get("text:style-name", ""))
        bold = next((style.bold for style in chain if style.bold is not None), False)
        hidden = next((style.hidden for style in chain if style.hidden is not None), False)
        inline = Inline(self.styles)
        inline.read(element, bold, hidden)
        self.residue += [text for text in ("".join(inline.concealed).strip(),) if text]
        for remark in inline.remarks:
            self.residue += [f"примечание: {line}" for line in lines(self._remark(remark))]
        if self.page:
            self.page += inline.breaks + bool(chain and chain[0].page_break)
        heading = min(whole(element.get("text:outline-level"), 1), 6) if element.tag == "text:h" else 0
        if place is None and heading and self.styles.outline and element.get("text:is-list-header") != "true":
            place, numbered = self.lists.heading(heading - 1), True
        if place and not place.style:  # a list without a style takes that of its paragraphs
            listed = next((style.list_style for style in chain if style.list_style), "")
            place = Place(self.styles.lists.get(listed, {}), place.counts, place.level)
        text = "".join(inline.pieces)
        yield Paragraph(
            text,
            number=self.lists.count(place, start) if place and numbered else "",
            level=place.level if place else 0,
            heading=heading,
            bold=inline.weights == {True},
            page=self.page,
        )
        if self.page:
            self.page += inline.later
        self._take_notes(inline.notes)
        for box in inline.boxes:
            yield from self._blocks(box, None, None)

    def _remark(self, remark: ET.Element) -> tuple[Block, ...]:
        return tuple(self._blocks(_only_text(remark), None, None))

    def _take_notes(self, notes: list[ET.Element]) -> None:
        for note in notes:
            body = note.find("text:note-body")
            page, self.page = self.page, 0
            blocks = self.blocks(body) if body is not None else ()
            self.page = page
            for place, block in enumerate(blocks):
                if place == 0 and isinstance(block, Paragraph):
                    self.notes.append(Paragraph(block.text, number=citation(note), bold=block.bold))
                else:
                    self.notes.append(block)

    def _table(self, element: ET.Element) -> Table:
        return Table(tuple(self._rows(element)))

    def _rows(self, element: ET.Element) -> Iterator[tuple[Cell, ...]]:
        for child in element:
            if child.tag == "table:table-row":
                row = tuple(self._cells(child))
                yield from [row] * self._times(child.get("table:number-rows-repeated"))
            elif child.tag in _ROW_GROUPS:
                yield from self._rows(child)
            elif child.tag == "text:soft-page-break":
                self.page += bool(self.page)

    def _times(self, repeated: str | None) -> int:
        """Return how often a row or cell stands, out of one budget for the whole document."""
        times = min(max(whole(repeated, 1), 1), self._repeats + 1)
        self._repeats -= times - 1
        return times

    def _cells(self, row: ET.Element) -> Iterator[Cell]:
        covered = 0  # columns that the cell on the left spans already
        for element in row:
            times = self._times(element.get("table:number-columns-repeated"))
            if element.tag == "table:table-cell":
                columns = min(whole(element.get("table:number-columns-spanned"), 1), REPEATED)
                covered = columns - 1
                yield from [Cell(filled(self.blocks(element)), columns)] * times
            elif element.tag == "table:covered-table-cell":
                hidden = filled(self.blocks(element))
                beside = min(covered, times)
                covered -= beside
                if hidden or times > beside:
                    yield Cell(hidden, max(times - beside, 1))


def _only_text(remark: ET.Element) -> ET.Element:
    """Return a remark without its author and date."""
    holder = ET.Element("remark")
    holder.extend(child for child in remark if child.tag.startswith("text:"))
    return holder


def _says(block: Block) -> bool:
    return not isinstance(block, Paragraph) or bool(block.text)

"""From the events of a page to blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from generator.importers.sources import limits
from generator.importers.sources.blocks import Block
from generator.importers.sources.html.paragraph import Open
from generator.importers.sources.html.tables import OpenTable
from generator.importers.sources.numerals import latin, roman
from generator.importers.sources.refusal import SourceRefused

_UNSEEN = frozenset(("script", "style", "template", "noscript", "object", "iframe", "svg", "head"))
_BREAKING = frozenset(
    (
        "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote",
        "section", "article", "header", "footer", "main", "nav", "aside", "pre", "table", "caption", "thead",
        "tbody", "tfoot", "tr", "td", "th", "hr", "body", "figure", "figcaption", "address", "form",
        "fieldset", "center",
    )
)  # fmt: skip
_HEADING = re.compile(r"h([1-6])$")
_BOLD = re.compile(r"font-weight\s*:\s*(bold|[6-9]00|normal|400)|(?<![-\w])font\s*:\s*(bold)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_GAP = re.compile(r"font\s*:\s*7\.0pt|mso-list\s*:\s*ignore", re.IGNORECASE)
_LIST_NONE = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
_FORMS: dict[str, Callable[[int], str]] = {
    "a": latin,
    "A": lambda n: latin(n).upper(),
    "i": roman,
    "I": lambda n: roman(n).upper(),
}


@dataclass(slots=True)
class _List:
    """An open ``<ul>`` or ``<ol>``: what its items are marked with, and the last count."""

    ordered: bool
    form: str
    plain: bool
    count: int


@dataclass(slots=True)
class _Element:
    """An open element and what it changes for what is in it."""

    tag: str
    bold: bool
    hidden: bool
    gap: bool
    verbatim: bool


@dataclass(slots=True)
class PageBuilder:
    """The target of lxml's parser: ``start``, ``data``, ``end`` as the page goes."""

    residue: list[str] = field(default_factory=list)
    _found: list[Block] = field(default_factory=list)
    _open: Open = field(default_factory=Open)
    _elements: list[_Element] = field(default_factory=list)
    _lists: list[_List] = field(default_factory=list)
    _tables: list[OpenTable] = field(default_factory=list)
    _unseen: list[str] = field(default_factory=list)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What the page holds, once it was read to its end."""
        return tuple(self._found)

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if len(self._elements) > limits.HTML_DEPTH:
            raise SourceRefused(
                "docx-bomb",
                "На странице сотни вложенных друг в друга частей.",
                "Скопируйте текст в новый документ и сохраните его как .docx.",
            )
        style = attributes.get("style", "")
        outer = self._elements[-1] if self._elements else _Element("", False, False, False, False)
        weight = _BOLD.search(style)
        bold = outer.bold or tag in ("b", "strong", "th")
        if weight:
            bold = weight[0].lower().endswith(("bold", "600", "700", "800", "900"))
        self._elements.append(
            _Element(
                tag,
                bold,
                outer.hidden or tag in _UNSEEN or bool(_HIDDEN.search(style)) or "hidden" in attributes,
                gap=bool(_GAP.search(style)),
                verbatim=outer.verbatim or tag == "pre",
            )
        )
        if tag == "br":
            self._open.line_break()
        elif tag in _BREAKING and not self._elements[-1].hidden:
            self._flush()
            self._begin(tag, attributes, style)

    def end(self, tag: str) -> None:
        """An element ends; libxml2 has put the missing ends in."""
        element = self._elements.pop() if self._elements else None
        if element is None or element.hidden:
            self._flush_unseen()
            return
        if element.gap:
            self._open.take_number()
        if tag in _BREAKING:
            self._flush(ended=tag)
            self._finish(tag)

    def data(self, text: str) -> None:
        """A piece of text."""
        element = self._elements[-1] if self._elements else None
        if element is None:
            self._open.add(text, bold=False)
        elif element.hidden:
            if element.tag not in ("script", "style"):
                self._unseen.append(text)
        elif element.verbatim:
            self._open.verbatim(text, element.bold)
        else:
            self._open.add(text, element.bold)

    def close(self) -> None:
        """The page ends."""
        self._flush()
        self._flush_unseen()
        while self._tables:
            self._finish("table")

    def _begin(self, tag: str, attributes: Mapping[str, str], style: str) -> None:
        match tag:
            case "ul" | "ol":
                start = _whole(attributes.get("start"), 1)
                plain = bool(_LIST_NONE.search(style))
                self._lists.append(_List(tag == "ol", attributes.get("type", ""), plain, start - 1))
            case "li" if self._lists:
                self._item(self._lists[-1], attributes)
            case "table":
                self._tables.append(OpenTable())
            case "tr" if self._tables:
                self._tables[-1].close_row()
            case "td" | "th" if self._tables:
                columns, rows = (_whole(attributes.get(name), 1) for name in ("colspan", "rowspan"))
                self._tables[-1].open_cell(columns, rows)
            case _ if heading := _HEADING.match(tag):
                self._open.heading = int(heading[1])

    def _item(self, within: _List, attributes: Mapping[str, str]) -> None:
        within.count = _whole(attributes.get("value"), within.count + 1)
        self._open.level = len(self._lists) - 1
        if not within.plain:
            shown = _FORMS.get(within.form, str)(within.count)
            self._open.number = f"{shown}." if within.ordered else "•"

    def _finish(self, tag: str) -> None:
        match tag:
            case "ul" | "ol" if self._lists:
                self._lists.pop()
            case "td" | "th" if self._tables:
                self._tables[-1].close_cell()
            case "tr" if self._tables:
                self._tables[-1].close_row()
            case "table" if self._tables:
                table = self._tables.pop().close()
                if table.rows:
                    self._put(table)

    def _flush(self, ended: str = "") -> None:
        """End the open paragraph; a blank one counts only as a ``<p>`` of its own or an item of a list."""
        opened = self._open
        if any(opened.pieces) or ended == "p" or (ended == "li" and opened.number):
            self._open = Open()
            self._put(opened.close(self.residue))
        elif not opened.number:  # else it is «<li><p>»: the number waits for the text
            self._open = Open()

    def _flush_unseen(self) -> None:
        text = " ".join("".join(self._unseen).split())
        self._unseen.clear()
        if text:
            self.residue.append(text)

    def _put(self, block: Block) -> None:
        for table in reversed(self._tables):
            if (
                table.blocks is not None
            ):  # else it is text between cells, which a browser shows before the table
                table.blocks.append(block)
                return
        self._found.append(block)


def _whole(text: str | None, default: int) -> int:
    return int(text) if text is not None and re.fullmatch("[0-9]{1,5}", text.strip()) else default

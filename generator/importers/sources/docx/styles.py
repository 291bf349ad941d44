"""Styles of a .docx: what a paragraph or a run has without saying so."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

from generator.importers.sources.xml_tree import below

_HEADING = re.compile(r"^(?:heading|заголовок)\s*([1-9])$", re.IGNORECASE)
_OFF = frozenset(("0", "false", "off", "none"))


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of itself; ``None`` leaves it to the style below."""

    based_on: str
    bold: bool | None
    hidden: bool | None
    heading: int | None
    page_break: bool | None
    list_id: str | None
    list_level: int | None


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles by their id, and the one of paragraphs that name none."""

    by_id: dict[str, Style] = field(default_factory=dict)
    default: str = ""
    bold: bool = False

    def chain(self, style_id: str) -> list[Style]:
        """Return the style and those it is based on, nearest first; a circle ends where it closes."""
        chain: list[Style] = []
        seen: set[str] = set()
        while (style := self.by_id.get(style_id)) is not None and style_id not in seen:
            seen.add(style_id)
            chain.append(style)
            style_id = style.based_on
        return chain


def read_styles(root: ET.Element) -> Styles:
    """Read word/styles.xml; without it there are no styles, and nothing is bold."""
    by_id: dict[str, Style] = {}
    default = ""
    for element in root.iter("w:style"):
        style_id = element.get("w:styleId", "")
        by_id[style_id] = _style(element)
        if element.get("w:type") == "paragraph" and not is_off(element.get("w:default", "0")):
            default = style_id
    properties = below(root, "w:docDefaults/w:rPrDefault/w:rPr")
    return Styles(by_id, default, toggle(properties, "w:b") or False)


def toggle(properties: ET.Element | None, name: str) -> bool | None:
    """Return whether a property like ``<w:b/>`` is on, off, or not mentioned."""
    element = below(properties, name)
    if element is None:
        return None
    return not is_off(element.get("w:val", "1"))


def is_off(value: str) -> bool:
    """Return whether an on/off value of OOXML is off."""
    return value.lower() in _OFF


def value(parent: ET.Element | None, path: str) -> str | None:
    """Return the ``w:val`` of an element below ``parent``, or ``None``."""
    element = below(parent, path)
    return element.get("w:val") if element is not None else None


def number(text: str | None) -> int | None:
    """Read a whole number of a reasonable size; anything else is ``None``."""
    return int(text) if text is not None and re.fullmatch(r"-?[0-9]{1,6}", text) else None


def heading_of(name: str, outline: int | None) -> int | None:
    """Return the heading level of a style by its name or its outline level (9 is body text)."""
    if match := _HEADING.match(name):
        return min(int(match[1]), 6)
    if outline is not None:
        return min(outline + 1, 6) if 0 <= outline < 9 else 0
    return {"title": 1, "subtitle": 2}.get(name.lower())


def _style(element: ET.Element) -> Style:
    paragraph, run = element.find("w:pPr"), element.find("w:rPr")
    return Style(
        based_on=value(element, "w:basedOn") or "",
        bold=toggle(run, "w:b"),
        hidden=toggle(run, "w:vanish"),
        heading=heading_of(value(element, "w:name") or "", number(value(paragraph, "w:outlineLvl"))),
        page_break=toggle(paragraph, "w:pageBreakBefore"),
        list_id=value(paragraph, "w:numPr/w:numId"),
        list_level=number(value(paragraph, "w:numPr/w:ilvl")),
    )

"""Styles of an .odt: which are bold, which bring a list, and how lists look."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from generator.importers.sources.numerals import latin, roman, russian
from generator.importers.sources.symbols import shown

_FORMATS: dict[str, Callable[[int], str]] = {
    "1": str,
    "a": latin,
    "A": lambda count: latin(count).upper(),
    "i": roman,
    "I": lambda count: roman(count).upper(),
}


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list: its form («1», «а», or nothing), what stands around, how many levels it shows."""

    form: str = ""
    bullet: str = ""
    prefix: str = ""
    suffix: str = ""
    template: str = ""
    shown: int = 1
    start: int = 1


ListStyle = dict[int, ListLevel]


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph or text style says of itself; ``None`` and ``""`` leave it to the parent."""

    parent: str
    bold: bool | None
    hidden: bool | None
    page_break: bool
    list_style: str


@dataclass(slots=True)
class Styles:
    """All styles by family and name, list styles by name, and the list of headings."""

    by_name: dict[tuple[str, str], Style] = field(default_factory=dict)
    lists: dict[str, ListStyle] = field(default_factory=dict)
    outline: ListStyle = field(default_factory=dict)

    def chain(self, family: str, name: str) -> list[Style]:
        """Return the style and its parents, nearest first."""
        chain: list[Style] = []
        seen: set[str] = set()
        while (style := self.by_name.get((family, name))) is not None and name not in seen:
            seen.add(name)
            chain.append(style)
            name = style.parent
        return chain


def read_styles(roots: Iterable[ET.Element]) -> Styles:
    """Read the styles of styles.xml and content.xml, the later one going first."""
    styles = Styles()
    for root in roots:
        for element in root.iter("style:style"):
            styles.by_name[element.get("style:family", ""), element.get("style:name", "")] = _style(element)
        for element in root.iter("text:list-style"):
            styles.lists[element.get("style:name", "")] = _levels(element)
        for element in root.iter("text:outline-style"):
            styles.outline = _levels(element)
    return styles


def whole(text: str | None, default: int) -> int:
    """Read a whole number of a reasonable size, or return the default."""
    return int(text) if text is not None and re.fullmatch("[0-9]{1,6}", text) else default


def number_of(style: ListStyle, level: int, counts: dict[int, int]) -> str:
    """Return the number or bullet of a paragraph on a level (from 0) as shown.

    LibreOffice since 7.1 also writes a template, «%1%.%2%)»; it wins.
    """
    own = style.get(level, ListLevel())
    if own.bullet:
        return shown(own.prefix + own.bullet + own.suffix)
    if not own.form:
        return (own.prefix + own.suffix).strip()

    def count(place: int) -> str:
        other = style.get(place, ListLevel())
        return _format(other.form or own.form, counts.get(place, other.start)) if not other.bullet else ""

    if own.template:
        return re.sub(r"%([0-9]{1,2})%", lambda match: count(int(match[1]) - 1), own.template).strip()
    first = max(level - own.shown + 1, 0)
    shown_levels = [
        count(place) for place in range(first, level + 1) if place == level or style.get(place, own).form
    ]
    return (own.prefix + ".".join(shown_levels) + own.suffix).strip()


def _format(form: str, count: int) -> str:
    if form in _FORMATS:
        return _FORMATS[form](count)
    if form[:1] == "А":  # «А, Б, .., Аа, Аб, ...»: Cyrillic letters
        return russian(count).upper()
    return russian(count) if form[:1] == "а" else str(count)


def _style(element: ET.Element) -> Style:
    text = element.find("style:text-properties")
    paragraph = element.find("style:paragraph-properties")
    weight = text.get("fo:font-weight") if text is not None else None
    hidden = text.get("text:display") if text is not None else None
    return Style(
        parent=element.get("style:parent-style-name", ""),
        bold=None if weight is None else weight in ("bold", "600", "700", "800", "900"),
        hidden=None if hidden is None else hidden == "none",
        page_break=paragraph is not None and paragraph.get("fo:break-before") == "page",
        list_style=element.get("style:list-style-name", ""),
    )


def _levels(element: ET.Element) -> ListStyle:
    levels = {}
    for child in element:
        place = whole(child.get("text:level"), 0) - 1
        if place >= 0:
            levels[place] = ListLevel(
                form=child.get("style:num-format", ""),
                bullet=child.get("text:bullet-char", ""),
                prefix=child.get("style:num-prefix", ""),
                suffix=child.get("style:num-suffix", ""),
                template=child.get("loext:num-list-format", ""),
                shown=whole(child.get("text:display-levels"), 1),
                start=whole(child.get("text:start-value"), 1),
            )
    return levels

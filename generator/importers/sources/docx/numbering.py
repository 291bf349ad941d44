"""Word's automatic numbers, computed from numbering.xml as Word does (ECMA-376 part 1, 17.9)."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from generator.importers.sources.docx.styles import Styles, is_off, number, value
from generator.importers.sources.numerals import latin, roman, russian
from generator.importers.sources.symbols import shown
from generator.importers.sources.xml_tree import below

_LEVELS = 9
_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": latin,
    "upperLetter": lambda count: latin(count).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda count: roman(count).upper(),
    "russianLower": russian,
    "russianUpper": lambda count: russian(count).upper(),
    "decimalZero": lambda count: f"{count:02}",
}
_UNCOUNTED = frozenset(("bullet", "none"))


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its number looks, and when it starts again.

    ``restart`` is the number of the level (from 1) whose paragraph starts this one again: 0 for never,
    ``None`` for any level above.
    """

    format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class ListFormat:
    """A ``w:num``: levels after its overrides, the counters it shares, and where it starts them anew."""

    counters: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """All lists of a document, and how far each has counted."""

    lists: dict[str, ListFormat] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def level_of_style(self, list_id: str, style_id: str) -> int | None:
        """Return the level that a list ties to a paragraph style."""
        definition = self.lists.get(list_id)
        levels = definition.levels if definition else {}
        return next((place for place, level in levels.items() if level.style == style_id), None)

    def next(self, list_id: str, level: int) -> str:
        """Count one more paragraph of a list, and return its number as shown."""
        definition = self.lists.get(list_id)
        if definition is None or not 0 <= level < _LEVELS:
            return ""
        counts = self._counts.setdefault(definition.counters, {})
        start = definition.levels.get(level, Level()).start
        override = definition.starts.get(level)
        if override is not None and (list_id, level) not in self._begun:
            counts[level] = override
        else:
            counts[level] = counts[level] + 1 if level in counts else start
        self._begun.add((list_id, level))
        for deeper in [place for place in counts if place > level]:
            restart = definition.levels.get(deeper, Level()).restart
            if restart is None or level < restart:
                del counts[deeper]
        return _show(definition.levels, level, counts)


def read_numbering(root: ET.Element, styles: Styles) -> Numbering:
    """Read word/numbering.xml; without it no paragraph has a number."""
    abstracts = {element.get("w:abstractNumId", ""): element for element in root.findall("w:abstractNum")}
    abstract_of = {
        element.get("w:numId", ""): value(element, "w:abstractNumId") or ""
        for element in root.findall("w:num")
    }
    read: dict[str, dict[int, Level]] = {}
    lists = {}
    for element in root.findall("w:num"):
        abstract = _follow(value(element, "w:abstractNumId") or "", abstracts, abstract_of, styles)
        if abstract not in read:
            read[abstract] = _levels(abstracts.get(abstract))
        lists[element.get("w:numId", "")] = _override(abstract, read[abstract], element)
    return Numbering(lists)


def _follow(
    abstract: str, abstracts: dict[str, ET.Element], abstract_of: dict[str, str], styles: Styles
) -> str:
    """A list may only name a list style, whose definition stands elsewhere (`w:numStyleLink`)."""
    for _ in range(_LEVELS):
        link = value(abstracts.get(abstract), "w:numStyleLink")
        style = styles.by_id.get(link) if link else None
        target = abstract_of.get(style.list_id or "") if style else None
        if target is None or target == abstract:
            break
        abstract = target
    return abstract


def _levels(abstract: ET.Element | None) -> dict[int, Level]:
    levels = {}
    for element in abstract.findall("w:lvl") if abstract is not None else ():
        place = number(element.get("w:ilvl"))
        if place is not None and 0 <= place < _LEVELS:
            levels[place] = _level(element)
    return levels


def _level(element: ET.Element) -> Level:
    form = element.find("w:numFmt")
    if form is None:  # Word writes forms that are newer than 2007 twice
        form = below(element, "mc:AlternateContent/mc:Choice/w:numFmt")
    legal = element.find("w:isLgl")
    name = form.get("w:val", "decimal") if form is not None else "decimal"
    if name == "custom" and form is not None:
        name = "decimalZero" if form.get("w:format", "").startswith("01") else "decimal"
    start = number(value(element, "w:start"))
    return Level(
        format=name,
        text=value(element, "w:lvlText") or "",
        start=0 if start is None else start,
        restart=number(value(element, "w:lvlRestart")),
        legal=legal is not None and not is_off(legal.get("w:val", "1")),
        style=value(element, "w:pStyle") or "",
    )


def _override(abstract: str, levels: dict[int, Level], element: ET.Element) -> ListFormat:
    levels = dict(levels)
    starts = {}
    for override in element.findall("w:lvlOverride"):
        place = number(override.get("w:ilvl"))
        if place is None or not 0 <= place < _LEVELS:
            continue
        own = override.find("w:lvl")
        if own is not None:
            levels[place] = _level(own)
        start = number(value(override, "w:startOverride"))
        if start is not None:
            starts[place] = start
            levels[place] = replace(levels.get(place, Level()), start=start)
    return ListFormat(abstract, levels, starts)


def _show(levels: dict[int, Level], place: int, counts: dict[int, int]) -> str:
    level = levels.get(place)
    if level is None:
        return ""
    if level.format == "bullet":
        return shown(level.text)

    def count(match: re.Match[str]) -> str:
        asked = int(match[1]) - 1
        other = levels.get(asked, Level())
        if asked > place or other.format in _UNCOUNTED:
            return ""
        form = "decimal" if level.legal else other.format
        return _FORMATS.get(form, str)(counts.get(asked, other.start))

    return re.sub(r"%([1-9])", count, level.text)

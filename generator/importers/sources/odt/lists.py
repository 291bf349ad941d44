"""The lists of an .odt: which one a paragraph is in, and how far it has counted."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass, field

from generator.importers.sources.odt.styles import ListLevel, ListStyle, Styles, number_of, whole

Counts = dict[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands: the style of its list, its counters, its level from 0."""

    style: ListStyle
    counts: Counts
    level: int


@dataclass(slots=True)
class Lists:
    """Counters of all lists of a document; a list may continue an earlier one by id or by style."""

    styles: Styles
    _by_id: dict[str, Counts] = field(default_factory=dict)
    _by_style: dict[str, Counts] = field(default_factory=dict)
    _outline: Counts = field(default_factory=dict)

    def open(self, element: ET.Element, outer: Place | None) -> Place:
        """Enter a ``text:list``; an inner list counts in the counters of the outer one."""
        name = element.get("text:style-name", "")
        style = self.styles.lists.get(name)
        if outer is not None:
            return Place(style if style is not None else outer.style, outer.counts, outer.level + 1)
        counts = self._continued(element, name)
        self._by_id[element.get("xml:id", "")] = counts
        self._by_style[name] = counts
        return Place(style or {}, counts, 0)

    def count(self, place: Place, start: str | None = None) -> str:
        """Count one more item, and return its number."""
        level = place.style.get(place.level, ListLevel())
        now = place.counts.get(place.level)
        place.counts[place.level] = whole(start, level.start) if start or now is None else now + 1
        for below in [deeper for deeper in place.counts if deeper > place.level]:
            del place.counts[below]
        return number_of(place.style, place.level, place.counts)

    def heading(self, level: int) -> Place:
        """Return the place of a heading in the one list that all headings share."""
        return Place(self.styles.outline, self._outline, level)

    def _continued(self, element: ET.Element, name: str) -> Counts:
        earlier = element.get("text:continue-list")
        if earlier in self._by_id:
            return self._by_id[earlier]
        if element.get("text:continue-numbering") == "true" and name in self._by_style:
            return self._by_style[name]
        return {}

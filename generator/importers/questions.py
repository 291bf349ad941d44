"""Headings of the course that name a question: «По 1 вопросу», «2. О приёмной кампании» above «СЛУШАЛИ»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.importers.entries import Entry
from generator.importers.markers import Part, find_item, find_marker
from generator.importers.openings import COURSE
from generator.text.labels import find_label, parts
from generator.text.stems import stems

_ASKS = re.compile(r"(?:Об?|Обо|Про)\s")
_HEARD = re.compile(r"слушал|выступ|доложил|докладчик", re.IGNORECASE)
_REACH = 5
_COMPARED = 12


class Questions:
    """The questions of an agenda, as they are read."""

    def __init__(self) -> None:
        self._words: dict[tuple[str, ...], tuple[str, ...]] = {}

    def keep(self, entry: Entry) -> None:
        """Take a line or a row of the agenda."""
        first = next((cell for cell in entry.cells if cell), ("",))[0]
        label = find_label(entry.text)
        number = parts(first) if first.isdigit() else parts(label.text) if label else ()
        if number:
            self._words.setdefault(number, stems(entry.text)[len(number) :])

    def repeated(self, line: str) -> bool:
        """Whether a line says a question again, under its number."""
        label = find_label(line)
        asked = self._words.get(parts(label.text)) if label is not None else None
        if label is None or not asked:
            return False
        said = stems(line[label.rest_start :])
        size = min(len(asked), len(said), _COMPARED)
        return size >= 2 and said[:size] == asked[:size]

    def __len__(self) -> int:
        return len(self._words)


def asks(line: str) -> bool:
    """Whether a line has a number and the words of a question: «2. О приёмной кампании»."""
    label = find_label(line)
    return label is not None and _ASKS.match(line, label.rest_start) is not None


def course_follows(entries: Sequence[Entry], position: int, reach: int = _REACH) -> bool:
    """Whether «Слушали», «Решили:» stand among the next lines, before another question is named."""
    for entry in entries[position + 1 : position + 1 + reach]:
        marker = find_marker(entry.text)
        if marker is not None and marker.part in COURSE and (marker.colon or marker.part is Part.HEARD):
            return True
        if find_item(entry.text) is not None:
            return False
    return False


def is_heard(line: str) -> bool:
    """Whether a line itself says that somebody was heard or spoke."""
    return _HEARD.search(line) is not None

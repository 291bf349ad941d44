"""Headings by which nobody finds the way: two of the first level, a level left out, one without words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from generator.check.content import MOST, Content
from generator.check.written import prose
from generator.diagnostics import Diagnostic, error
from generator.model.page import WrittenPage
from generator.source import Text

CODE = "a11y-heading"
_ATX = re.compile(r"(?P<signs>#{1,6})(?P<words>[^\n]*)")
_HTML = re.compile(r"<h(?P<level>[1-6])\b", re.IGNORECASE)
_UNDERLINE = re.compile(r"(?P<signs>=+|-+)\s*")


def check_a11y_heading(content: Content) -> Iterator[Diagnostic]:
    """Refuse headings that a screen reader's list of them would show out of order (WCAG 1.3.1, 2.4.6)."""
    for page in content.pages:
        yield from islice(_of(page), MOST)


def _of(page: WrittenPage) -> Iterator[Diagnostic]:
    first: int | None = None
    above = 0
    for line, level, words in _headings(page):
        if not words.strip(" \t#"):
            yield error(CODE, line.span, "Заголовок без слов.", "## Как читать документ")
            continue
        if level == 1 and first is not None:
            message = f"На странице второй главный заголовок; первый — в строке {first}."
            yield error(CODE, line.span, message, f"## {words.strip()}"[:80])
        elif above and level > above + 1:
            message = f"После заголовка уровня {above} стоит сразу уровень {level}."
            yield error(CODE, line.span, message, f"{'#' * (above + 1)} {words.strip()}"[:80])
        first = line.span.line if level == 1 and first is None else first
        above = level


def _headings(page: WrittenPage) -> Iterator[tuple[Text, int, str]]:
    """Yield the line, the level and the words of every heading, in the three ways of writing one."""
    above: Text | None = None
    for line in prose(page):
        if found := _ATX.match(line):
            yield line, len(found["signs"]), found["words"]
        elif (under := _UNDERLINE.fullmatch(line)) and above and above.strip() and _may_be_heading(above):
            yield above, 1 if under["signs"][0] == "=" else 2, above
        else:
            yield from ((line, int(html["level"]), line) for html in _HTML.finditer(line))
        above = line


def _may_be_heading(line: str) -> bool:
    """Whether an underline makes a heading of a line; not of a row of a table or another heading."""
    return "|" not in line and not _ATX.match(line) and not _UNDERLINE.fullmatch(line)

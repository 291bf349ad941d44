"""A table whose columns have no names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.content import Content
from generator.check.written import prose
from generator.diagnostics import Diagnostic, error
from generator.model.page import WrittenPage

CODE = "a11y-table"
_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?)?\s*")


def check_a11y_table(content: Content) -> Iterator[Diagnostic]:
    """Refuse a table without a row of headings: it cannot be followed by ear (WCAG 1.3.1)."""
    for page in content.pages:
        yield from _markdown(page)
        yield from _html(page)


def _markdown(page: WrittenPage) -> Iterator[Diagnostic]:
    above = None
    for line in prose(page):
        if above is not None and "|" in above and not above.strip(" \t|") and _RULE.fullmatch(line):
            yield error(CODE, above.span, "У столбцов таблицы нет названий.", "| Школа | Мест |")
        above = line


def _html(page: WrittenPage) -> Iterator[Diagnostic]:
    opened = None
    for line in prose(page):
        lower = line.lower()
        if "<table" in lower:
            opened = line
        if "<th" in lower.replace("<thead", ""):
            opened = None
        if opened is not None and "</table" in lower:
            yield error(
                CODE, opened.span, "У столбцов таблицы нет названий.", "<tr><th>Школа</th><th>Мест</th></tr>"
            )
            opened = None

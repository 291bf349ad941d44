"""A heading without words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.content import Content
from generator.diagnostics import Diagnostic, warning

CODE = "empty-heading"
_EMPTY = re.compile(r"#{1,6}")


def check_empty_heading(content: Content) -> Iterator[Diagnostic]:
    """Warn of a line that is nothing but «##»: it opens no section and is printed as it stands."""
    for sheet in content.sheets:
        for line in sheet.lines:
            if line.startswith("#") and _EMPTY.fullmatch(line):
                yield warning(CODE, line.span, "У заголовка нет слов.", f"{line} Решили")

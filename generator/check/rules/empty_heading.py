"""A heading without words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.content import Content
from generator.diagnostics import Diagnostic, warning
from generator.model.printed import printed_lines

CODE = "empty-heading"
_EMPTY = re.compile(r"#{1,6}")


def check_empty_heading(content: Content) -> Iterator[Diagnostic]:
    """Warn of a line that is nothing but «##»: it opens no section and is printed as it stands."""
    for document in content.documents:
        for line in printed_lines(document):
            if _EMPTY.fullmatch(line):
                yield warning(CODE, line.span, "У заголовка нет слов.", f"{line} Решили")

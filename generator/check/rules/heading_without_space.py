"""«##Решили»: a heading that is read as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.content import Content
from generator.diagnostics import Diagnostic, warning

CODE = "heading-without-space"
_STUCK = re.compile(r"(#{1,6})(?=[^\s#\d])")


def check_heading_without_space(content: Content) -> Iterator[Diagnostic]:
    """Warn of a heading stuck to its signs: what follows falls into the section above."""
    for sheet in content.sheets:
        for line in sheet.lines:
            if line.startswith("#") and (match := _STUCK.match(line)) is not None:
                yield warning(
                    CODE,
                    line.span,
                    f"После «{match[1]}» нет пробела, и строка не стала заголовком.",
                    f"{match[1]} {line[match.end() :][:80]}",
                )

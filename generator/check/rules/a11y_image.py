"""A picture that says nothing to whoever does not see it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.content import Content
from generator.check.written import prose
from generator.diagnostics import Diagnostic, error

CODE = "a11y-image"
_IMAGE = re.compile(r"!\[\s*\](?=[(\[])|<img\b(?![^<>]{0,2000}\balt\s*=)", re.IGNORECASE)


def check_a11y_image(content: Content) -> Iterator[Diagnostic]:
    """Refuse a picture without a text that can stand for it (WCAG 1.1.1)."""
    for page in content.pages:
        for line in prose(page):
            for match in _IMAGE.finditer(line):
                yield error(
                    CODE,
                    line.part(*match.span()).span,
                    "У картинки нет описания: незрячий читатель не узнает, что на ней.",
                    "![Карта города с отмеченными школами](karta.png)",
                )

"""A blank where the number should be («№ ____», Lesosibirsk 2019)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.content import Content
from generator.diagnostics import Diagnostic, warning
from generator.model.document import Document
from generator.model.printed import printed_lines
from generator.source import Text

CODE = "empty-number"
_BLANK = re.compile(r"№\s{0,3}[_.…]{2,}")
_FILLING = "_ .…-–—№"


def check_empty_number(content: Content) -> Iterator[Diagnostic]:
    """Warn of a number that nobody filled in, in the head or in a printed line."""
    for document in content.documents:
        for blank in _blanks(document):
            yield warning(
                CODE,
                blank.span,
                f"Номер не заполнен: «{blank}».",
                'Впишите номер: number: "2". Если пусто и в подлиннике, оставьте как есть.',
            )


def _blanks(document: Document) -> Iterator[Text]:
    if document.number is not None and not document.number.strip(_FILLING):
        yield document.number
    for line in printed_lines(document):
        if "№" in line:
            for match in _BLANK.finditer(line):
                yield line.part(match.start(), match.end())

"""A blank where the number should be («№ ____», Lesosibirsk 2019)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.content import Content
from generator.check.sheet import Sheet
from generator.diagnostics import Diagnostic, warning
from generator.source import Text

CODE = "empty-number"
_BLANK = re.compile(r"№\s{0,3}[_.…]{2,}")
_FILLING = "_ .…-–—№"


def check_empty_number(content: Content) -> Iterator[Diagnostic]:
    """Warn of a number that nobody filled in, in the head or in a printed line."""
    for sheet in content.sheets:
        for blank in _blanks(sheet):
            yield warning(
                CODE,
                blank.span,
                f"Номер не заполнен: «{blank}».",
                'Впишите номер: number: "2". Если пусто и в подлиннике, оставьте как есть.',
            )


def _blanks(sheet: Sheet) -> Iterator[Text]:
    number = sheet.document.number
    if number is not None and not number.strip(_FILLING):
        yield number
    for line in sheet.lines:
        if "№" in line:
            for match in _BLANK.finditer(line):
                yield line.part(match.start(), match.end())

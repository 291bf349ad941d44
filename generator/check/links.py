"""Links of a document: ``[words](address)``, the only markup of a printed line."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.document import Document
from generator.model.printed import printed_lines
from generator.source import Text
from generator.text.links import LINK


def targets(document: Document) -> Iterator[Text]:
    """Yield the address of every link in the printed lines."""
    for line in printed_lines(document):
        if "](" in line:
            for match in LINK.finditer(line):
                yield line.part(match.start(2), match.end(2))

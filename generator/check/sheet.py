"""A document laid out for rules: what several of them go through is gathered once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.document import Clause, Document
from generator.model.printed import printed_lines
from generator.source import Text
from generator.text.links import LINK


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document, its printed lines, its clauses at any depth, and the addresses that its lines link to."""

    document: Document
    lines: tuple[Text, ...]
    clauses: tuple[Clause, ...]
    targets: tuple[Text, ...]


def lay_out(document: Document) -> Sheet:
    """Return the sheet of a document."""
    lines = tuple(printed_lines(document))
    return Sheet(document, lines, tuple(document.clauses), tuple(_targets(lines)))


def _targets(lines: Iterable[Text]) -> Iterator[Text]:
    """Yield the addresses of links: ``[words](address)`` is the only markup of a printed line."""
    for line in lines:
        if "](" in line:
            for match in LINK.finditer(line):
                yield line.part(match.start(2), match.end(2))

"""A record that is a head without a body."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.content import Content, path_of
from generator.diagnostics import Diagnostic, warning
from generator.model.document import AttendanceSection, Document, SignaturesSection
from generator.model.printed import section_lines
from generator.source import Span

CODE = "empty-document"


def check_empty_document(content: Content) -> Iterator[Diagnostic]:
    """Warn of a document with no decisions and no text: names and signatures alone say nothing."""
    for document in content.documents:
        if not _says_something(document):
            yield warning(
                CODE,
                Span(path_of(document)),
                "В документе нет ни решений, ни текста.",
                "Добавьте раздел «## Решили» с пунктами: «1. Принять к сведению.»",
            )


def _says_something(document: Document) -> bool:
    return any(
        next(section_lines(section), None) is not None
        for section in document.sections
        if not isinstance(section, AttendanceSection | SignaturesSection)
    )

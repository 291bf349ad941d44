"""A deadline of which nobody can tell when it ends."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.content import Content
from generator.diagnostics import Diagnostic, warning
from generator.vocabulary import DeadlineKind

CODE = "deadline-not-understood"


def check_deadline_not_understood(content: Content) -> Iterator[Diagnostic]:
    """Warn of deadlines that have no reading; they are published as printed."""
    for sheet in content.sheets:
        document = sheet.document
        for clause in sheet.clauses:
            for deadline in clause.deadlines:
                if deadline.kind is not DeadlineKind.UNKNOWN:
                    continue
                yield warning(
                    CODE,
                    deadline.text.span,
                    f"Срок «{deadline.text}» не распознан: в перечни сроков решение не попадёт.",
                    f"Срок: до 31 декабря {document.date.year} года. "
                    "Если в подлиннике напечатано иначе, оставьте как есть.",
                )

"""A deadline of which nobody can tell when it ends."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.content import Content
from generator.diagnostics import Diagnostic, warning
from generator.source import Text
from generator.text.dates import names_no_day
from generator.vocabulary import DeadlineKind

CODE = "deadline-not-understood"


def check_deadline_not_understood(content: Content) -> Iterator[Diagnostic]:
    """Warn of deadlines that have no reading; they are published as printed."""
    for sheet in content.sheets:
        for clause in sheet.clauses:
            for deadline in clause.deadlines:
                if deadline.kind is DeadlineKind.UNKNOWN:
                    yield _remark(deadline.text, sheet.document.date.year)


def _remark(printed: Text, year: int) -> Diagnostic:
    if names_no_day(printed):
        said = f"В сроке «{printed}» назван день, которого нет: в перечни сроков решение не попадёт."
        advice = "Сверьте день с подлинником. Если так напечатано и там, оставьте как есть."
    else:
        said = f"Срок «{printed}» не распознан: в перечни сроков решение не попадёт."
        advice = f"Срок: до 31 декабря {year} года. Если в подлиннике напечатано иначе, оставьте как есть."
    return warning(CODE, printed.span, said, advice)

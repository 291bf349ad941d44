"""A deadline that had passed when the meeting was held."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.content import Content
from generator.diagnostics import Diagnostic, warning
from generator.text.dates import format_date

CODE = "deadline-before-meeting"


def check_deadline_before_meeting(content: Content) -> Iterator[Diagnostic]:
    """Warn of deadlines before the day of the meeting: mostly a slip in the year."""
    for sheet in content.sheets:
        document = sheet.document
        for clause in sheet.clauses:
            for deadline in clause.deadlines:
                if deadline.due is None or deadline.due >= document.date:
                    continue
                yield warning(
                    CODE,
                    deadline.text.span,
                    f"Срок «{deadline.text}» прошёл до заседания ({format_date(document.date)}).",
                    "Сверьте год с подлинником. Если так напечатано и там, оставьте как есть.",
                )

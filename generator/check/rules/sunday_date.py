"""A meeting on a Sunday («27.08.2023», protocol 8 of 2023)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.check.content import Content
from generator.diagnostics import Diagnostic, warning
from generator.text.dates import format_date

CODE = "sunday-date"
_SUNDAY = 6


def check_sunday_date(content: Content) -> Iterator[Diagnostic]:
    """Warn of a date that is a Sunday: councils rarely meet then, and a digit is easily mistyped."""
    for document in content.documents:
        if document.date.weekday() == _SUNDAY and date.min < document.date < date.max:
            friday, monday = document.date - timedelta(days=2), document.date + timedelta(days=1)
            yield warning(
                CODE,
                document.span("date"),
                f"{format_date(document.date)} — воскресенье.",
                f"Сверьте с подлинником: пятница — {friday.isoformat()}, понедельник — {monday.isoformat()}. "
                "Если дата верна, оставьте как есть.",
            )

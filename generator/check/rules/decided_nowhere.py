"""Deadlines and executors in a document that has no section of decisions: its heading was left out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.content import Content
from generator.check.sheet import Sheet
from generator.diagnostics import Diagnostic, warning
from generator.model.document import DecidedSection
from generator.source import Text
from generator.text.deadlines import is_deadline_line
from generator.text.responsible import is_responsible_line

CODE = "decided-nowhere"


def check_decided_nowhere(content: Content) -> Iterator[Diagnostic]:
    """Warn once of a document whose «Срок: …» belongs to no decision: none would be published."""
    for sheet in content.sheets:
        line = _of_a_decision(sheet)
        if line is not None:
            yield warning(
                CODE,
                line.span,
                "Строка стоит не в решениях: раздела «Решили» в документе нет, пункты не станут решениями.",
                "Над первым пунктом поставьте строку: ## Решили",
            )


def _of_a_decision(sheet: Sheet) -> Text | None:
    """Return the first line that only a decision has, where no section could hold one."""
    if any(isinstance(section, DecidedSection) for section in sheet.document.sections):
        return None
    return next((line for line in sheet.lines if is_deadline_line(line) or is_responsible_line(line)), None)

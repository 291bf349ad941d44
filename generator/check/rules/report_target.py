"""A report on a decision that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.content import Content, path_of
from generator.check.nearest import nearest
from generator.diagnostics import Diagnostic, error
from generator.model.portal import Portal
from generator.model.report import ExecutionReport
from generator.source import Span

CODE = "report-target"


def check_report_target(content: Content) -> Iterator[Diagnostic]:
    """Refuse reports whose folder names no decision of the portal, or a clause that orders nothing."""
    for report in content.reports:
        decision = content.portal.decisions.get(report.decision)
        if decision is None:
            message = f"Решения «{report.decision}» на портале нет."
            yield error(CODE, Span(path_of(report)), message, _advice(report, content.portal))
        elif decision.heading:
            message = f"Пункт {decision.clause.label or report.decision.clause} ничего не поручает сам."
            below = next(iter(decision.clause.clauses)).id
            advice = f"Положите отчёт к пункту внутри него: reports/{report.decision.document}/{below}/"
            yield error(CODE, Span(path_of(report)), message, advice)


def _advice(report: ExecutionReport, portal: Portal) -> str:
    meeting = portal.meetings.get(report.decision.document)
    if meeting is None:
        near = nearest(str(report.decision.document), map(str, portal.meetings))
        folder = f"{near}/{report.decision.clause}" if near else "protocols/yar-ks/2023-03-16-2/1.2.3"
    else:
        clauses = [decision.ref.clause for decision in meeting.pages]
        near = nearest(report.decision.clause, clauses)
        if not near:
            return "Сверьте номер пункта с документом: папка отчёта называется, как он."
        folder = f"{report.decision.document}/{near}"
    return f"Перенесите отчёт: reports/{folder}/{report.name}.yml"

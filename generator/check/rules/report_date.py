"""A report whose days disagree: with its file, with the meeting, with one another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.check.content import Content
from generator.diagnostics import Diagnostic, error
from generator.model.report import ExecutionReport
from generator.text.dates import format_date
from generator.vocabulary import ExecutionStatus

CODE = "report-date"


def check_report_date(content: Content) -> Iterator[Diagnostic]:
    """Refuse reports dated before the meeting, executed after their own day, or extended to no day."""
    for report in content.reports:
        meeting = content.portal.meetings.get(report.decision.document)
        yield from _name(report)
        if meeting is not None:
            yield from _after(meeting.document.date, report)
        yield from _inside(report)


def _name(report: ExecutionReport) -> Iterator[Diagnostic]:
    if report.name[:10] != report.date.isoformat():
        message = f"В имени файла дата {report.name[:10]}, а в отчёте {report.date.isoformat()}."
        advice = f"Переименуйте файл в {report.date.isoformat()}{report.name[10:]}.yml или исправьте date."
        yield error(CODE, report.span("date"), message, advice)


def _after(held: date, report: ExecutionReport) -> Iterator[Diagnostic]:
    for key, what, day in (
        ("date", "Отчёт", report.date),
        ("done_on", "Исполнение", report.done_on),
        ("due", "Срок", report.due),
    ):
        if day is not None and day < held:
            message = f"{what} {format_date(day)} — раньше заседания {format_date(held)}."
            yield error(CODE, report.span(key), message, f"{key}: {held.isoformat()} или позже")


def _inside(report: ExecutionReport) -> Iterator[Diagnostic]:
    if report.done_on is not None and report.done_on > report.date:
        message = f"Исполнено {format_date(report.done_on)}, а отчёт — раньше, {format_date(report.date)}."
        yield error(CODE, report.span("done_on"), message, f"done_on: {report.date.isoformat()} или раньше")
    if report.done_on is not None and report.status is not ExecutionStatus.DONE:
        message = f"День исполнения назван, а состояние — «{report.status.label}»."
        yield error(CODE, report.span("done_on"), message, "status: done — или уберите done_on")
    if report.status is ExecutionStatus.EXTENDED and report.due is None:
        message = "Срок продлён, а новый не назван."
        yield error(CODE, report.span("status"), message, "due: 2023-09-01 — новый последний день")
    if report.due is not None and report.status is not ExecutionStatus.EXTENDED:
        message = f"Новый срок назван, а состояние — «{report.status.label}»."
        yield error(CODE, report.span("due"), message, "status: extended — или уберите due")

"""The table of a portal: a row for each report, and a blank one for each decision without any."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date

from generator.export.tables.columns import Cell, Row
from generator.export.tables.workbook import write_workbook
from generator.importers.reports.columns import COLUMNS, REPORT, guarded
from generator.importers.reports.evidence import write_evidence
from generator.model.portal import Decision, Portal
from generator.model.report import ExecutionReport
from generator.pages import states, words

BLANK: Row = (None,) * len(REPORT)


def report_rows(portal: Portal, today: date, body: str = "") -> Iterator[Row]:
    """Yield the rows of every decision, the newest document first; of one body where it is named."""
    for decision in portal.pages:
        if body and decision.ref.document.body != body:
            continue
        about = _decision(decision, portal, today)
        for report in decision.reports:
            yield (*about, *_report(report))
        if not decision.reports:
            yield (*about, *BLANK)


def write_csv(rows: Iterator[Row]) -> bytes:
    """Return the table as Russian Excel opens it at a click: UTF-8 with its mark, semicolons."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(column.title for column in COLUMNS)
    writer.writerows(rows)
    return file.getvalue().encode("utf-8-sig")


def write_xlsx(rows: Iterator[Row]) -> bytes:
    """Return the table as a workbook, with a sheet that explains its columns."""
    return write_workbook("Отчёты", COLUMNS, rows)


def _decision(decision: Decision, portal: Portal, today: date) -> Row:
    return _guarded(
        (
            str(decision.ref),
            words.place(decision.clause, decision.context),
            words.first_words(decision),
            "; ".join(dict.fromkeys(map(portal.name_of, decision.addressees))),
            "; ".join(str(deadline.text) for deadline in decision.deadlines),
            states.due(decision),
            states.NAMES[states.state(decision, today)],
        )
    )


def _report(report: ExecutionReport) -> Row:
    return _guarded(
        (
            report.status.label,
            report.date,
            "\n".join(report.text),
            str(report.by or ""),
            report.done_on,
            report.due,
            write_evidence(report.evidence),
        )
    )


def _guarded(cells: Row) -> tuple[Cell, ...]:
    return tuple(guarded(str(cell)) if isinstance(cell, str) else cell for cell in cells)

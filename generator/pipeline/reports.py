"""Reports on execution in bulk: the table of a portal, and the new records that a table asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.check import Published, check
from generator.diagnostics import Diagnostic, Severity
from generator.importers.reports.record import Refused, day_of, decision_of, is_blank, write_record
from generator.importers.reports.sheet import Sheet, SheetRow
from generator.link import link_loaded
from generator.load import load, load_file
from generator.load.report import report_paths
from generator.model.portal import Portal
from generator.model.report import ExecutionReport
from generator.pipeline.content import Content, read_content
from generator.source import SourceFile


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that cannot be taken, and why."""

    row: int
    reason: str


@dataclass(slots=True)
class Plan:
    """What a table asks for: records to write, rows that say nothing new, rows that cannot be taken."""

    records: dict[str, bytes] = field(default_factory=dict)
    """By their paths from the content folder."""
    known: int = 0
    blank: int = 0
    refusals: list[Refusal] = field(default_factory=list)


def plan_import(root: Path, sheet: Sheet) -> Plan:
    """Return what a table asks of a content folder; nothing is written."""
    content = read_content(root)
    loaded = load(content.records)
    portal = link_loaded(loaded)
    plan = Plan()
    rows: dict[str, int] = {}
    taken = {f"{report.path}.yml" for report in loaded.reports}
    for row in sheet.rows:
        if is_blank(row):
            plan.blank += 1
            continue
        try:
            report, text = _report(row, portal)
        except Refused as refused:
            plan.refusals.append(Refusal(row.number, str(refused)))
            continue
        earlier = _same_day(report, portal.decisions[report.decision].reports)
        if any(_said(report) == _said(one) for one in earlier) or text in _written(plan, report):
            plan.known += 1
        elif earlier:
            plan.refusals.append(Refusal(row.number, _AMENDED))
        else:
            places = report_paths(report.decision, report.date.isoformat())
            path = next(place for place in places if place not in taken)
            taken.add(path)
            rows[path] = row.number
            plan.records[path] = text
    plan.refusals += _checked(plan.records, rows, content)
    plan.refusals.sort(key=lambda refusal: refusal.row)
    return plan


def write_records(root: Path, records: Mapping[str, bytes]) -> None:
    """Write new files, all of them or none.

    Raises:
        OSError: when one cannot be written; those before it are taken back.
    """
    written: list[Path] = []
    try:
        for name, data in records.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                written.append(path)
                file.write(data)
    except OSError:
        for path in written:
            path.unlink()
        raise


_AMENDED = (
    "за этот день отчёт уже есть, и в нём другое; отчёты не исправляют: верните строку, "
    "а новое напишите новой строкой с другим днём"
)


def _report(row: SheetRow, portal: Portal) -> tuple[ExecutionReport, bytes]:
    """Return the report of a row as it will be read, and its record."""
    ref = decision_of(row, portal)
    text = write_record(row).encode()
    record, faults = load_file(SourceFile(f"reports/{ref}/{day_of(row).isoformat()}.yml", text))
    if not isinstance(record, ExecutionReport):
        raise Refused("; ".join(fault.message.rstrip(".") for fault in faults))
    return record, text


def _same_day(report: ExecutionReport, reports: Iterable[ExecutionReport]) -> list[ExecutionReport]:
    return [one for one in reports if one.date == report.date]


def _said(report: ExecutionReport) -> ExecutionReport:
    """Return a report without what a table does not hold."""
    return replace(report, name="", exemptions=())


def _written(plan: Plan, report: ExecutionReport) -> set[bytes]:
    """Return the records of the plan that stand in the place of a report."""
    start = f"reports/{report.decision}/{report.date.isoformat()}"
    return {data for path, data in plan.records.items() if path.startswith(start)}


def _checked(records: Mapping[str, bytes], rows: Mapping[str, int], content: Content) -> list[Refusal]:
    """Check the new records as ``glasno check`` will, and tell by rows what would stop it."""
    if not records:
        return []
    files = (*content.records, *(SourceFile(path, data) for path, data in records.items()))
    loaded = load(files)
    portal = link_loaded(loaded)
    published = Published(content.attachments, frozenset())
    remarks = (*loaded.diagnostics, *check(portal, loaded, published))
    return [
        Refusal(rows[remark.span.path], _told(remark))
        for remark in remarks
        if remark.severity is Severity.ERROR and remark.span.path in rows
    ]


def _told(remark: Diagnostic) -> str:
    return f"{remark.message} Как надо: {remark.advice}" if remark.advice else remark.message

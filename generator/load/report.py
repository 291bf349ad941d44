"""A decoded report on execution as a value of the model."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import PurePosixPath

from generator.load.exemption import build_exemptions
from generator.load.schema.registers import ReportFile
from generator.model.document import Ref
from generator.model.report import Evidence, ExecutionReport
from generator.source import Span


def report_place(path: PurePosixPath) -> tuple[Ref, str] | None:
    """Return the decision and the name of a report, by ``reports/<document>/<clause>/<name>.yml``."""
    ref = Ref.parse("/".join(path.parts[1:-1]))
    return (ref, path.stem) if ref is not None and path.suffix == ".yml" else None


def report_paths(decision: Ref, day: str) -> Iterator[str]:
    """Yield the paths at which the reports of a day may stand, without an end: the second one is counted."""
    place = f"reports/{decision}/{day}"
    yield f"{place}.yml"
    yield from (f"{place}-{number}.yml" for number in count(2))


def build_report(decision: Ref, name: str, record: ReportFile, spans: dict[str, Span]) -> ExecutionReport:
    """Return the report that a record spells."""
    return ExecutionReport(
        decision=decision,
        name=name,
        date=record.date,
        status=record.status,
        text=tuple(record.text.lines()) if record.text is not None else (),
        by=record.by,
        done_on=record.done_on,
        due=record.due,
        evidence=tuple(Evidence(entry.text, entry.url, entry.file) for entry in record.evidence),
        exemptions=build_exemptions(record.allow),
        spans=spans,
    )

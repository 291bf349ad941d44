"""A row of the table as a record: words to YAML, or the reason why it cannot be one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

from generator.importers.reports import columns
from generator.importers.reports.evidence import Support, read_evidence
from generator.importers.reports.sheet import SheetRow
from generator.importers.sources.refusal import quoted
from generator.model.document import Ref
from generator.model.portal import Portal
from generator.vocabulary import ExecutionStatus

_RUSSIAN_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_STATUSES = {name.casefold(): term for term in ExecutionStatus for name in (term.value, term.label)}
_PLAIN = re.compile(r"[^\s\x00-\x1f\x7f\x85\u2028\u2029](?:[^\x00-\x1f\x7f\x85\u2028\u2029]*[^\s\x00-\x1f])?")
"""A line that a block of YAML holds as it is."""


class Refused(Exception):
    """A row that is no report; the words say why."""


def is_blank(row: SheetRow) -> bool:
    """Whether nothing is reported in a row."""
    return not any(row.cells.get(name, "").strip() for name in columns.REPORT)


def decision_of(row: SheetRow, portal: Portal) -> Ref:
    """Return the decision that a row is about.

    Raises:
        Refused: where it names none, or one that is not there.
    """
    cell = row.cells.get(columns.DECISION, "").strip()
    ref = Ref.find(cell)
    if ref is None:
        raise Refused(f"в столбце «Решение» не адрес: {quoted(cell)}" if cell else "не назван адрес решения")
    decision = portal.decisions.get(ref)
    if decision is None:
        raise Refused(f"решения «{ref}» на портале нет")
    if decision.heading:
        raise Refused(f"пункт «{ref}» сам ничего не поручает: назовите пункт внутри него")
    return ref


def day_of(row: SheetRow) -> date:
    """Return the day of the report.

    Raises:
        Refused: where there is none.
    """
    day = _day(row, columns.DATE)
    if day is None:
        raise Refused("не назван день отчёта")
    return day


def write_record(row: SheetRow) -> str:
    """Return the record of a row.

    Raises:
        Refused: where a cell cannot be read.
    """
    return "\n".join(_lines(row)) + "\n"


def _lines(row: SheetRow) -> Iterator[str]:
    yield f"# yaml-language-server: $schema={'../' * 6}schemas/report.schema.json"
    yield f"status: {_status(row).value}"
    yield f"date: {day_of(row).isoformat()}"
    if text := row.cells.get(columns.TEXT, "").strip("\n"):
        yield from _words("text", text, "")
    if by := row.cells.get(columns.BY, "").strip():
        yield from _words("by", by, "")
    for name in (columns.DONE_ON, columns.DUE):
        day = _day(row, name)
        if day is not None:
            yield f"{name}: {day.isoformat()}"
    supports = read_evidence(row.cells.get(columns.EVIDENCE, ""))
    if supports:
        yield "evidence:"
        for support in supports:
            yield from _support(support)


def _support(support: Support) -> Iterator[str]:
    first, *rest = _words("text", support.text, "    ")
    yield f"  - {first.strip()}"
    yield from rest
    if support.url:
        yield from _words("url", support.url, "    ")
    if support.file:
        yield from _words("file", support.file, "    ")


def _words(key: str, text: str, indent: str) -> Iterator[str]:
    """Yield a value as a block of its lines, or quoted where a block would not hold it."""
    lines = text.split("\n")
    if all(not line or _PLAIN.fullmatch(line) for line in lines) and lines[0] and lines[-1]:
        yield f"{indent}{key}: |-"
        yield from (f"{indent}  {line}".rstrip() for line in lines)
    else:
        # A string of JSON is a string of YAML in double quotes.
        yield f"{indent}{key}: {json.dumps(text, ensure_ascii=False)}"


def _status(row: SheetRow) -> ExecutionStatus:
    cell = " ".join(row.cells.get(columns.STATUS, "").split())
    status = _STATUSES.get(cell.casefold())
    if status is None:
        known = ", ".join(term.label for term in ExecutionStatus)
        named = f"статуса {quoted(cell)} нет" if cell else "не назван статус"
        raise Refused(f"{named}; бывает: {known}")
    return status


def _day(row: SheetRow, name: str) -> date | None:
    cell = row.cells.get(name, "").strip()
    if not cell:
        return None
    russian = _RUSSIAN_DAY.fullmatch(cell)
    try:
        if russian:
            return date(int(russian[3]), int(russian[2]), int(russian[1]))
        return date.fromisoformat(cell[:10] if cell[10:].strip() in ("", "00:00:00") else cell)
    except ValueError:
        raise Refused(f"«{columns.TITLES[name]}» — не дата: {quoted(cell)}; как надо: 2023-04-03") from None

"""A report on the execution of a decision: a record of its own, added and never changed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from generator.model.document import Ref
from generator.model.exemption import Exemption
from generator.source import Span, Text
from generator.vocabulary import ExecutionStatus


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a report rests on: a page of the web, or a file beside the report."""

    text: Text
    url: Text | None = None
    file: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionReport:
    """What was reported on a decision on one day.

    ``by`` is who reports, an organization's id or words; ``done_on`` is the day of execution where it is not
    the day of the report; ``due`` is the new last day where the deadline was extended.
    """

    decision: Ref
    name: str
    date: datetime.date
    status: ExecutionStatus
    text: tuple[Text, ...] = ()
    by: Text | None = None
    done_on: datetime.date | None = None
    due: datetime.date | None = None
    evidence: tuple[Evidence, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    spans: dict[str, Span] = field(compare=False, repr=False)

    def span(self, key: str = "") -> Span:
        """Return where a value stands, or the beginning of the record."""
        return self.spans.get(key) or self.spans[""]

    @property
    def path(self) -> str:
        """The record in the content folder, without its extension."""
        return f"reports/{self.decision}/{self.name}"


@dataclass(frozen=True, slots=True)
class Execution:
    """The state of execution that follows from the reports on a decision."""

    status: ExecutionStatus
    reported: datetime.date
    """Day of the report that decides."""
    done_on: datetime.date | None = None
    """Day of execution, where it is done."""
    due: datetime.date | None = None
    """The extended deadline, where one was set and nothing final came after it."""


def execution(reports: tuple[ExecutionReport, ...]) -> Execution | None:
    """Return what the reports on one decision, oldest first, come to; None where there are none.

    The newest report decides. A final one stands until a newer report takes it back: a decision reported done
    too early is under way again once a report says so. An extended deadline holds until it is extended anew.
    """
    if not reports:
        return None
    last = reports[-1]
    extended = [report.due for report in reports if report.due is not None]
    return Execution(
        status=last.status,
        reported=last.date,
        done_on=(last.done_on or last.date) if last.status is ExecutionStatus.DONE else None,
        due=extended[-1] if extended else None,
    )

"""What changed in reports on execution: they are added, and never changed or taken away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model.document import DocumentId, Ref
from generator.model.portal import Portal
from generator.model.report import ExecutionReport
from generator.pages import addresses
from generator.pages.words import document_genitive, place
from generator.report.change import Change, Kind, Subject, differing, shortened
from generator.report.document_changes import places
from generator.text.dates import format_date

Key = tuple[Ref, str]


def report_changes(before: Portal, after: Portal, moved: Mapping[DocumentId, DocumentId]) -> Iterator[Change]:
    """Yield reports that come, that are not as they were, and that are gone; ``moved`` are documents."""
    went = _places(before, after, moved)
    was = {(went.get(ref, ref), name): report for (ref, name), report in _reports(before).items()}
    now = _reports(after)
    for key, report in now.items():
        known = was.get(key)
        if known is None:
            yield _change(Kind.ADDED, report, after, _told(report))
        elif _words(known) != _words(report):
            old, new = differing(_words(known), _words(report))
            yield _change(Kind.CHANGED, report, after, "изменён", old, new)
    for key, report in was.items():
        if key not in now:
            yield _change(Kind.REMOVED, report, before, "удалён", shortened(_words(report)))


def _reports(portal: Portal) -> dict[Key, ExecutionReport]:
    return {
        (ref, report.name): report
        for ref, decision in portal.decisions.items()
        for report in decision.reports
    }


def _places(before: Portal, after: Portal, moved: Mapping[DocumentId, DocumentId]) -> dict[Ref, Ref]:
    """Return where decisions with reports went, by their old address."""
    found: dict[Ref, Ref] = {}
    for id in dict.fromkeys(ref.document for ref, _ in _reports(before)):
        to = moved.get(id, id)
        if to in after.meetings:
            found.update(places(before.meetings[id], after.meetings[to]))
    return found


def _change(
    kind: Kind, report: ExecutionReport, portal: Portal, what: str, before: str = "", after: str = ""
) -> Change:
    decision = portal.decisions[report.decision]
    document = portal.meetings[report.decision.document].document
    genitive = document_genitive(document)
    cited = place(decision.clause, decision.context)
    name = f"отчёт от {format_date(report.date)} о решении {cited} {genitive}"
    address = addresses.decision(report.decision)
    return Change(kind, Subject.REPORT, name, what, address, before, after, document=genitive)


def _told(report: ExecutionReport) -> str:
    """Return «исполнено», «срок продлён до 1 июня 2023 года»."""
    return f"{report.status.label} до {format_date(report.due)}" if report.due else report.status.label


def _words(report: ExecutionReport) -> str:
    """Return everything that a report says."""
    days = (
        f"{label} {format_date(day)}"
        for label, day in (("исполнено", report.done_on), ("новый срок", report.due))
        if day is not None
    )
    rested = (f"{one.text} {one.url or ''} {one.file or ''}".strip() for one in report.evidence)
    said = (report.status.label, *days, str(report.by or ""), *map(str, report.text), *rested)
    return " ".join(part for part in said if part)

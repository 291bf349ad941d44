"""A decision's story: what was said before it, what became of it, and the same question over the years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from urllib.parse import urlsplit

from generator.model.document import CourseSection, Ref
from generator.model.file import PublishedFile
from generator.model.portal import Decision, Meeting, Portal
from generator.model.report import Evidence, ExecutionReport
from generator.pages import addresses, words
from generator.pages.document_views import CourseRow, EvidenceRow, RepeatRow, ReportRow, StoryRow
from generator.pages.links import decision_link, file_link, organization_link
from generator.pages.parts import Chip, Fact, Link
from generator.pages.repeats import changes
from generator.text.dates import format_date
from generator.text.labels import bare
from generator.text.typography import bind
from generator.vocabulary import ExecutionStatus, RelationKind

STEPS = 40
"""Decisions in one chain; a longer one goes on from its last page."""

SPOKEN = 600
"""Signs of what was said that a decision's page repeats whole; of more it names the speakers."""

_STATUSES = {
    ExecutionStatus.DONE: ("disc", "done"),
    ExecutionStatus.PARTLY: ("half", "ink"),
    ExecutionStatus.IN_PROGRESS: ("clock", "ink"),
    ExecutionStatus.EXTENDED: ("arrows", "ink"),
    ExecutionStatus.LIFTED: ("dash", "quiet"),
}


def report_rows(
    decision: Decision, portal: Portal, files: Mapping[str, PublishedFile]
) -> tuple[ReportRow, ...]:
    """Return the reports on a decision, the newest first."""
    return tuple(_report(report, decision, portal, files) for report in reversed(decision.reports))


def _report(
    report: ExecutionReport, decision: Decision, portal: Portal, files: Mapping[str, PublishedFile]
) -> ReportRow:
    shape, tone = _STATUSES[report.status]
    said = report.status.label
    if report.done_on is not None and report.done_on != report.date:
        said = f"{said} {format_date(report.done_on)}"
    if report.due is not None:
        said = f"{said} до {format_date(report.due)}"
    return ReportRow(
        day=report.date,
        date=words.list_day(report.date),
        chip=Chip(shape, tone, bind(said)),
        lines=tuple(map(str, report.text)),
        by=organization_link(str(report.by), portal) if report.by else None,
        evidence=tuple(_evidence(one, decision.ref, files) for one in report.evidence),
    )


def _evidence(evidence: Evidence, ref: Ref, files: Mapping[str, PublishedFile]) -> EvidenceRow:
    file = None
    if evidence.file:
        file = file_link(str(evidence.text), addresses.decision(ref) + evidence.file, files)
    url = str(evidence.url or "")
    return EvidenceRow(str(evidence.text), file, url, urlsplit(url).hostname or "")


def notices(decision: Decision, portal: Portal) -> tuple[tuple[str, Link], ...]:
    """Return what a reader must know first: that a decision is repealed or changed, when, and by what."""
    found = []
    if decision.repealed_by is not None:
        found.append(_notice("Отменено", decision.repealed_by, portal))
        repealing = portal.decisions.get(decision.repealed_by)
        if repealing is not None and repealing.repealed_by is not None:
            found.append(_notice("Отменившее его решение само отменено", repealing.repealed_by, portal))
    for ref in decision.lineage:
        for kind, later in portal.related.get(ref, ()):
            if kind is RelationKind.AMENDS and later != decision.ref:
                found.append(_notice("Изменено", later, portal))
    return tuple(found)


def _notice(said: str, ref: Ref, portal: Portal) -> tuple[str, Link]:
    return bind(f"{said} {format_date(_day(ref, portal))}"), decision_link(ref, portal)


def _day(ref: Ref, portal: Portal) -> date:
    return portal.heads[ref.document].date


def chain(decision: Decision, portal: Portal) -> tuple[StoryRow, ...]:
    """Return all decisions that relations join to this one, oldest first; nothing where there is one step.

    A circle ends where it began.
    """
    seen = {decision.ref: 0}
    queue = [decision.ref]
    while queue and len(seen) < STEPS:
        ref = queue.pop(0)
        for near in _neighbours(ref, portal):
            if near not in seen:
                seen[near] = seen[ref] + 1
                queue.append(near)
    if max(seen.values()) < 2:
        return ()
    return tuple(
        _story_row(ref, seen, decision.ref, portal)
        for ref in sorted(seen, key=lambda ref: (_day(ref, portal), str(ref)))
    )


def _neighbours(ref: Ref, portal: Portal) -> Iterator[Ref]:
    for _, near in (*portal.decisions[ref].relations, *portal.related.get(ref, ())):
        if near in portal.decisions:
            yield near


def _story_row(ref: Ref, seen: Mapping[Ref, int], here: Ref, portal: Portal) -> StoryRow:
    decision = portal.decisions[ref]
    return StoryRow(
        date=words.list_day(_day(ref, portal)),
        link=decision_link(ref, portal),
        text=words.first_words(decision),
        relations=tuple(
            Fact(kind.label, (decision_link(target, portal),))
            for kind, target in decision.relations
            if target in seen
        ),
        current=ref == here,
    )


def repeat_rows(
    decision: Decision, portal: Portal, repeats: Mapping[Ref, Sequence[Ref]]
) -> tuple[RepeatRow, ...]:
    """Return the same question at other meetings, the newest first, each with the words that changed."""
    rows = []
    for ref in repeats[decision.ref]:
        other = portal.decisions[ref]
        earlier = _day(ref, portal) < _day(decision.ref, portal)
        older, newer = (other, decision) if earlier else (decision, other)
        found = changes(older, newer)
        rows.append(
            RepeatRow(
                date=words.list_day(_day(ref, portal)),
                link=decision_link(ref, portal),
                earlier=earlier,
                changes=() if all(change.kind == "same" for change in found) else found,
            )
        )
    return tuple(rows)


def course(decision: Decision, meeting: Meeting) -> tuple[CourseRow, ...]:
    """Return what was heard and said on the question before it was decided."""
    rows = []
    for number, section in enumerate(meeting.document.sections, 1):
        if not isinstance(section, CourseSection) or bare(section.item or "") != bare(decision.item or ""):
            continue
        lines = tuple(str(line) for speech in section.speeches for line in speech.lines)
        address = addresses.document(meeting.id) + (f"#s-{number}" if section.heading else "")
        speakers = tuple(dict.fromkeys(speech.speaker for speech in section.speeches if speech.speaker))
        whole = sum(map(len, lines)) <= SPOKEN
        rows.append(
            CourseRow(
                Link(str(section.heading or "Ход заседания"), address),
                lines if whole else (),
                () if whole else speakers,
            )
        )
    return tuple(rows)

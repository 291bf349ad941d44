"""What became of decisions: reports on them, and later decisions that repeal them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.model.document import DocumentId, Ref
from generator.model.portal import Decision, Meeting
from generator.model.report import ExecutionReport
from generator.vocabulary import RelationKind


def follow(
    meetings: Mapping[DocumentId, Meeting], reports: Iterable[ExecutionReport]
) -> dict[DocumentId, Meeting]:
    """Return the meetings with reports and repeals joined to their decisions.

    A repeal reaches the clauses under the repealed one, and holds though the repealing act is itself
    repealed later: that alone does not bring the old one back. A document repeals nothing that is later.
    """
    reported: dict[Ref, list[ExecutionReport]] = defaultdict(list)
    for report in sorted(reports, key=lambda report: (report.date, report.name)):
        reported[report.decision].append(report)
    repealed: dict[Ref, Ref] = {}
    for meeting in reversed(tuple(meetings.values())):
        for target, source in _repeals(meeting):
            earlier = meetings.get(target.document)
            if target != source and earlier and earlier.document.date <= meeting.document.date:
                repealed.setdefault(target, source)
    if not reported and not repealed:
        return dict(meetings)
    return {id: _followed(meeting, reported, repealed) for id, meeting in meetings.items()}


def _repeals(meeting: Meeting) -> Iterator[tuple[Ref, Ref]]:
    for decision in meeting.decisions:
        for kind, target in decision.relations:
            if kind is RelationKind.REPEALS:
                yield target, decision.ref


def _followed(
    meeting: Meeting, reported: Mapping[Ref, list[ExecutionReport]], repealed: Mapping[Ref, Ref]
) -> Meeting:
    decisions = tuple(_decision(decision, reported, repealed) for decision in meeting.decisions)
    return replace(meeting, decisions=decisions)


def _decision(
    decision: Decision, reported: Mapping[Ref, list[ExecutionReport]], repealed: Mapping[Ref, Ref]
) -> Decision:
    by = next((repealed[ref] for ref in decision.lineage if ref in repealed), None)
    reports = tuple(reported.get(decision.ref, ()))
    return replace(decision, reports=reports, repealed_by=by) if reports or by else decision

"""Changed records to the meetings that they change: their own, and those that they say something of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.catalogue.amend import Known
from generator.link import link_document, newest_first
from generator.link.execution import follow
from generator.link.registry import Registry
from generator.link.topics import TopicIndex
from generator.load import Loaded
from generator.model.document import Document, DocumentId, Ref
from generator.model.portal import Meeting, Portal
from generator.model.report import ExecutionReport
from generator.pipeline.keeping import WholeBuildNeeded


def relink(loaded: Loaded, portal: Portal, known: Known) -> tuple[Meeting, ...]:
    """Return every meeting that some records change, linked and followed; ``portal`` is as it was.

    Raises:
        WholeBuildNeeded: for a report on a decision that is not there.
    """
    linked = dict(_linked(loaded.documents, portal, known))
    named = {
        target.document
        for id, meeting in linked.items()
        for each in (meeting, portal.meetings.get(id))
        if each is not None
        for decision in each.decisions
        for _, target in decision.relations
    }
    reported = {report.decision.document for report in loaded.reports}
    touched = ((named | reported) & portal.meetings.keys()) - linked.keys()
    changed = linked | {id: _bare(portal.meetings[id]) for id in touched}
    sources = {source for id, meeting in changed.items() for source in _sources(meeting, portal)}
    beside = {id: portal.meetings[id] for id in sources - changed.keys()}
    ordered = sorted((changed | beside).values(), key=lambda meeting: newest_first(meeting.document))
    reports = _reports(changed, loaded.reports, portal)
    followed = follow({meeting.id: meeting for meeting in ordered}, reports)
    return tuple(followed[id] for id in changed)


def _linked(
    documents: Iterable[Document], portal: Portal, known: Known
) -> Iterator[tuple[DocumentId, Meeting]]:
    registry = Registry(known.organizations)
    topics = TopicIndex(known.topics.values())
    for document in documents:
        meeting = link_document(document, registry, topics)
        before = portal.meetings.get(document.id)
        # The history of a record grows with commits: an edit does not change it.
        yield document.id, replace(meeting, revisions=before.revisions) if before else meeting


def _bare(meeting: Meeting) -> Meeting:
    """Return a meeting without what other records say of it."""
    decisions = (replace(decision, reports=(), repealed_by=None) for decision in meeting.decisions)
    return replace(meeting, decisions=tuple(decisions))


def _sources(meeting: Meeting, portal: Portal) -> Iterator[DocumentId]:
    """Yield the documents that said something of a meeting's decisions."""
    for decision in meeting.decisions:
        yield from (source.document for _, source in portal.related.get(decision.ref, ()))


def _reports(
    meetings: Mapping[DocumentId, Meeting], changed: Iterable[ExecutionReport], portal: Portal
) -> tuple[ExecutionReport, ...]:
    """Return all reports on the decisions of some meetings, with the changed ones in their places."""
    found: dict[tuple[Ref, str], ExecutionReport] = {}
    for id, meeting in meetings.items():
        before = portal.meetings.get(id, meeting)
        found |= {
            (report.decision, report.name): report
            for decision in before.decisions
            for report in decision.reports
        }
    found |= {(report.decision, report.name): report for report in changed}
    decisions = {decision.ref for meeting in meetings.values() for decision in meeting.decisions}
    if not {ref for ref, _ in found} <= decisions:
        raise WholeBuildNeeded("a report on a decision that is not there")
    return tuple(found.values())

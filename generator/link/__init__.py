"""Records to one portal: names become ids, and every link is known from both its ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from generator.link.addressees import find_addressees, find_responsible
from generator.link.execution import follow
from generator.link.indexes import (
    children,
    convened,
    grouped,
    members,
    neighbours,
    regions,
    shelves,
    successors,
    years,
)
from generator.link.registry import Registry, Scope
from generator.link.topics import TopicIndex
from generator.load import Loaded
from generator.model.document import Clause, DecidedSection, Document, DocumentId, Person, Ref
from generator.model.organization import Organization
from generator.model.portal import Attendee, Decision, Meeting, Mention, Portal, head
from generator.model.report import ExecutionReport
from generator.model.topic import Topic
from generator.source import Text
from generator.text.labels import parts
from generator.text.orders import is_order

T = TypeVar("T")


def link(
    documents: Iterable[Document],
    organizations: Iterable[Organization],
    reports: Iterable[ExecutionReport] = (),
    topics: Iterable[Topic] = (),
) -> Portal:
    """Return the portal of some records; of two records with one address the first is kept."""
    known: dict[str, Organization] = {}
    for organization in sorted(organizations, key=lambda organization: organization.id):
        known.setdefault(organization.id, organization)
    registry = Registry(known)
    index = TopicIndex(topics)
    meetings: dict[DocumentId, Meeting] = {}
    for document in sorted(documents, key=newest_first):
        meetings.setdefault(document.id, link_document(document, registry, index))
    meetings = follow(meetings, reports)
    decisions = {decision.ref: decision for meeting in meetings.values() for decision in meeting.decisions}
    pages = [decision for decision in decisions.values() if not decision.heading]
    heads = {id: head(meeting) for id, meeting in meetings.items()}
    return Portal(
        meetings=meetings,
        heads=heads,
        shelves=shelves(heads.values()),
        years=years(heads.values()),
        regions=regions(heads.values()),
        organizations=known,
        decisions=decisions,
        assigned=_gather((mention, decision.ref) for decision in pages for mention in decision.addressees),
        responsible=_gather(
            (mention, decision.ref) for decision in pages for mention in decision.responsible
        ),
        attended=_gather(
            (attendee.organization, meeting.id)
            for meeting in meetings.values()
            for attendee in meeting.attendees
        ),
        convened=convened(heads.values()),
        neighbours=neighbours(heads.values()),
        related=grouped(
            (target, (kind, decision.ref))
            for decision in decisions.values()
            for kind, target in decision.relations
        ),
        members=members(known.values()),
        children=children(known.values()),
        successors=successors(known.values()),
        topics=index.topics,
        on_topic=grouped((topic, decision.ref) for decision in pages for topic in decision.topics),
    )


def link_loaded(loaded: Loaded) -> Portal:
    """Return the portal of all records that were loaded."""
    return link(loaded.documents, loaded.organizations, loaded.reports, loaded.topics)


def newest_first(document: Document) -> tuple[int, DocumentId]:
    """Return what documents are sorted by in every list of the portal."""
    return -document.date.toordinal(), document.id


def _gather(pairs: Iterable[tuple[Mention | None, T]]) -> dict[str, tuple[T, ...]]:
    return grouped((m.organization, value) for m, value in pairs if m is not None and m.organization)


def link_document(document: Document, registry: Registry, topics: TopicIndex) -> Meeting:
    """Return a document with every name resolved; what other records say of it is not joined yet."""
    scope = registry.scope(document.body, document.region)
    decisions = tuple(_decisions(document, registry, scope, topics))
    attendees = tuple(_attendee(person, registry, scope) for person in document.people)
    return Meeting(document, scope.region, decisions, attendees)


def _attendee(person: Person, registry: Registry, scope: Scope) -> Attendee:
    """Tell the post from the organization: the last name of the registry that ends the line of the post."""
    if person.organization:
        return Attendee(person, person.post, Mention(person.organization, str(person.organization)))
    start = person.text.find(person.post) if person.post else -1
    if start < 0:
        return Attendee(person, person.post, None)
    # «… «Центр оценки» (далее – ЦОК)»: the definition of an abbreviation is no part of the name.
    end = start + len(person.post.split(" (далее")[0].rstrip())
    printed = person.text.part(start, end)
    found = registry.find(printed, scope)
    if not found or not printed.rstrip(" .,;").endswith(found[-1].text.rstrip(" .,;")):
        return Attendee(person, person.post, None)
    post = printed[: found[-1].text.span.column - printed.span.column].rstrip(" ,–—-«")
    return Attendee(person, post or person.post, found[-1])


@dataclass(frozen=True, slots=True)
class _Above:
    """What the clauses above hand down."""

    context: tuple[Clause, ...] = ()
    addressees: tuple[Mention, ...] = ()
    responsible: tuple[Mention, ...] = ()


def _decisions(
    document: Document, registry: Registry, scope: Scope, topics: TopicIndex
) -> Iterator[Decision]:
    for section in document.sections:
        if isinstance(section, DecidedSection):
            for clause in section.clauses:
                for decision in _walk(document, section.item, clause, _Above(), registry, scope):
                    found = topics.find(document, decision)
                    yield replace(decision, topics=found) if found else decision


def _walk(
    document: Document, item: Text | None, clause: Clause, above: _Above, registry: Registry, scope: Scope
) -> Iterator[Decision]:
    own = find_addressees(clause, registry, scope)
    addressees = own or above.addressees
    responsible = find_responsible(clause, registry, scope) or above.responsible
    inherited = next((c.deadlines for c in reversed(above.context) if c.deadlines), ())
    relations = tuple(
        (relation.kind, ref)
        for relation in clause.relations
        if (ref := Ref.parse(relation.target)) is not None
    )
    yield Decision(
        ref=Ref(document.id, clause.id),
        clause=clause,
        context=above.context,
        item=item or _item_of(document, above.context, clause),
        heading=is_heading(clause),
        addressees=addressees,
        responsible=responsible,
        deadlines=clause.deadlines or inherited,
        own_addressees=own,
        relations=relations,
    )
    below = _Above((*above.context, clause), addressees, responsible)
    for child in clause.clauses:
        yield from _walk(document, item, child, below, registry, scope)


def is_heading(clause: Clause) -> bool:
    """Whether a clause only names an addressee or a subject for the clauses under it."""
    return bool(clause.clauses) and not any(is_order(line) for line in clause.lines)


def _item_of(document: Document, context: tuple[Clause, ...], clause: Clause) -> Text | None:
    """Return the label of the item of the agenda whose number the outermost clause repeats."""
    outermost = (context or (clause,))[0]
    if outermost.label is None:
        return None
    number = parts(outermost.label)[:1]
    return next((item.label for item in document.agenda if item.label and parts(item.label) == number), None)

"""The portal: all documents and organizations, with every name resolved and every link in both ways."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import TypeVar

from generator.model.document import Clause, Deadline, Document, DocumentId, Person, Ref
from generator.model.organization import Organization
from generator.model.reads import Reads, Watched
from generator.model.report import Execution, ExecutionReport, execution
from generator.model.revision import Revision
from generator.model.topic import Topic
from generator.source import Text
from generator.vocabulary import DocumentKind, MeetingForm, RelationKind

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as printed and the organization it resolves to; None where the registry has none."""

    text: Text
    organization: str | None
    candidates: tuple[str, ...] = ()
    """Organizations that bear exactly this name, where it stays open which of them is meant."""


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person at a meeting, with the post and the organization told apart."""

    person: Person
    post: str
    organization: Mention | None


@dataclass(frozen=True, slots=True)
class Decision:
    """A clause that orders or notes something, with what it inherits from the clauses above.

    ``context`` holds the clauses above it, outermost first; ``heading`` tells a clause that itself only
    names an addressee or a subject, and so has no page. ``own_addressees`` stand in the clause itself.
    """

    ref: Ref
    clause: Clause
    context: tuple[Clause, ...]
    item: Text | None
    heading: bool
    addressees: tuple[Mention, ...]
    responsible: tuple[Mention, ...]
    deadlines: tuple[Deadline, ...]
    own_addressees: tuple[Mention, ...] = ()
    relations: tuple[tuple[RelationKind, Ref], ...] = ()
    topics: tuple[str, ...] = ()
    reports: tuple[ExecutionReport, ...] = ()
    """Oldest first."""
    repealed_by: Ref | None = None
    """The decision that repeals this one or a clause above it."""

    @property
    def lineage(self) -> tuple[Ref, ...]:
        """This decision and those of the clauses above it, the nearest first."""
        above = (Ref(self.ref.document, clause.id) for clause in reversed(self.context))
        return (self.ref, *above)

    @property
    def execution(self) -> Execution | None:
        """The state that follows from the reports; None where there are none."""
        return execution(self.reports)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A document with all that was understood of it, in its own order."""

    document: Document
    region: str
    decisions: tuple[Decision, ...]
    attendees: tuple[Attendee, ...]
    revisions: tuple[Revision, ...] = ()
    """Later versions of the record, the newest first; none where no history is known."""
    abridged: tuple[str, ...] = ()
    """What the portal says of names that it leaves out or shortens, a sentence each."""

    @property
    def id(self) -> DocumentId:
        """The address of the document."""
        return self.document.id

    @property
    def pages(self) -> tuple[Decision, ...]:
        """The decisions that have a page of their own."""
        return tuple(decision for decision in self.decisions if not decision.heading)


@dataclass(frozen=True, slots=True)
class Head:
    """What lists and links tell of a document, without its text.

    ``decisions`` counts those that have a page, ``dated`` those of them that have a deadline.
    """

    id: DocumentId
    body: str
    kind: DocumentKind
    date: datetime.date
    number: str
    form: MeetingForm | None
    region: str
    decisions: int
    dated: int


def head(meeting: Meeting) -> Head:
    """Return the head of a document."""
    document = meeting.document
    pages = meeting.pages
    return Head(
        id=document.id,
        body=str(document.body),
        kind=document.kind,
        date=document.date,
        number=str(document.number or ""),
        form=document.form,
        region=str(meeting.region),
        decisions=len(pages),
        dated=sum(bool(decision.deadlines) for decision in pages),
    )


@dataclass(frozen=True, slots=True)
class Portal:
    """Everything that is published, linked. Mappings keep a stable order."""

    meetings: Mapping[DocumentId, Meeting]
    """Newest first."""
    heads: Mapping[DocumentId, Head]
    """In the order of ``meetings``."""
    shelves: Mapping[tuple[str, str], tuple[DocumentId, ...]]
    """Documents by collection and folder, newest first, as ``years`` and ``regions``."""
    years: Mapping[int, tuple[DocumentId, ...]]
    regions: Mapping[str, tuple[DocumentId, ...]]
    organizations: Mapping[str, Organization]
    decisions: Mapping[Ref, Decision]
    assigned: Mapping[str, tuple[Ref, ...]]
    """Decisions addressed to an organization by name."""
    responsible: Mapping[str, tuple[Ref, ...]]
    attended: Mapping[str, tuple[DocumentId, ...]]
    convened: Mapping[str, tuple[DocumentId, ...]]
    """Documents of a body, newest first."""
    neighbours: Mapping[DocumentId, tuple[DocumentId | None, DocumentId | None]]
    """The documents of the same body before and after each."""
    related: Mapping[Ref, tuple[tuple[RelationKind, Ref], ...]]
    """Later decisions that bear on a decision."""
    members: Mapping[str, tuple[str, ...]]
    """Organizations that belong to a group."""
    children: Mapping[str, tuple[str, ...]]
    successors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Organizations that an organization went over into."""
    topics: Mapping[str, Topic] = field(default_factory=dict)
    """In the order of the list of topics."""
    on_topic: Mapping[str, tuple[Ref, ...]] = field(default_factory=dict)
    """Decisions on a topic, in the order of ``decisions``."""
    reads: Reads | None = None
    """Hears what is looked up, where somebody asks."""

    def watched(self, reads: Reads) -> Portal:
        """Return the same portal; ``reads`` hears what is looked up in it."""
        named = ((each.name, getattr(self, each.name)) for each in fields(self))
        mappings = {name: Watched(name, value, reads) for name, value in named if isinstance(value, Mapping)}
        return replace(self, **mappings, reads=reads)

    def watch(self, name: str, mapping: Mapping[K, V]) -> Mapping[K, V]:
        """Return a mapping worked out of the portal, so that ``reads`` hears what is looked up in it."""
        if self.reads is None:
            return mapping
        self.reads.derived[name] = mapping
        return Watched(name, mapping, self.reads)

    def title_of(self, organization: str) -> str:
        """Return the title of an organization by its id; the id itself where there is none."""
        known = self.organizations.get(organization)
        return known.title if known else organization

    def name_of(self, mention: Mention) -> str:
        """Return the title of the organization that is meant; the words as printed where it is not known."""
        known = self.organizations.get(mention.organization or "")
        return known.title if known else str(mention.text)

    @property
    def pages(self) -> Iterator[Decision]:
        """Every decision that has a page of its own, in the order of ``decisions``."""
        return (decision for decision in self.decisions.values() if not decision.heading)

    @property
    def reports(self) -> Iterator[ExecutionReport]:
        """Every report on execution, in the order of ``decisions``."""
        return (report for decision in self.decisions.values() for report in decision.reports)

"""A document as its authors wrote it: printed lines with the readings that stand beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from generator.model.exemption import Exemption
from generator.source import Span, Text
from generator.text.readings import Reading
from generator.vocabulary import DeadlineKind, DocumentKind, Fidelity, MeetingForm, RelationKind, Role

_SHOWN = re.compile(r"(?:protocols|decisions)/[^?#\s]+")
_REF = re.compile(r"/?(protocols|decisions)/([a-z0-9-]+)/(\d{4}-\d\d-\d\d[a-z0-9-]*)/([a-z0-9.-]+)/?")


class DocumentId(NamedTuple):
    """The address of a document without slashes at its ends: ``protocols/<body>/<name>``.

    A tuple, as ``Ref`` is, because every mapping of the portal is looked up by them.
    """

    collection: str
    body: str
    name: str

    def __str__(self) -> str:
        return f"{self.collection}/{self.body}/{self.name}"


class Ref(NamedTuple):
    """The address of a decision: a document and the id of a clause in it."""

    document: DocumentId
    clause: str

    @classmethod
    def parse(cls, text: str) -> Ref | None:
        """Read ``protocols/<body>/<name>/<clause>``; None where the text is not an address."""
        match = _REF.fullmatch(text.strip())
        return cls(DocumentId(match[1], match[2], match[3]), match[4]) if match else None

    @classmethod
    def find(cls, text: str) -> Ref | None:
        """Read an address, alone or in what a browser shows of it."""
        found = _SHOWN.search(text)
        return cls.parse(found[0]) if found else None

    def __str__(self) -> str:
        return f"{self.document}/{self.clause}"


@dataclass(frozen=True, slots=True)
class Person:
    """A person as a line names them; ``text`` is the part of the line that does.

    ``organization`` is an id that the author stated outright, where the program cannot tell.
    """

    text: Text
    name: str
    post: str = ""
    role: Role = Role.MEMBER
    organization: Text | None = None


@dataclass(frozen=True, slots=True)
class Headcount:
    """Members counted by group, not named: «Управление образования: 5 чел.»."""

    group: str
    count: int


@dataclass(frozen=True, slots=True)
class RosterLine:
    """A printed line of a list of people, and who or how many it names; a caption names nobody."""

    text: Text
    people: tuple[Person, ...] = ()
    headcount: Headcount | None = None


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A question of the agenda; a sub-item may have no label."""

    label: Text | None
    lines: tuple[Text, ...]
    speakers: tuple[RosterLine, ...] = ()
    items: tuple[AgendaItem, ...] = ()

    def walk(self) -> Iterator[AgendaItem]:
        """Yield this item and all under it in the order of the document."""
        yield self
        for item in self.items:
            yield from item.walk()


@dataclass(frozen=True, slots=True)
class Speech:
    """What one speaker said; ``speaker`` is the name as printed, empty where none is named."""

    speaker: str
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline: its text as printed and the reading of it."""

    text: Text
    reading: Reading

    @property
    def kind(self) -> DeadlineKind:
        """What the text fixes."""
        return self.reading.kind

    @property
    def start(self) -> date | None:
        """First day, where the text fixes one."""
        return self.reading.start

    @property
    def due(self) -> date | None:
        """Last day, where the text fixes one."""
        return self.reading.due


@dataclass(frozen=True, slots=True)
class Relation:
    """How a clause bears on an earlier decision; ``target`` is an address as authored."""

    kind: RelationKind
    target: Text


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered or unnumbered clause as printed, with the clauses under it.

    ``id`` is unique in the document and made of printed labels; ``lines`` are the printed lines, the
    lines of deadline and responsible included; ``to`` holds organizations that the author stated.
    """

    id: str
    label: Text | None
    lines: tuple[Text, ...]
    deadlines: tuple[Deadline, ...] = ()
    responsible: tuple[Text, ...] = ()
    to: tuple[Text, ...] = ()
    relations: tuple[Relation, ...] = ()
    topics: tuple[Text, ...] = ()
    """Topics that the author stated, by id."""
    clauses: tuple[Clause, ...] = ()
    closing: tuple[Text, ...] = ()
    """Lines printed after the clauses under it: one deadline for six bullets."""
    ordinal: int = 0
    """Place among the unnumbered clauses of one parent, from 1; 0 where there is a label."""
    span: Span = field(default=Span(""), compare=False)

    def walk(self) -> Iterator[Clause]:
        """Yield this clause and all under it in the order of the document."""
        yield self
        for clause in self.clauses:
            yield from clause.walk()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A line about an attachment; ``file`` is a name beside the record, None where none is published."""

    text: Text
    file: Text | None = None


@dataclass(frozen=True, slots=True)
class TextSection:
    """Lines of any other content: a preamble, «Общая информация», the heading of an agenda item."""

    heading: Text | None
    item: Text | None
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class AttendanceSection:
    """Who met."""

    heading: Text | None
    lines: tuple[RosterLine, ...]


@dataclass(frozen=True, slots=True)
class AgendaSection:
    """What was on the agenda."""

    heading: Text | None
    items: tuple[AgendaItem, ...]


@dataclass(frozen=True, slots=True)
class CourseSection:
    """What was heard, or who spoke, on an item of the agenda or on the whole of it."""

    kind: str
    heading: Text | None
    item: Text | None
    speeches: tuple[Speech, ...]


@dataclass(frozen=True, slots=True)
class DecidedSection:
    """What was decided, on an item of the agenda or on the whole of it."""

    heading: Text | None
    item: Text | None
    preamble: tuple[Text, ...]
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class AttachmentsSection:
    """What is attached."""

    heading: Text | None
    attachments: tuple[Attachment, ...]


@dataclass(frozen=True, slots=True)
class SignaturesSection:
    """Who signed."""

    heading: Text | None
    lines: tuple[RosterLine, ...]


Section = (
    TextSection
    | AttendanceSection
    | AgendaSection
    | CourseSection
    | DecidedSection
    | AttachmentsSection
    | SignaturesSection
)


@dataclass(frozen=True, slots=True)
class Document:
    """A protocol, an extract or a decision act, in the order in which it was printed."""

    id: DocumentId
    body: Text
    kind: DocumentKind
    date: date
    fidelity: Fidelity
    number: Text | None = None
    time: Text | None = None
    place: Text | None = None
    form: MeetingForm | None = None
    title: Text | None = None
    subject: Text | None = None
    source: Text | None = None
    region: Text | None = None
    topics: tuple[Text, ...] = ()
    """Topics of every decision of the document, by id."""
    sections: tuple[Section, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    spans: dict[str, Span] = field(default_factory=dict, compare=False, repr=False)
    """Places of the values of the head, by key; the record's own under an empty key."""

    def span(self, key: str = "") -> Span:
        """Return where a value of the head stands, or the beginning of the record."""
        return self.spans.get(key) or self.spans[""]

    @property
    def files(self) -> tuple[Text, ...]:
        """Names of the files beside the record that it publishes: the signed original, attachments."""
        named = (self.source, *(attachment.file for attachment in self.attachments))
        return tuple(dict.fromkeys(name for name in named if name))

    @property
    def attachments(self) -> Iterator[Attachment]:
        """Every line about an attachment."""
        for section in self.sections:
            if isinstance(section, AttachmentsSection):
                yield from section.attachments

    @property
    def clauses(self) -> Iterator[Clause]:
        """Every clause of every section in the order of the document."""
        for section in self.sections:
            if isinstance(section, DecidedSection):
                for clause in section.clauses:
                    yield from clause.walk()

    @property
    def people(self) -> Iterator[Person]:
        """Everyone on the lists of attendance."""
        for section in self.sections:
            if isinstance(section, AttendanceSection):
                for line in section.lines:
                    yield from line.people

    @property
    def agenda(self) -> Iterator[AgendaItem]:
        """Every item of the agenda, at any depth, in the order of the document."""
        for section in self.sections:
            if isinstance(section, AgendaSection):
                for item in section.items:
                    yield from item.walk()

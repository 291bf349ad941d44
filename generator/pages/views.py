"""What a page shows: plain values, one view for one template; a template looks nothing up.

``address`` fields are addresses of the site (see ``addresses``); a template makes links of them.
Printed lines are ``str`` here, because a page no longer needs to know where they stood.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from generator.model.settings import Export
from generator.pages.charts import BarChart, Timeline
from generator.pages.repeats import Change


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page of the site; no address where there is nowhere to lead."""

    text: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file with what is known of it: «PDF, 1,2 МБ»; ``sha256`` in hexadecimal digits."""

    link: Link
    about: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """A state told by shape and words: ``shape`` names the icon, ``tone`` the colour.

    ``due`` is the day from which the words are reckoned: a browser tells them anew as days pass. ``after`` is
    what a passed deadline adds, «отчёта нет»; without it the chip is short, «прошло 96 дней».
    """

    shape: str
    tone: str
    text: str
    due: date | None = None
    after: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its values; ``printed`` are the words of the document behind a value."""

    label: str
    values: tuple[Link, ...] = ()
    printed: tuple[str, ...] = ()
    chip: Chip | None = None
    file: FileLink | None = None


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation, what it stands for on this page, and the address of its entry in the glossary."""

    term: str
    means: str
    address: str


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a section as printed, with the id of its place on the page."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Printed lines: a preamble, a section of plain text, a speech."""

    heading: Heading | None
    lines: tuple[str, ...]
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class RosterBlock:
    """People or head counts; ``folded`` members are opened by the reader, and always in print."""

    heading: Heading | None
    lines: tuple[str, ...]
    folded: tuple[str, ...] = ()
    summary: str = ""
    people: tuple[Link, ...] = ()
    """Pages of the people, where the portal has such pages."""
    kind: str = "roster"


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A question of the agenda."""

    label: str
    lines: tuple[str, ...]
    speakers: tuple[str, ...]
    items: tuple[AgendaRow, ...]


@dataclass(frozen=True, slots=True)
class AgendaBlock:
    """The agenda."""

    heading: Heading | None
    items: tuple[AgendaRow, ...]
    kind: str = "agenda"


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause as printed, and the portal's reading beside it.

    ``address`` leads to the decision's page; a heading has none. ``place`` is the portal's label of an
    unnumbered clause, «абз. 1». ``depth`` counts from 1.
    """

    anchor: str
    label: str
    place: str
    address: str | None
    lines: tuple[str, ...]
    depth: int
    heading: bool
    chip: Chip | None
    addressees: tuple[Link, ...]
    responsible: tuple[Link, ...]
    closing: tuple[str, ...] = ()
    clauses: tuple[ClauseRow, ...] = ()
    cited: str = ""
    """How a citation names it: «п. 1.2.3»."""


@dataclass(frozen=True, slots=True)
class DecidedBlock:
    """What was decided."""

    heading: Heading | None
    preamble: tuple[str, ...]
    clauses: tuple[ClauseRow, ...]
    kind: str = "decided"


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A printed line about an attachment, with the file where it is published."""

    line: str
    file: FileLink | None


@dataclass(frozen=True, slots=True)
class AttachmentsBlock:
    """What is attached."""

    heading: Heading | None
    rows: tuple[AttachmentRow, ...]
    kind: str = "attachments"


@dataclass(frozen=True, slots=True)
class SignaturesBlock:
    """Who signed, a printed line each."""

    heading: Heading | None
    lines: tuple[str, ...]
    kind: str = "signatures"


Block = TextBlock | RosterBlock | AgendaBlock | DecidedBlock | AttachmentsBlock | SignaturesBlock


@dataclass(frozen=True, slots=True)
class ContentsRow:
    """A line of the contents of a document."""

    anchor: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The pages before and after, with the words above their links."""

    previous: Link | None = None
    following: Link | None = None
    previous_label: str = ""
    following_label: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A way to cite; ``visited`` asks for the day of the visit, ``literal`` keeps every line and space."""

    label: str
    text: str
    visited: bool = False
    literal: bool = False


@dataclass(frozen=True, slots=True)
class Citations:
    """All ways to cite a page, the plainest first, and its address where the portal knows it."""

    url: str
    rows: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Square:
    """A QR code: modules on a side, and the path of the dark ones."""

    side: int
    path: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """The page of a document."""

    crumbs: tuple[Link, ...]
    title: str
    subtitle: str
    notes: tuple[str, ...]
    facts: tuple[Fact, ...]
    contents: tuple[ContentsRow, ...]
    blocks: tuple[Block, ...]
    neighbours: Neighbours
    citations: Citations
    cited: str
    """How the citation of a clause names the document."""
    tally: tuple[Tally, ...] = ()
    code: Square | None = None
    abbreviations: tuple[Abbreviation, ...] = ()
    revisions: tuple[tuple[str, str], ...] = ()
    """Day and words of each later version, the newest first."""


@dataclass(frozen=True, slots=True)
class Rung:
    """A clause above a decision; ``place`` is the portal's label of one without a number, «абз. 1»."""

    label: str
    place: str
    lines: tuple[str, ...]
    address: str


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """What a report rests on: a file of the site, a page of the web, or words alone."""

    text: str
    file: FileLink | None
    web: str
    host: str


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report on execution."""

    day: date
    date: str
    chip: Chip
    lines: tuple[str, ...]
    by: Link | None
    evidence: tuple[EvidenceRow, ...]


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A decision in a chain, with how it bears on others of the chain."""

    date: str
    link: Link
    text: str
    relations: tuple[Fact, ...]
    current: bool


@dataclass(frozen=True, slots=True)
class RepeatRow:
    """The same question at another meeting; no changes where it is said word for word."""

    date: str
    link: Link
    earlier: bool
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class CourseRow:
    """What was said before a decision: the printed lines, or of a long talk those who spoke."""

    source: Link
    lines: tuple[str, ...]
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DecisionView:
    """The page of a decision."""

    crumbs: tuple[Link, ...]
    title: str
    subtitle: str
    ladder: tuple[Rung, ...]
    clause: ClauseRow
    facts: tuple[Fact, ...]
    relations: tuple[Fact, ...]
    source: Link
    citations: Citations
    cited: str
    neighbours: Neighbours
    notices: tuple[tuple[str, Link], ...] = ()
    reports: tuple[ReportRow, ...] | None = None
    """None where a decision orders nothing that could be reported on."""
    course: tuple[CourseRow, ...] = ()
    chain: tuple[StoryRow, ...] = ()
    repeats: tuple[RepeatRow, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """A decision in a list of assignments.

    ``when`` and ``when_about`` are the deadline for a list by day, «25 августа» and «пятница»; ``anchor`` is
    the id of the first row of a day.
    """

    label: str
    address: str
    text: str
    deadline: str
    chip: Chip | None
    source: Link
    point: str = ""
    when: str = ""
    when_about: str = ""
    addressees: tuple[Link, ...] = ()
    year: str = ""
    via: Link | None = None
    body: str = ""
    topics: tuple[str, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class AssignmentTable:
    """Decisions under one heading; of one state where ``state`` names it."""

    heading: Heading
    rows: tuple[AssignmentRow, ...]
    state: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many decisions are in a state, and where they are listed.

    ``days`` are the last days, still ahead, of those counted, each with how many end on it.
    """

    state: str
    chip: Chip
    number: int
    address: str = ""
    days: tuple[tuple[date, int], ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in a list."""

    date: str
    link: Link
    about: str


@dataclass(frozen=True, slots=True)
class Group:
    """Links or documents under one heading of a list."""

    heading: Heading | None
    documents: tuple[DocumentRow, ...] = ()
    links: tuple[tuple[Link, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a reader is in a long list, and the other parts of it; one page needs no pager."""

    pages: tuple[tuple[int, str], ...] = ()
    current: int = 1


@dataclass(frozen=True, slots=True)
class Branch:
    """An organization in a tree of subordination, with those under it."""

    link: Link
    about: str
    branches: tuple[Branch, ...] = ()
    current: bool = False


@dataclass(frozen=True, slots=True)
class OrganizationView:
    """The page of an organization."""

    crumbs: tuple[Link, ...]
    title: str
    subtitle: str
    facts: tuple[Fact, ...]
    tally: tuple[Tally, ...]
    tables: tuple[AssignmentTable, ...]
    more: tuple[tuple[Link, str], ...]
    """Groups whose pages hold what is left out here, with how much that is."""
    empty: str
    groups: tuple[Group, ...]
    mine: Link | None = None
    """All that is asked of it, on the page of the choice."""
    load: Timeline | None = None
    tree: Branch | None = None
    pager: Pager = field(default_factory=Pager)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a calendar; ``number`` counts deadlines, and ``address`` leads to the first of them."""

    day: int
    number: int = 0
    address: str = ""


@dataclass(frozen=True, slots=True)
class DeadlinesView:
    """Deadlines: of all, of a month, or those without a day.

    ``weeks`` are the calendar of a month, Monday first; None stands before its first day and after its last.
    """

    crumbs: tuple[Link, ...]
    title: str
    subtitle: str
    tally: tuple[Tally, ...]
    tables: tuple[AssignmentTable, ...]
    weeks: tuple[tuple[Day | None, ...], ...] = ()
    timeline: Timeline | None = None
    years: tuple[tuple[str, BarChart], ...] = ()
    """Months with their deadlines, by year, the newest first."""
    undated: str = ""
    """How many have no day, where they are listed elsewhere."""
    empty: str = ""
    pager: Pager = field(default_factory=Pager)
    neighbours: Neighbours = field(default_factory=Neighbours)


@dataclass(frozen=True, slots=True)
class ExecutionView:
    """How decisions are carried out: of all bodies, or of one."""

    crumbs: tuple[Link, ...]
    title: str
    subtitle: str
    tally: tuple[Tally, ...]
    note: str
    charts: tuple[tuple[Heading, BarChart], ...]
    tables: tuple[AssignmentTable, ...] = ()
    empty: str = ""
    pager: Pager = field(default_factory=Pager)


@dataclass(frozen=True, slots=True)
class MineView:
    """The page on which a reader chooses an organization; ``regions`` are values and words of a field."""

    title: str
    regions: tuple[tuple[str, str], ...]
    groups: Link
    organizations: Link


@dataclass(frozen=True, slots=True)
class TopicView:
    """Decisions on one topic."""

    crumbs: tuple[Link, ...]
    title: str
    subtitle: str
    tally: tuple[Tally, ...]
    tables: tuple[AssignmentTable, ...]
    empty: str = ""
    pager: Pager = field(default_factory=Pager)


@dataclass(frozen=True, slots=True)
class ListView:
    """A list of documents or organizations."""

    crumbs: tuple[Link, ...]
    title: str
    subtitle: str
    groups: tuple[Group, ...]
    pager: Pager = field(default_factory=Pager)
    empty: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an abbreviation stands for: ``printed`` where the words are a document's, and where they stand."""

    text: str
    printed: bool
    places: tuple[Link, ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True)
class TermRow:
    """An entry of the glossary, with the documents that use the term, the newest first."""

    anchor: str
    term: str
    meanings: tuple[Meaning, ...]
    documents: tuple[Link, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """The glossary, or a part of it: entries under their first letters."""

    crumbs: tuple[Link, ...]
    title: str
    subtitle: str
    letters: tuple[Link, ...]
    groups: tuple[tuple[Heading, tuple[TermRow, ...]], ...]
    pager: Pager = field(default_factory=Pager)
    empty: str = ""


@dataclass(frozen=True, slots=True)
class HomeView:
    """What stands on the home page under its hand-written head."""

    examples: tuple[tuple[str, str], ...]
    """A query and the words of its link."""
    addressees: tuple[tuple[Link, str], ...]
    organizations: Link
    mine: Link
    near: tuple[tuple[Link, str], ...]
    """The nearest deadlines, with their day and addressees."""
    deadlines: Link
    documents: tuple[DocumentRow, ...]
    all_documents: Link
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """The page of search."""

    crumbs: tuple[Link, ...]
    title: str
    lists: tuple[Link, ...]
    icons: tuple[tuple[str, str, str], ...] = ()
    """The words of a state, the shape and the tone that the script shows it with."""


@dataclass(frozen=True, slots=True)
class NoticeView:
    """A page that stands where something else stood, and leads on where it can."""

    crumbs: tuple[Link, ...]
    title: str
    lines: tuple[str, ...]
    onward: Link | None


@dataclass(frozen=True, slots=True)
class VerifyView:
    """The page on which a reader holds a file against the manifest."""

    title: str
    manifest: str
    """Path of the list of sums in the site."""


@dataclass(frozen=True, slots=True)
class DataRow:
    """Something that may be taken, with the files it is in; ``about`` says what it holds."""

    name: str
    about: str
    files: tuple[tuple[Link, str], ...]
    """A file, and how large it is."""


@dataclass(frozen=True, slots=True)
class DataGroup:
    """Files of one purpose under one heading."""

    heading: Heading
    about: str
    rows: tuple[DataRow, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A way to use the data: what it does, and what to type; ``tool`` is the program that runs it."""

    heading: str
    about: str
    tool: str
    code: str


@dataclass(frozen=True, slots=True)
class DataView:
    """The page of open data; ``licence`` is empty where the portal names none."""

    crumbs: tuple[Link, ...]
    title: str
    subtitle: str
    groups: tuple[DataGroup, ...]
    licence: str
    licence_url: str
    contact: tuple[str, ...]
    examples: tuple[Example, ...]


View = (
    DocumentView
    | DecisionView
    | OrganizationView
    | DeadlinesView
    | ExecutionView
    | MineView
    | TopicView
    | ListView
    | GlossaryView
    | HomeView
    | SearchView
    | NoticeView
    | VerifyView
    | DataView
)


@dataclass(frozen=True, slots=True)
class Alternate:
    """What a page shows, in a format for a program; ``export`` is the setting that publishes it.

    ``title`` tells programs what it is; ``words`` are those of a link on the page, where readers need one.
    """

    export: Export
    address: str
    media_type: str
    title: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site: where it stands, and what it shows.

    ``section`` is the address of the part of the menu it belongs to; a page that is not ``listed`` is left
    out of the sitemap, and search engines are asked to leave it out.
    """

    address: str
    title: str
    description: str
    section: str
    view: View
    alternates: tuple[Alternate, ...] = ()
    structured: tuple[Mapping[str, Any], ...] = ()
    """What the page is about, in the words of schema.org (see ``structured``)."""
    listed: bool = True

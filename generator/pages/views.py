"""What a page shows: plain values, one view for one template; a template looks nothing up.

``address`` fields are addresses of the site (see ``addresses``); a template makes links of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Struct, field

from generator.model.settings import Export
from generator.pages.charts import BarChart, Timeline
from generator.pages.document_views import DecisionView, DocumentView, Neighbours
from generator.pages.parts import Chip, Fact, Heading, Link, Tally


class AssignmentRow(Struct, frozen=True):
    """A decision in a list of assignments.

    ``when`` and ``when_about`` are the deadline for a list by day, «25 августа 2023» and «пятница»;
    ``anchor`` is the id of the first row of a day.
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


class AssignmentTable(Struct, frozen=True):
    """Decisions under one heading; of one state where ``state`` names it."""

    heading: Heading
    rows: tuple[AssignmentRow, ...]
    state: str = ""


class DocumentRow(Struct, frozen=True):
    """A document in a list."""

    date: str
    link: Link
    about: str


class ListGroup(Struct, frozen=True):
    """Links or documents under one heading of a list."""

    heading: Heading | None
    documents: tuple[DocumentRow, ...] = ()
    links: tuple[tuple[Link, str], ...] = ()


class Pager(Struct, frozen=True):
    """Where a reader is in a long list, and ways to other parts of it; one page needs no pager."""

    pages: tuple[tuple[int, str], ...] = ()
    current: int = 1


class Branch(Struct, frozen=True):
    """An organization in a tree of subordination, with those under it."""

    link: Link
    about: str
    branches: tuple[Branch, ...] = ()
    current: bool = False


class OrganizationView(Struct, frozen=True):
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
    groups: tuple[ListGroup, ...]
    mine: Link | None = None
    """All that is asked of it, on the page of the choice."""
    load: Timeline | None = None
    tree: Branch | None = None
    pager: Pager = field(default_factory=Pager)


class Day(Struct, frozen=True):
    """A day of a calendar; ``number`` counts deadlines, and ``address`` leads to the first of them."""

    day: int
    number: int = 0
    address: str = ""


class DeadlinesView(Struct, frozen=True):
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
    groups: tuple[ListGroup, ...] = ()
    """Ways into the rest of what has no day."""
    empty: str = ""
    pager: Pager = field(default_factory=Pager)
    neighbours: Neighbours = field(default_factory=Neighbours)


class ExecutionView(Struct, frozen=True):
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


class MineView(Struct, frozen=True):
    """The page on which a reader chooses an organization; ``regions`` are values and words of a field."""

    title: str
    regions: tuple[tuple[str, str], ...]
    groups: Link
    organizations: Link


class TopicView(Struct, frozen=True):
    """Decisions on one topic."""

    crumbs: tuple[Link, ...]
    title: str
    subtitle: str
    tally: tuple[Tally, ...]
    tables: tuple[AssignmentTable, ...]
    empty: str = ""
    pager: Pager = field(default_factory=Pager)


class ListView(Struct, frozen=True):
    """A list of documents or organizations."""

    crumbs: tuple[Link, ...]
    title: str
    subtitle: str
    groups: tuple[ListGroup, ...]
    pager: Pager = field(default_factory=Pager)
    empty: str = ""
    note: str = ""


class Meaning(Struct, frozen=True):
    """What an abbreviation stands for: ``printed`` where the words are a document's, and where they stand."""

    text: str
    printed: bool
    places: tuple[Link, ...] = ()
    more: str = ""


class TermRow(Struct, frozen=True):
    """An entry of the glossary, with the documents that use the term, the newest first."""

    anchor: str
    term: str
    meanings: tuple[Meaning, ...]
    documents: tuple[Link, ...]
    more: str = ""


class GlossaryView(Struct, frozen=True):
    """The glossary, or a part of it: entries under their first letters."""

    crumbs: tuple[Link, ...]
    title: str
    subtitle: str
    letters: tuple[Link, ...]
    groups: tuple[tuple[Heading, tuple[TermRow, ...]], ...]
    pager: Pager = field(default_factory=Pager)
    empty: str = ""


class HomeView(Struct, frozen=True):
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


class SearchView(Struct, frozen=True):
    """The page of search."""

    crumbs: tuple[Link, ...]
    title: str
    lists: tuple[Link, ...]
    icons: tuple[tuple[str, str, str], ...] = ()
    """The words of a state, the shape and the tone that the script shows it with."""


class NoticeView(Struct, frozen=True):
    """A page that stands where something else stood, and leads on where it can."""

    crumbs: tuple[Link, ...]
    title: str
    lines: tuple[str, ...]
    onward: Link | None


class VerifyView(Struct, frozen=True):
    """The page on which a reader holds a file against the manifest."""

    title: str
    manifest: str
    """Path of the list of sums in the site."""


class DataRow(Struct, frozen=True):
    """Something that may be taken, with the files it is in; ``about`` says what it holds."""

    name: str
    about: str
    files: tuple[tuple[Link, str], ...]
    """A file, and how large it is."""


class DataGroup(Struct, frozen=True):
    """Files of one purpose under one heading."""

    heading: Heading
    about: str
    rows: tuple[DataRow, ...]


class Example(Struct, frozen=True):
    """A way to use the data: what it does, and what to type; ``tool`` is the program that runs it."""

    heading: str
    about: str
    tool: str
    code: str


class DataView(Struct, frozen=True):
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


class Alternate(Struct, frozen=True):
    """What a page shows, in a format for a program; ``export`` is the setting that publishes it.

    ``title`` tells programs what it is; ``words`` are those of a link on the page, where readers need one.
    """

    export: Export
    address: str
    media_type: str
    title: str
    words: str = ""


class Page(Struct, frozen=True):
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
    modified: date | None = None
    """The newest day of what it shows."""

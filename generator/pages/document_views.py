"""What the pages of a document and of a decision show: plain values, one view for one template.

Printed lines are ``str`` here, because a page no longer needs to know where they stood.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from generator.pages.parts import Abbreviation, Chip, Fact, FileLink, Heading, Link, Tally
from generator.pages.repeats import Change


class TextBlock(Struct, frozen=True):
    """Printed lines: a preamble, a section of plain text, a speech."""

    heading: Heading | None
    lines: tuple[str, ...]
    kind: str = "text"


class RosterBlock(Struct, frozen=True):
    """People or head counts; ``folded`` members are opened by the reader, and always in print."""

    heading: Heading | None
    lines: tuple[str, ...]
    folded: tuple[str, ...] = ()
    summary: str = ""
    people: tuple[Link, ...] = ()
    """Pages of the people, where the portal has such pages."""
    kind: str = "roster"


class AgendaRow(Struct, frozen=True):
    """A question of the agenda."""

    label: str
    lines: tuple[str, ...]
    speakers: tuple[str, ...]
    items: tuple[AgendaRow, ...]


class AgendaBlock(Struct, frozen=True):
    """The agenda."""

    heading: Heading | None
    items: tuple[AgendaRow, ...]
    kind: str = "agenda"


class ClauseRow(Struct, frozen=True):
    """A clause as printed, and the portal's reading beside it.

    ``address`` leads to the decision's page; a heading has none. ``place`` is the portal's label of an
    unnumbered clause, «абз. 1». ``depth`` counts from 1 at the top of the document.
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


class DecidedBlock(Struct, frozen=True):
    """What was decided."""

    heading: Heading | None
    preamble: tuple[str, ...]
    clauses: tuple[ClauseRow, ...]
    kind: str = "decided"


class AttachmentRow(Struct, frozen=True):
    """A printed line about an attachment, with the file where it is published."""

    line: str
    file: FileLink | None


class AttachmentsBlock(Struct, frozen=True):
    """What is attached."""

    heading: Heading | None
    rows: tuple[AttachmentRow, ...]
    kind: str = "attachments"


class SignaturesBlock(Struct, frozen=True):
    """Who signed, a printed line each."""

    heading: Heading | None
    lines: tuple[str, ...]
    kind: str = "signatures"


Block = TextBlock | RosterBlock | AgendaBlock | DecidedBlock | AttachmentsBlock | SignaturesBlock


class ContentsRow(Struct, frozen=True):
    """A line of the contents of a document."""

    anchor: str
    label: str
    text: str


class Neighbours(Struct, frozen=True):
    """The pages before and after, with the words above their links."""

    previous: Link | None = None
    following: Link | None = None
    previous_label: str = ""
    following_label: str = ""


class Citation(Struct, frozen=True):
    """A way to cite; ``visited`` asks for the day of the visit, ``literal`` keeps every line and space."""

    label: str
    text: str
    visited: bool = False
    literal: bool = False


class Citations(Struct, frozen=True):
    """All ways to cite a page, the plainest first, and its address where the portal knows it."""

    url: str
    rows: tuple[Citation, ...]

    @property
    def further(self) -> str:
        """The names of all ways but the plainest, «ГОСТ Р 7.0.100–2018 и BibTeX»."""
        return " и ".join(row.label for row in self.rows[1:])


class Square(Struct, frozen=True):
    """A QR code: modules on a side, and the path of the dark ones."""

    side: int
    path: str


class DocumentView(Struct, frozen=True):
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


class Rung(Struct, frozen=True):
    """A clause above a decision; ``place`` is the portal's label of one without a number, «абз. 1»."""

    label: str
    place: str
    lines: tuple[str, ...]
    address: str


class EvidenceRow(Struct, frozen=True):
    """What a report rests on: a file of the site, a page of the web, or words alone."""

    text: str
    file: FileLink | None
    web: str
    host: str


class ReportRow(Struct, frozen=True):
    """A report on execution."""

    day: date
    date: str
    chip: Chip
    lines: tuple[str, ...]
    by: Link | None
    evidence: tuple[EvidenceRow, ...]


class StoryRow(Struct, frozen=True):
    """A decision in a chain, with how it bears on others of the chain."""

    date: str
    link: Link
    text: str
    relations: tuple[Fact, ...]
    current: bool


class RepeatRow(Struct, frozen=True):
    """The same question at another meeting; no changes where it is said word for word."""

    date: str
    link: Link
    earlier: bool
    changes: tuple[Change, ...]


class CourseRow(Struct, frozen=True):
    """What was said before a decision: the printed lines, or of a long talk those who spoke."""

    source: Link
    lines: tuple[str, ...]
    speakers: tuple[str, ...]


class DecisionView(Struct, frozen=True):
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

"""A meeting, and all that others show of it: what two states of a meeting are compared by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.catalogue.pairs import Pair, linked_pairs, listed_pairs, words_of
from generator.export.excerpts import Excerpter, Excerpts
from generator.export.outlines import Outline, outline
from generator.model.document import DocumentId
from generator.model.portal import Head, Meeting, Portal, head
from generator.pages.entries import Entry, Mark, entries_of, marks_of
from generator.pages.glossary import Defined, Glossary, defined_by


@dataclass(frozen=True, slots=True)
class Gist:
    """What the rest of a portal needs of a meeting: its head, its entries in lists, what others take over."""

    meeting: Meeting
    head: Head
    entries: tuple[Entry, ...]
    defined: tuple[Defined, ...]
    used: tuple[str, ...]
    outline: Outline
    excerpts: Excerpts

    @property
    def id(self) -> DocumentId:
        """The address of the document."""
        return self.head.id

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What counts and orders its decisions."""
        return marks_of(self.entries)

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Where the meeting and its decisions are listed."""
        return linked_pairs(self.meeting, words_of(self.meeting)) + listed_pairs(self.entries)


def gist(meeting: Meeting, portal: Portal, today: date, glossary: Glossary, excerpter: Excerpter) -> Gist:
    """Return the gist of a meeting of a portal."""
    return Gist(
        meeting=meeting,
        head=head(meeting),
        entries=entries_of(meeting, portal, today),
        defined=defined_by(meeting.document),
        used=glossary.uses(meeting.document),
        outline=outline(meeting),
        excerpts=excerpter.of(meeting),
    )

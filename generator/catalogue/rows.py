"""What is known of meetings and groups, as the tables of the catalogue keep it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec.msgpack import Encoder

from generator.catalogue.keys import name_of
from generator.catalogue.pairs import Pair, linked_pairs, listed_pairs, words_of
from generator.catalogue.plain import digest_of, encode_meeting
from generator.export.excerpts import Excerpts
from generator.export.outlines import outline
from generator.model.portal import Meeting, head
from generator.pages.entries import Entry, marks_of
from generator.pages.glossary import defined_by
from generator.source import to_plain

_ENCODER = Encoder(enc_hook=to_plain)


class Row(NamedTuple):
    """A meeting as it is kept; ``day`` is less the newer the meeting is."""

    name: str
    day: int
    digest: str
    parts: tuple[bytes, ...]
    words: Mapping[str, str]
    pairs: tuple[Pair, ...]


def row_of(meeting: Meeting) -> Row:
    """Return a meeting as it is kept: equal meetings are equal rows."""
    # What is asked of all meetings stands first: a row is read from its beginning.
    words = words_of(meeting)
    parts = (head(meeting), defined_by(meeting.document), outline(meeting))
    whole = encode_meeting(meeting)
    return Row(
        name=name_of(meeting.id),
        day=_day(meeting),
        digest=digest_of(whole),
        parts=(*map(_ENCODER.encode, parts), whole),
        words=words,
        pairs=linked_pairs(meeting, words),
    )


class Listing(NamedTuple):
    """What lists and files of many meetings show of one, as it is kept."""

    name: str
    day: int
    parts: tuple[bytes, ...]
    entries: Sequence[tuple[str, bytes]]
    """By clause, in the order of the document."""
    excerpts: Sequence[tuple[str, bytes]]
    """By clause; that of the document itself has an empty one."""
    share: bytes
    pairs: tuple[Pair, ...]


def listing_of(
    meeting: Meeting, entries: tuple[Entry, ...], used: tuple[str, ...], excerpts: Excerpts
) -> Listing:
    """Return what lists and files of many meetings show of one, as it is kept."""
    of_decisions = ((ref.clause, excerpt) for ref, excerpt in excerpts.decisions.items())
    return Listing(
        name=name_of(meeting.id),
        day=_day(meeting),
        parts=(_ENCODER.encode(used), _ENCODER.encode(marks_of(entries))),
        entries=[(entry.ref.clause, _ENCODER.encode(entry)) for entry in entries],
        excerpts=[
            (clause, _ENCODER.encode(excerpt))
            for clause, excerpt in (("", excerpts.documents[meeting.id]), *of_decisions)
        ],
        share=_ENCODER.encode(excerpts.shares[meeting.id]),
        pairs=listed_pairs(entries),
    )


def _day(meeting: Meeting) -> int:
    return -meeting.document.date.toordinal()


class Made(NamedTuple):
    """What a group has made: paths of its files with the days of its pages, and what it has looked up.

    ``reads`` are numbers of keys, as ``number_of`` gives them.
    """

    key: str
    files: Mapping[str, str]
    reads: frozenset[int]

    def beside(self, other: Made | None) -> Made:
        """Return what the group has made together with what it made at another time."""
        if other is None:
            return self
        return Made(self.key, {**other.files, **self.files}, self.reads | other.reads)

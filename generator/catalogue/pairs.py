"""Where a meeting and its decisions are listed: the rows of the portal's indexes that it makes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.catalogue.keys import text_of, text_of_question
from generator.model.portal import Decision, Meeting
from generator.pages.entries import Entry
from generator.pages.repeats import fingerprints, question, said

Pair = tuple[str, str, int, str]
"""The name of an index, a key of it as text, the place of the value in the meeting, the value as text."""

LISTED = ("months", "undated")
"""Indexes that follow from entries."""


def linked_pairs(meeting: Meeting, words: Mapping[str, str]) -> tuple[Pair, ...]:
    """Return where a meeting and its decisions are listed by what they say, each value once for a key."""
    first: dict[tuple[str, str, str], Pair] = {}
    for pair in _linked_pairs(meeting, words):
        name, key, _, value = pair
        first.setdefault((name, key, value), pair)
    return tuple(first.values())


def _linked_pairs(meeting: Meeting, words: Mapping[str, str]) -> Iterator[Pair]:
    number = 0
    for decision in meeting.decisions:
        for kind, target in decision.relations:
            yield "related", str(target), number, f"{kind.value} {decision.ref}"
            number += 1
        if not decision.heading:
            yield from ((name, key, number, str(decision.ref)) for name, key in _keys(decision))
            asked = text_of_question(question(decision))
            keys = fingerprints(words[decision.ref.clause].split(" "))
            yield from (("repeats", str(key), number, asked) for key in keys)
        number += 1
    for place, attendee in enumerate(meeting.attendees):
        if attendee.organization is not None and attendee.organization.organization:
            yield "attended", attendee.organization.organization, place, str(meeting.id)


def listed_pairs(entries: Iterable[Entry]) -> tuple[Pair, ...]:
    """Return where decisions are listed by their deadlines."""
    return tuple(_listed_pairs(entries))


def _listed_pairs(entries: Iterable[Entry]) -> Iterator[Pair]:
    for place, entry in enumerate(entries):
        if entry.month is not None:
            yield "months", text_of(entry.month), place, str(entry.ref)
        if entry.undated is not None:
            yield "undated", text_of(entry.undated), place, str(entry.ref)


def _keys(decision: Decision) -> Iterator[tuple[str, str]]:
    """Yield the indexes that list a decision, with the keys that they list it under."""
    yield from (("assigned", one.organization) for one in decision.addressees if one.organization)
    yield from (("responsible", one.organization) for one in decision.responsible if one.organization)
    yield from (("on_topic", topic) for topic in decision.topics)


def words_of(meeting: Meeting) -> Mapping[str, str]:
    """Return the words of the decisions of a meeting that have a page, by clause, as they are compared."""
    return {decision.ref.clause: " ".join(said(decision)) for decision in meeting.pages}

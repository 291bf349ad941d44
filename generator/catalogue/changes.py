"""What has changed between two states of a meeting, as keys of the portal's mappings.

A group that has looked up none of them would be made as it is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from generator.catalogue.gist import Gist
from generator.catalogue.keys import Key, question_of, text_of
from generator.export.excerpts import OF_DECISIONS, OF_DOCUMENTS, SHARES
from generator.export.through import NEWEST
from generator.model.document import Ref
from generator.model.portal import Meeting
from generator.model.reads import ALL
from generator.pages.entries import Entry
from generator.pages.ledger import STATES_OF
from generator.pages.repeats import akin_of

_PARTS = ("meetings", "heads", "marks", "defined", "used", "outlines", OF_DOCUMENTS, SHARES)
"""Mappings that hold something of every meeting."""


def changed_keys(before: Gist | None, after: Gist) -> Iterator[Key]:
    """Yield what a reader of the portal may find other than it was, but for indexes made of heads."""
    id = text_of(after.id)
    if before is None:
        yield from ((part, ALL) for part in _PARTS)  # the order of all meetings is another
    for part, old, new in zip(_PARTS, _parts(before), _parts(after), strict=True):
        if old != new:
            yield part, id
    yield from _changed_decisions(before, after)
    was, will_be = (_listed(gist) for gist in (before, after))
    for key in was.keys() | will_be.keys():
        if was.get(key) != will_be.get(key):
            yield key
            if key[0] == "related":
                yield "repeats", key[1]
            if key[0] == "assigned":
                yield NEWEST, key[1]
    yield from _changed_entries(before, after)
    yield from shifted(OF_DECISIONS, before.excerpts.decisions if before else {}, after.excerpts.decisions)
    if before is None or before.outline != after.outline:
        for gist in filter(None, (before, after)):
            yield from ((NEWEST, key) for name, key, *_ in gist.pairs if name == "assigned")


def shifted(name: str, before: Mapping[Any, Any], after: Mapping[Any, Any]) -> Iterator[Key]:
    """Yield the keys of a mapping whose values are others, and ``ALL`` where its keys are."""
    if list(before) != list(after):
        yield name, ALL
    for key in before.keys() | after.keys():
        if before.get(key) != after.get(key):
            yield name, text_of(key)


def disturbed(before: Sequence[str], after: Sequence[str], changed: Collection[str]) -> Iterator[Ref]:
    """Yield the decisions of one fingerprint that are akin to others than before, or to changed ones."""
    was, now = (dict(akin_of(list(map(question_of, texts)))) for texts in (before, after))
    for ref in was.keys() | now.keys():
        akin = now.get(ref, [])
        if akin != was.get(ref, []) or any(str(other) in changed for other in akin):
            yield ref


def changed_refs(before: Meeting | None, after: Meeting) -> frozenset[str]:
    """Return the decisions that were, or are, in words or in what was understood of them, others."""
    was = {decision.ref: decision for decision in before.decisions} if before else {}
    now = {decision.ref: decision for decision in after.decisions}
    return frozenset(str(ref) for ref in was.keys() | now.keys() if was.get(ref) != now.get(ref))


def _changed_decisions(before: Gist | None, after: Gist) -> Iterator[Key]:
    changed = changed_refs(before.meeting if before else None, after.meeting)
    yield from (("decisions", ref) for ref in changed)
    yield from (("repeats", ref) for ref in changed)
    if before is None or [one.ref for one in before.meeting.decisions] != [
        one.ref for one in after.meeting.decisions
    ]:
        yield "decisions", ALL


def _changed_entries(before: Gist | None, after: Gist) -> Iterator[Key]:
    """Yield the decisions that lists show otherwise, and the lists that show them."""
    was = {entry.ref: entry for entry in before.entries} if before else {}
    now = {entry.ref: entry for entry in after.entries}
    others = {str(ref) for ref in was.keys() | now.keys() if was.get(ref) != now.get(ref)}
    moved = {str(ref) for ref in was.keys() | now.keys() if _state(was.get(ref)) != _state(now.get(ref))}
    yield from (("entries", ref) for ref in others)
    for gist in filter(None, (before, after)):
        for name, key, _, value in gist.pairs:
            if value in others:
                yield f"entries of {name}", key
            if value in moved and name == "assigned":
                yield STATES_OF, key


def _state(entry: Entry | None) -> tuple[object, ...]:
    """Return what counts and orders a decision."""
    if entry is None:
        return ()
    return entry.state, entry.due, entry.kind, entry.dated, entry.reported, entry.day


def _listed(gist: Gist | None) -> dict[Key, list[str]]:
    found: dict[Key, list[str]] = {}
    for name, key, _, value in gist.pairs if gist else ():
        found.setdefault((name, key), []).append(value)
    return found


def _parts(gist: Gist | None) -> tuple[object, ...]:
    if gist is None:
        return (None,) * len(_PARTS)
    excerpt, share = gist.excerpts.documents[gist.id], gist.excerpts.shares[gist.id]
    return gist.meeting, gist.head, gist.marks, gist.defined, gist.used, gist.outline, excerpt, share

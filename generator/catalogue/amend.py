"""Some meetings in the place of what the catalogue knows of them, and all that is other for it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.catalogue.changes import changed_keys, changed_refs, disturbed, shifted
from generator.catalogue.gist import Gist, gist
from generator.catalogue.keys import Key, question_of
from generator.catalogue.opened import open_glossary, open_portal
from generator.catalogue.questions import Asked
from generator.catalogue.rows import listing_of, row_of
from generator.catalogue.store import Store
from generator.export.excerpts import Excerpter
from generator.link import indexes
from generator.model.document import DocumentId, Ref
from generator.model.glossary import Term
from generator.model.organization import Organization
from generator.model.portal import Head, Meeting, Portal, head
from generator.model.reads import ALL
from generator.model.settings import Settings
from generator.model.topic import Topic
from generator.pages.repeats import Repeats, akin_of, fingerprints, said

_BY_HEADS: Mapping[str, Callable[[Iterable[Head]], Mapping[Any, Any]]] = {
    "shelves": indexes.shelves,
    "years": indexes.years,
    "regions": indexes.regions,
    "convened": indexes.convened,
    "neighbours": indexes.neighbours,
}


@dataclass(frozen=True, slots=True)
class Known:
    """What is not in the tables: records that are always read whole, the day, and the settings."""

    organizations: Mapping[str, Organization]
    topics: Mapping[str, Topic]
    terms: tuple[Term, ...]
    today: date
    settings: Settings


def amend(
    store: Store, stood: Portal, meetings: Sequence[Meeting], known: Known
) -> tuple[Portal, frozenset[Key]]:
    """Put meetings, linked and followed, into a catalogue, the portal of which ``stood`` till then.

    Returns the portal as it is now, and everything that a reader of it finds changed.
    """
    before = {meeting.id: _read(store, meeting.id, stood.heads) for meeting in meetings}
    changed = frozenset[str]().union(*(changed_refs(_meeting(before[one.id]), one) for one in meetings))
    prints = _prints(before, meetings, changed)
    near_before = {key: store.listed("repeats", key) for key in prints}
    repeated = _repeated(near_before.values(), changed, Repeats(stood, Asked(store)))
    store.keep_meetings(map(row_of, meetings))  # so that they see each other
    same = all(stood.heads.get(meeting.id) == head(meeting) for meeting in meetings)
    portal = open_portal(store, known.organizations, known.topics, stood.heads if same else None)
    glossary = open_glossary(portal, store, known.terms, portal)
    excerpter = Excerpter(portal, known.settings, known.today)
    after = {meeting.id: gist(meeting, portal, known.today, glossary, excerpter) for meeting in meetings}
    store.keep_listings(
        listing_of(one.meeting, one.entries, one.used, one.excerpts) for one in after.values()
    )
    found: set[Key] = set()
    for id, now in after.items():
        found.update(changed_keys(before[id], now))
    others = (disturbed(near_before[key], store.listed("repeats", key), changed) for key in prints)
    repeats = Repeats(portal, Asked(store))
    found.update(
        ("repeats", str(ref)) for ref in set().union(*others) if repeated.get(ref) != repeats.get(ref)
    )
    found.update(_new_or_gone(before, after, store))
    found.update(_of_heads(stood.heads, portal.heads))
    return portal, frozenset(found)


def _read(store: Store, id: DocumentId, heads: Mapping[DocumentId, Head]) -> Gist | None:
    """Return what is known of a meeting; None where it is new."""
    if id not in heads:
        return None
    meeting = store.meeting(id)
    return Gist(
        meeting=meeting,
        head=heads[id],
        entries=store.entries(id),
        defined=store.defined(id),
        used=store.used(id),
        outline=store.outline(id),
        excerpts=store.excerpts(id),
    )


def _meeting(gist: Gist | None) -> Meeting | None:
    return gist.meeting if gist else None


def _prints(
    before: Mapping[DocumentId, Gist | None], meetings: Iterable[Meeting], changed: Collection[str]
) -> frozenset[str]:
    """Return the fingerprints of changed decisions as they were and as they are."""
    found = (*filter(None, map(_meeting, before.values())), *meetings)
    decisions = (one for meeting in found for one in meeting.pages if str(one.ref) in changed)
    return frozenset(str(key) for decision in decisions for key in fingerprints(said(decision)))


def _repeated(
    near: Iterable[Sequence[str]], changing: Collection[str], repeats: Repeats
) -> Mapping[Ref, tuple[Ref, ...]]:
    """Return the repeats of the decisions that are akin to some of those that change."""
    asked = {
        ref
        for texts in near
        for ref, akin in akin_of(list(map(question_of, texts)))
        if any(str(other) in changing for other in akin)
    }
    return {ref: repeats[ref] for ref in asked}


def _new_or_gone(
    before: Mapping[DocumentId, Gist | None],
    after: Mapping[DocumentId, Gist],
    store: Store,
) -> Iterator[Key]:
    """Yield the indexes in which a key has come or gone."""
    was, now = (
        {(name, key) for gist in gists if gist is not None for name, key, _, _ in gist.pairs}
        for gists in (before.values(), after.values())
    )
    for name, key in was ^ now:
        if not store.lists(name, key, beside=after):
            yield name, ALL


def _of_heads(before: Mapping[DocumentId, Head], after: Mapping[DocumentId, Head]) -> Iterator[Key]:
    if before != after:
        for name, index in _BY_HEADS.items():
            yield from shifted(name, index(before.values()), index(after.values()))

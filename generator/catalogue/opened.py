"""The portal as the catalogue knows it: nothing is opened before it is looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any, TypeVar

from generator.catalogue.keys import document_of, question_of, ref_of, text_of
from generator.catalogue.store import Store
from generator.export.material import Material
from generator.link import indexes
from generator.model.document import DocumentId, Ref
from generator.model.file import PublishedFile
from generator.model.glossary import Term
from generator.model.organization import Organization
from generator.model.portal import Decision, Head, Meeting, Portal
from generator.model.reads import Reads
from generator.model.settings import Settings
from generator.model.topic import Topic
from generator.pages.entries import Entry, Mark, Month, Undated
from generator.pages.glossary import Glossary
from generator.pages.ledger import Ledger
from generator.pages.repeats import (
    NEAR,
    REACH,
    Question,
    Questions,
    Repeats,
    akin_of,
    fingerprints,
    question,
    said,
)
from generator.pages.sources import Sources
from generator.vocabulary import RelationKind

K = TypeVar("K")
V = TypeVar("V")

_KINDS = {str(kind): kind for kind in RelationKind}

OPEN = 128
"""Meetings that stay open."""


class PerDocument(Mapping[DocumentId, V]):
    """A part of every meeting, opened when it is looked up."""

    def __init__(self, ids: Mapping[DocumentId, object], open: Callable[[DocumentId], V]) -> None:
        self._ids = ids
        self._open = lru_cache(maxsize=OPEN)(open)

    def __getitem__(self, id: DocumentId) -> V:
        if id not in self._ids:
            raise KeyError(id)
        return self._open(id)

    def __contains__(self, id: object) -> bool:
        return id in self._ids

    def __iter__(self) -> Iterator[DocumentId]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


class Decisions(Mapping[Ref, Decision]):
    """The decisions of all meetings, in the order of the portal."""

    def __init__(self, meetings: Mapping[DocumentId, Meeting]) -> None:
        self._meetings = meetings
        self._of = lru_cache(maxsize=OPEN)(self._by_ref)

    def __getitem__(self, ref: Ref) -> Decision:
        return self._of(ref.document)[ref]

    def __iter__(self) -> Iterator[Ref]:
        return (decision.ref for meeting in self._meetings.values() for decision in meeting.decisions)

    def __len__(self) -> int:
        return sum(len(meeting.decisions) for meeting in self._meetings.values())

    def _by_ref(self, id: DocumentId) -> Mapping[Ref, Decision]:
        return {decision.ref: decision for decision in self._meetings[id].decisions}


class Index(Mapping[K, tuple[V, ...]]):
    """An index of the portal, a key of which is looked up when it is asked for."""

    def __init__(self, name: str, store: Store, key: Callable[[str], K], value: Callable[[str], V]) -> None:
        self._name = name
        self._store = store
        self._key = key
        self._value = value
        self._open = lru_cache(maxsize=OPEN)(self._values)

    def __getitem__(self, key: K) -> tuple[V, ...]:
        found = self._open(text_of(key))
        if not found:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[K]:
        return map(self._key, self._store.keys(self._name))

    def __len__(self) -> int:
        return len(self._store.keys(self._name))

    def _values(self, key: str) -> tuple[V, ...]:
        return tuple(map(self._value, self._store.listed(self._name, key)))


class Sparse(Index[K, V]):
    """An index that is mostly asked for keys that it has not: those that it has are known at once."""

    @cached_property
    def _known(self) -> frozenset[K]:
        return frozenset(self)

    def get(self, key: K, default: Any = None, /) -> Any:
        """Return the values of a key, or ``default``."""
        return self[key] if key in self._known else default


class Asked:
    """The questions of a portal as the catalogue knows them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def akin(self, decision: Decision) -> Iterator[Ref]:
        """Yield the decisions that may be the same question, as ``Questions`` does."""
        asked = question(decision)
        for key in fingerprints(said(decision)):
            for later in (True, False):
                yield from islice(self._beside(key, asked, later=later), NEAR)

    def _beside(self, key: int, asked: Question, *, later: bool) -> Iterator[Ref]:
        for text in islice(self._store.beside("repeats", str(key), asked.ref.document, later=later), REACH):
            ref, *kin = text.split(" ")
            if not asked.kin.isdisjoint(kin):
                yield ref_of(ref)

    def words(self, ref: Ref) -> Sequence[str]:
        """Return the words of a decision, as they are compared."""
        return self._store.words(ref).split(" ")


class Found(Asked):
    """The questions of a portal that were looked for all in one go."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._akin = lru_cache(maxsize=OPEN)(store.akin)

    def akin(self, decision: Decision) -> Iterator[Ref]:
        """Yield the decisions that may be the same question, as ``Questions`` does."""
        return map(ref_of, self._akin(decision.ref.document).get(decision.ref.clause, ()))


def all_asked(store: Store) -> Found:
    """Return the questions of a portal where all are needed: in one go instead of one by one."""
    alike = ((int(key), map(question_of, asked)) for key, asked in store.every("repeats") if len(asked) > 1)
    store.keep_akin((ref, key, akin) for key, asked in alike for ref, akin in akin_of(list(asked)) if akin)
    return Found(store)


class Listed:
    """The decisions that have a page, as the catalogue knows them."""

    def __init__(self, store: Store, ids: Mapping[DocumentId, object]) -> None:
        self.marks: Mapping[DocumentId, Sequence[Mark]] = PerDocument(ids, store.marks)
        self.months: Mapping[Month, Sequence[Ref]] = Index("months", store, _month, ref_of)
        self.undated: Mapping[Undated, Sequence[Ref]] = Index("undated", store, _undated, ref_of)
        self._store = store

    def __getitem__(self, ref: Ref) -> Entry:
        """Return the entry of a decision."""
        return self._store.entry(ref)


def open_portal(
    store: Store,
    organizations: Mapping[str, Organization],
    topics: Mapping[str, Topic],
    heads: Mapping[DocumentId, Head] | None = None,
) -> Portal:
    """Return the portal of a catalogue; of its records organizations and topics are known whole.

    ``heads`` are those of all documents, the newest first, where they were read before.
    """
    heads = store.heads() if heads is None else heads
    meetings = PerDocument(heads, store.meeting)
    return Portal(
        meetings=meetings,
        heads=heads,
        organizations=organizations,
        decisions=Decisions(meetings),
        topics=topics,
        assigned=Index("assigned", store, str, ref_of),
        responsible=Index("responsible", store, str, ref_of),
        attended=Index("attended", store, str, document_of),
        related=Sparse("related", store, ref_of, _relation),
        on_topic=Index("on_topic", store, str, ref_of),
        shelves=indexes.shelves(heads.values()),
        years=indexes.years(heads.values()),
        regions=indexes.regions(heads.values()),
        convened=indexes.convened(heads.values()),
        neighbours=indexes.neighbours(heads.values()),
        members=indexes.members(organizations.values()),
        children=indexes.children(organizations.values()),
        successors=indexes.successors(organizations.values()),
    )


def open_glossary(portal: Portal, store: Store, terms: Iterable[Term], shown: Portal) -> Glossary:
    """Return the glossary of a portal as the catalogue knows it; it looks up in ``shown``."""
    return Glossary(shown, terms, store.all_defined(), PerDocument(portal.heads, store.used))


def open_sources(
    portal: Portal,
    store: Store,
    today: date,
    terms: Iterable[Term],
    settings: Settings,
    files: Mapping[str, PublishedFile],
    reads: Reads,
    questions: Questions,
) -> Sources:
    """Return what pages are made of, as the catalogue knows it."""
    ids, shown = portal.heads, portal.watched(reads)
    return Sources(
        portal=shown,
        ledger=Ledger(shown, today, Listed(store, ids)),
        glossary=open_glossary(portal, store, terms, shown),
        repeats=shown.watch("repeats", Repeats(portal, questions)),
        settings=settings,
        files=files,
    )


def open_material(sources: Sources, store: Store) -> Material:
    """Return what exports are made of, as the catalogue knows it."""
    portal, ledger = sources.portal, sources.ledger
    outlines = portal.watch("outlines", PerDocument(portal.heads, store.outline))
    return Material(portal, sources.settings, ledger.today, ledger, outlines)


def _relation(text: str) -> tuple[RelationKind, Ref]:
    kind, _, ref = text.partition(" ")
    return _KINDS[kind], ref_of(ref)


def _month(text: str) -> Month:
    year, month = text.split("/")
    return int(year), int(month)


def _undated(text: str) -> Undated:
    year, month, place = text.split("/")
    return int(year), int(month), int(place)

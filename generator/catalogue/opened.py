"""The portal as the catalogue knows it, and what pages and exports are made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from generator.catalogue.keys import document_of, ref_of
from generator.catalogue.mappings import Decisions, Index, PerDecision, PerDocument, Sparse
from generator.catalogue.store import Store
from generator.export.excerpts import OF_DECISIONS, OF_DOCUMENTS, SHARES, Excerpts
from generator.export.material import Material
from generator.link import indexes
from generator.model.document import DocumentId, Ref
from generator.model.file import PublishedFile
from generator.model.glossary import Term
from generator.model.organization import Organization
from generator.model.portal import Head, Portal
from generator.model.reads import Reads
from generator.model.settings import Settings
from generator.model.topic import Topic
from generator.pages.entries import Entry, Mark, Month, Undated
from generator.pages.glossary import Glossary
from generator.pages.ledger import Ledger
from generator.pages.repeats import Questions, Repeats
from generator.pages.sources import Sources
from generator.vocabulary import RelationKind

_KINDS = {str(kind): kind for kind in RelationKind}


class StoredEntries:
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
        ledger=Ledger(shown, today, StoredEntries(store, ids)),
        glossary=open_glossary(portal, store, terms, shown),
        repeats=shown.watch("repeats", Repeats(portal, questions)),
        settings=settings,
        files=files,
    )


def open_material(sources: Sources, store: Store) -> Material:
    """Return what exports are made of, as the catalogue knows it."""
    portal, ledger = sources.portal, sources.ledger
    outlines = portal.watch("outlines", PerDocument(portal.heads, store.outline))
    excerpts = Excerpts(
        portal.watch(OF_DOCUMENTS, PerDocument(portal.heads, store.document_excerpt)),
        portal.watch(OF_DECISIONS, PerDecision(store, store.decision_excerpt)),
        portal.watch(SHARES, PerDocument(portal.heads, store.share)),
    )
    return Material(portal, sources.settings, ledger.today, ledger, outlines, excerpts)


def _relation(text: str) -> tuple[RelationKind, Ref]:
    kind, _, ref = text.partition(" ")
    return _KINDS[kind], ref_of(ref)


def _month(text: str) -> Month:
    year, month = text.split("/")
    return int(year), int(month)


def _undated(text: str) -> Undated:
    year, month, place = text.split("/")
    return int(year), int(month), int(place)

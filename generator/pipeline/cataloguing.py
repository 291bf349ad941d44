"""A content folder goes into a catalogue document by document, and all that follows is drawn from there.

Of documents only what is small is held: a portal may have more of them than the memory has room for. Each
is read and linked alone, then checked with the others at hand, at last put on the lists.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from operator import attrgetter
from pathlib import Path, PurePosixPath

from generator.catalogue.opened import open_glossary, open_portal
from generator.catalogue.rows import Listing, Row, listing_of, row_of
from generator.catalogue.store import Store
from generator.check import Head, Published, Whole, check_records, check_whole, heads
from generator.diagnostics import Diagnostic, Severity, in_order
from generator.export.excerpts import Excerpter
from generator.link import link_document, newest_first
from generator.link.execution import follow
from generator.link.privacy import Privacy, rewrite
from generator.link.registry import Registry
from generator.link.topics import TopicIndex
from generator.load import COLLECTIONS, Loaded, load
from generator.model.document import Document, DocumentId
from generator.model.exemption import Exemption
from generator.model.portal import Meeting, Portal
from generator.model.report import ExecutionReport
from generator.model.settings import Settings
from generator.pages.entries import Month, entries_of
from generator.pages.glossary import Glossary
from generator.pages.lists import list_addresses, months_of
from generator.pipeline import Checked, Figures, Notify, page_address, silent, taken
from generator.pipeline.attachments import attachments
from generator.pipeline.content import Content, read_content, read_records
from generator.pipeline.history import Revisions, read_history
from generator.pipeline.lost import find_lost, record_addresses
from generator.pipeline.readings import NO_READINGS, Readings
from generator.pipeline.workers import each, spread
from generator.publish.ledger import read_ledger
from generator.vocabulary import RelationKind
from generator.workspace.day import as_of

_PLACE = 3
"""Parts of the path of a document: its collection, its body, its name."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What is held of a document, or of a file that should be one; ``row`` goes into the catalogue."""

    path: str
    faults: tuple[Diagnostic, ...]
    id: DocumentId | None = None
    row: Row | None = None
    head: Head | None = None
    exemptions: tuple[Exemption, ...] = ()
    months: frozenset[Month] = frozenset()
    attached: tuple[tuple[str, str], ...] = ()


class _Reader:
    """Reads and links documents, each alone; ``others`` are the records that bear on all of them."""

    def __init__(self, content: Content, others: Loaded, revisions: Revisions, readings: Readings) -> None:
        self._content = content
        self._readings = readings
        self._others = others
        self._revisions = revisions
        self.organizations = {one.id: one for one in sorted(others.organizations, key=attrgetter("id"))}
        self.topics = TopicIndex(others.topics)
        self._registry = Registry(self.organizations)
        self.reports: dict[DocumentId, list[ExecutionReport]] = defaultdict(list)
        for report in others.reports:
            self.reports[report.decision.document].append(report)

    def read(self, path: str) -> _Read:
        """Read the document of a file."""
        files, unread = read_records(self._content.root, (path,))
        loaded = load(files, lambda make, files: map(self._readings.instead_of(make), files))
        faults = (*unread, *loaded.diagnostics)
        if not loaded.documents:
            return _Read(path, faults)
        meeting = self._link(loaded.documents[0])
        withdrawn = self._others.withdrawn
        return _Read(
            path,
            faults,
            meeting.id,
            row_of(meeting),
            next(heads(Loaded(documents=loaded.documents, withdrawn=withdrawn))),
            loaded.exemptions,
            frozenset(months_of(meeting.decisions)),
            tuple(attachments(self._content, meeting)),
        )

    def alone(self, read: _Read, stands: Document) -> Loaded:
        """Return the document of a file and the reports on it, as if there were no other records."""
        assert read.id is not None
        if stands.span().path != read.path:  # another file has taken its address
            stands = load(read_records(self._content.root, (read.path,))[0]).documents[0]
        reports = tuple(self.reports.get(read.id, ()))
        return Loaded(documents=(stands,), reports=reports, withdrawn=self._others.withdrawn)

    def _link(self, document: Document) -> Meeting:
        meeting = link_document(document, self._registry, self.topics)
        revisions = self._revisions.get(document.id, ())
        linked = replace(meeting, revisions=revisions) if revisions else meeting
        return follow({document.id: linked}, self.reports.get(document.id, ()))[document.id]


def read_into(
    store: Store,
    root: Path,
    figures: Figures | None = None,
    notify: Notify = silent,
    ledger: frozenset[str] = frozenset(),
    *,
    history: bool = False,
    readings: Readings = NO_READINGS,
) -> Checked:
    """Read, link and check a content folder, with its documents in an empty catalogue.

    ``ledger`` are addresses that were published, beside those of the folder's own ledger. With ``history``
    the documents have their revisions. ``readings`` are documents as they were parsed before.
    """
    figures = figures or Figures()
    notify("чтение", 0, 0)
    with figures.timed("чтение"):
        content = read_content(root, unread=_is_document)
        ledger |= read_ledger(root)
        paths = sorted(file.path for file in content.records if _is_document(file.path))
        revisions: Revisions = {}
        if history:
            revisions, figures.history = read_history(map(_id_of, paths), root)
    notify("разбор", 0, len(content.records))
    with figures.timed("разбор"):
        other = (file for file in content.records if not _is_document(file.path))
        others = load((*other, *content.pages))  # they are small: from another process they come later
        content = content.emptied()
        reader = _Reader(content, others, revisions, readings)
        read: list[_Read] = []
        store.fill(_rows(each(reader.read, paths), read))
        readings.forget_others()
    notify("связи", 0, 0)
    with figures.timed("связи"):
        portal = open_portal(store, reader.organizations, reader.topics.topics)
        store.keep_meetings(_repealed(portal, reader))
        store.commit()
        portal = open_portal(store, reader.organizations, reader.topics.topics)
    notify("проверка", 0, 0)
    with figures.timed("проверка"):
        months = {month for one in read for month in one.months}
        written = frozenset(page_address(page.path) for page in content.pages)
        lists = list_addresses(portal, months)
        published = Published(content.attachments, lists | written)
        diagnostics = [
            *content.diagnostics,
            *others.diagnostics,
            *taken(content, lists),
            *(fault for one in read for fault in one.faults),
            *_check(portal, reader, read, others, published),
        ]
        attached = {address: path for one in read for path, address in one.attached}
        # A record that cannot be read is not lost, and the day matters only where something is.
        if ledger and not any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics):
            standing = record_addresses(portal, store.pages()) | attached.keys() | published.pages
            diagnostics += find_lost(ledger, standing, portal, others.withdrawn, as_of(root))
    exemptions = (*(each for one in read for each in one.exemptions), *others.exemptions)
    return Checked(
        content,
        portal,
        in_order(diagnostics),
        others.glossary,
        exemptions,
        others.withdrawn,
        ledger,
        attached,
        published.pages,
    )


def complete(checked: Checked, store: Store, *, today: date, settings: Settings) -> Checked:
    """Leave out what a portal leaves out of its texts, and put its documents on the lists of a day."""
    privacy = privacy_of(checked, settings)
    if not privacy.changes_nothing:
        protected = (_protected(id, checked.portal, privacy) for id in checked.portal.heads)
        store.keep_meetings(row for row in protected if row is not None)
        checked = replace(
            checked,
            portal=_reopened(store, checked.portal, privacy),
            glossary=rewrite(checked.glossary, privacy.change),
            withdrawn=replace(
                checked.withdrawn,
                withdrawals=rewrite(checked.withdrawn.withdrawals, privacy.change),
                persons=(),
            ),
        )
    portal = checked.portal
    glossary = open_glossary(portal, store, checked.glossary, portal)
    store.commit()
    with store.aside("listing", "entry", "excerpt", "share", "pair"):
        excerpter = Excerpter(portal, settings, today)
        jobs = [partial(_listing, id, portal, today, glossary, excerpter) for id in portal.heads]
        store.fill_listings(spread(jobs))
    return checked


def privacy_of(checked: Checked, settings: Settings) -> Privacy:
    """Return what a portal leaves out of its texts: names that were withdrawn, names in full."""
    return Privacy(checked.withdrawn.persons, settings.persons)


def _is_document(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return len(parts) == _PLACE and parts[0] in COLLECTIONS


def _id_of(path: str) -> tuple[DocumentId, str]:
    collection, body, name = PurePosixPath(path).with_suffix("").parts
    return DocumentId(collection, body, name), path


def _rows(found: Iterable[_Read], read: list[_Read]) -> Iterator[Row]:
    """Yield the rows of documents, of two with one address the first; what is small stays in ``read``."""
    taken: set[DocumentId] = set()
    for one in found:
        read.append(replace(one, row=None))
        if one.row is not None and one.id is not None and one.id not in taken:
            taken.add(one.id)
            yield one.row


def _repealed(portal: Portal, reader: _Reader) -> Iterator[Row]:
    """Yield the documents that others repeal, with the repeals joined."""
    repealing: dict[DocumentId, set[DocumentId]] = defaultdict(set)
    for target, found in portal.related.items():
        for kind, source in found:
            if kind is RelationKind.REPEALS and source.document != target.document:
                repealing[target.document].add(source.document)
    for id in repealing.keys() & portal.heads.keys():
        meetings = (portal.meetings[each] for each in (id, *repealing[id]))
        ordered = sorted(meetings, key=lambda meeting: newest_first(meeting.document))
        yield row_of(follow({meeting.id: meeting for meeting in ordered}, reader.reports.get(id, ()))[id])


def _check(
    portal: Portal, reader: _Reader, read: Sequence[_Read], others: Loaded, published: Published
) -> Iterator[Diagnostic]:
    """Yield what every rule has to say."""
    documents = [one for one in read if one.id is not None]
    for found in spread([partial(_check_one, one, reader, portal, published) for one in documents]):
        yield from found
    apart = (report for report in others.reports if report.decision.document not in portal.heads)
    yield from check_records(portal, replace(others, reports=tuple(apart)), published)
    known = (*(one.head for one in documents if one.head), *heads(others))
    yield from check_whole(Whole(portal, known, published, others.withdrawn))


def _check_one(one: _Read, reader: _Reader, portal: Portal, published: Published) -> tuple[Diagnostic, ...]:
    assert one.id is not None
    loaded = reader.alone(one, portal.meetings[one.id].document)
    return tuple(check_records(portal, loaded, published))


def _reopened(store: Store, portal: Portal, privacy: Privacy) -> Portal:
    organizations = rewrite(dict(portal.organizations), privacy.change)
    return open_portal(store, organizations, rewrite(dict(portal.topics), privacy.change))


def _protected(id: DocumentId, portal: Portal, privacy: Privacy) -> Row | None:
    """Return a document without what is left out; None where that is nothing."""
    meeting = portal.meetings[id]
    protected = privacy.protect_meeting(meeting)
    return None if protected is meeting else row_of(protected)


def _listing(
    id: DocumentId, portal: Portal, today: date, glossary: Glossary, excerpter: Excerpter
) -> Listing:
    meeting = portal.meetings[id]
    entries, used = entries_of(meeting, portal, today), glossary.uses(meeting.document)
    return listing_of(meeting, entries, used, excerpter.of(meeting))

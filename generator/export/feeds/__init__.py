"""Feeds of a portal in Atom (RFC 4287): of all of it, of a body, an organization, a topic, a decision.

An entry is a document, a decision or a report, with its whole text; its time is the day of the meeting
or of the report, which is all that records know. Long feeds are paged as archives (RFC 5005).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from itertools import chain

from generator.export.artifact import Artifact, FileGroup, Files
from generator.export.excerpts.entries import moment
from generator.export.feeds.archives import DOCUMENT, cut
from generator.export.feeds.items import VIA, Item, Items, newest, newest_first
from generator.export.legal import legal
from generator.export.material import Material
from generator.export.places import identity, place
from generator.export.templating import TEMPLATES
from generator.export.through import NEWEST, Newest, through
from generator.model.document import DocumentId, Ref
from generator.model.group import Group
from generator.pages import addresses
from generator.pages.places import prefix
from generator.pages.subordination import groups_of

_END = b"</feed>\n"


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed is called, the page it belongs to, and the address of it and of its archives."""

    title: str
    page: str
    address: Callable[[int], str]


@dataclass(frozen=True, slots=True)
class FeedView:
    """What stands before the entries in one file of a feed; ``current`` is set where it is an archive."""

    id: str
    title: str
    author: str
    updated: str
    page: str
    own: str
    current: str
    previous: str
    base: str


def feeds(of: Material) -> Iterator[FileGroup]:
    """Yield every feed that ``pages.follow`` offers."""
    portal = of.portal
    if not portal.heads:
        return
    made = _Feeds(of)
    yield from made.cut("feed all", made.site_feed, made.of_site)
    for body in portal.convened:
        yield from made.cut(f"feed body {body}", partial(made.body_feed, body), partial(made.of_body, body))
    for id, organization in portal.organizations.items():
        key = f"feed organization {id}"
        if organization.classification.is_group:
            feed, items = partial(made.organization_feed, id), partial(made.of_organization, id)
            yield from made.cut(key, feed, items, partial(made.through, id))
        else:
            yield Group(key, partial(made.organization, id))
    for topic in portal.on_topic:
        yield Group(f"feed topic {topic}", partial(made.topic, topic))
    for document in portal.heads:
        yield Group(f"feeds {document}", partial(made.decisions, document))


class _Feeds:
    """What each group makes."""

    def __init__(self, of: Material) -> None:
        self._portal = of.portal
        self._settings = of.settings
        self._outlines = of.outlines
        self._items = Items(of.outlines)
        self._excerpts = of.excerpts
        newest = Newest(of.portal.organizations, self.of_organization, newest_first, VIA)
        self._newest = of.portal.watch(NEWEST, newest)

    def cut(
        self,
        key: str,
        feed: Callable[[], Feed],
        items: Callable[[], list[Item]],
        also: Callable[[list[Item]], list[Item]] = lambda _: [],
    ) -> Iterator[FileGroup]:
        """Yield what is new of a long feed, with what stands there ``also``, and each archive by itself.

        An archive has what it holds in its key: with other entries it is another group.
        """

        def new() -> Files:
            own = items()
            return self._new(feed(), own, also(own))

        yield Group(key, new)
        for number, part in enumerate(_archives(items()), 1):
            held = sha256("\n".join(map(str, part)).encode()).hexdigest()[:16]
            yield Group(f"{key} {number} {held}", partial(self._archive, feed, part, number))

    def site_feed(self) -> Feed:
        """Return the feed of all documents and reports."""
        return Feed("Протоколы и отчёты", addresses.PROTOCOLS, addresses.site_feed)

    def of_site(self) -> list[Item]:
        """Return all documents and reports."""
        return self._items.of_documents(self._portal.heads)

    def body_feed(self, id: str) -> Feed:
        """Return the feed of the documents of a body and of reports on its decisions."""
        page = addresses.body(self._portal.convened[id][0].collection, id)
        title = f"{self._portal.title_of(id)}: протоколы и отчёты"
        return Feed(title, page, partial(addresses.body_feed, id))

    def of_body(self, id: str) -> list[Item]:
        """Return the documents of a body and reports on its decisions."""
        return self._items.of_documents(self._portal.convened[id])

    def organization(self, id: str) -> Files:
        """Yield the feed of what an organization is told by name or through its groups, and reports on it."""
        own = self.of_organization(id)
        return self._files(self.organization_feed(id), own, self.through(id, own))

    def organization_feed(self, id: str) -> Feed:
        """Return the feed of what an organization is told, and of reports on it."""
        title = f"{self._portal.organizations[id].title}: поручения и отчёты"
        return Feed(title, addresses.organization(id), partial(addresses.organization_feed, id))

    def of_organization(self, id: str) -> list[Item]:
        """Return what an organization is told by name, and reports on it."""
        return self._items.of_decisions(self._portal.assigned.get(id, ()))

    def through(self, id: str, own: list[Item]) -> list[Item]:
        """Return the newest of what an organization is told through its groups."""
        return through(self._newest, groups_of(id, self._portal), own, newest_first, VIA)

    def topic(self, id: str) -> Files:
        """Yield the feed of the decisions on a topic and of reports on them."""
        title = f"{self._portal.topics[id].title}: решения и отчёты"
        feed = Feed(title, addresses.topic(id), partial(addresses.topic_feed, id))
        return self._files(feed, self._items.of_decisions(self._portal.on_topic[id]))

    def decisions(self, id: DocumentId) -> Files:
        """Yield the feed of every decision of a document that was reported on."""
        for clause, decision in self._outlines[id].decisions.items():
            if decision.reports:
                ref = Ref(id, clause)
                page = addresses.decision(ref)
                feed = Feed("Исполнение решения", page, partial(addresses.decision_feed, ref))
                yield from self._files(feed, self._items.of_decisions((ref,)))

    def _files(self, feed: Feed, own: list[Item], also: Sequence[Item] = ()) -> Files:
        """Yield the archives and what is new; ``also`` stands among what is new and is archived elsewhere."""
        for number, part in enumerate(_archives(own), 1):
            yield from self._archive(lambda: feed, part, number)
        yield from self._new(feed, own, also)

    def _archive(self, feed: Callable[[], Feed], part: Sequence[Item], number: int) -> Files:
        yield self._file(feed(), newest(part), number, number - 1)

    def _new(self, feed: Feed, own: list[Item], also: Sequence[Item] = ()) -> Files:
        """Yield what is new.

        It repeats the last archive, so that a reader who comes after a large meeting misses nothing.
        """
        parts = _parts(own)
        shown = newest((*chain.from_iterable(parts[-2:]), *also))
        if shown:
            yield self._file(feed, shown, 0, len(parts[:-2]))

    def _file(self, feed: Feed, shown: list[Item], archive: int, previous: int) -> Artifact:
        settings = self._settings
        address = feed.address(archive)
        view = FeedView(
            id=identity(feed.address(0), settings),
            title=feed.title,
            author=settings.owner or settings.site_name or feed.title,
            updated=moment(max(item.day for item in shown)),
            page=place(feed.page, settings),
            own=place(address, settings),
            current=place(feed.address(0), settings) if archive else "",
            previous=place(feed.address(previous), settings) if previous else "",
            base="" if settings.site_url else prefix(address),
        )
        before = legal(TEMPLATES.part("feed.xml")(view)).encode()
        return Artifact(address, b"".join((before, *map(self._entry, shown), _END)))

    def _entry(self, item: Item) -> bytes:
        ref = item.decision
        if ref is None:
            return self._excerpts.documents[item.document].entry
        decision = self._excerpts.decisions[ref]
        return decision.reports[item.report] if item.report else decision.entry


def _parts(own: list[Item]) -> Sequence[Sequence[Item]]:
    return cut(reversed(own), lambda item: 1 if item.clause else DOCUMENT)


def _archives(own: list[Item]) -> Sequence[Sequence[Item]]:
    """Return the files that are full and not the last of these, the oldest first."""
    return _parts(own)[:-2]

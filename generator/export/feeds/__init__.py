"""Feeds of a portal in Atom (RFC 4287): of all of it, of a body, an organization, a topic, a decision.

An entry is a document, a decision or a report, with its whole text; its time is the day of the meeting
or of the report, which is all that records know. Long feeds are paged as archives (RFC 5005).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.export.artifact import Artifact, FileGroup, Files
from generator.export.feeds.archives import cut
from generator.export.feeds.entries import ENVIRONMENT, Entries, moment
from generator.export.feeds.items import VIA, Item, Items, newest, newest_first
from generator.export.legal import legal
from generator.export.material import Material
from generator.export.places import identity, place
from generator.export.through import NEWEST, Newest, through
from generator.model.document import DocumentId
from generator.model.group import Group
from generator.model.portal import Portal
from generator.pages import addresses
from generator.pages.places import prefix
from generator.pages.subordination import groups_of


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed is called, the page it belongs to, and the address of it and of its archives."""

    title: str
    page: str
    address: Callable[[int], str]


@dataclass(frozen=True, slots=True)
class FeedView:
    """One file of a feed as its template shows it; ``current`` is set where it is an archive."""

    id: str
    title: str
    author: str
    updated: str
    page: str
    own: str
    current: str
    previous: str
    base: str
    entries: tuple[Markup, ...]


def feeds(of: Material) -> Iterator[FileGroup]:
    """Yield every feed that ``pages.follow`` offers."""
    portal = of.portal
    if not portal.heads:
        return
    made = _Feeds(of)
    yield Group("feed all", made.of_site)
    for body in portal.convened:
        yield Group(f"feed body {body}", partial(made.of_body, body))
    for organization in portal.organizations:
        yield Group(f"feed organization {organization}", partial(made.of_organization, organization))
    for topic in portal.on_topic:
        yield Group(f"feed topic {topic}", partial(made.of_topic, topic))
    for id in portal.heads:
        yield Group(f"feeds {id}", partial(made.of_decisions, id))


class _Feeds:
    """What each group makes."""

    def __init__(self, of: Material) -> None:
        self._portal = of.portal
        self._settings = of.settings
        self._outlines = of.outlines
        self._items = Items(of.outlines)
        self._entries = Entries(of.portal, of.settings)
        newest = Newest(of.portal.organizations, self._own, newest_first, VIA)
        self._newest = of.portal.watch(NEWEST, newest)

    def of_site(self) -> Files:
        """Yield the feed of all documents and reports."""
        feed = Feed("Протоколы и отчёты", addresses.PROTOCOLS, addresses.site_feed)
        return self._files(feed, self._items.of_documents(self._portal.heads))

    def of_body(self, id: str) -> Files:
        """Yield the feed of the documents of a body and of reports on its decisions."""
        documents = self._portal.convened[id]
        page = addresses.body(documents[0].collection, id)
        title = f"{_title(id, self._portal)}: протоколы и отчёты"
        feed = Feed(title, page, partial(addresses.body_feed, id))
        return self._files(feed, self._items.of_documents(documents))

    def of_organization(self, id: str) -> Files:
        """Yield the feed of what an organization is told by name or through its groups, and reports on it."""
        title = f"{self._portal.organizations[id].title}: поручения и отчёты"
        feed = Feed(title, addresses.organization(id), partial(addresses.organization_feed, id))
        own = self._own(id)
        groups = groups_of(id, self._portal)
        return self._files(feed, own, through(self._newest, groups, own, newest_first, VIA))

    def of_topic(self, id: str) -> Files:
        """Yield the feed of the decisions on a topic and of reports on them."""
        title = f"{self._portal.topics[id].title}: решения и отчёты"
        feed = Feed(title, addresses.topic(id), partial(addresses.topic_feed, id))
        return self._files(feed, self._items.of_decisions(self._portal.on_topic[id]))

    def of_decisions(self, id: DocumentId) -> Files:
        """Yield the feed of every decision of a document that was reported on."""
        for decision in self._outlines[id].decisions.values():
            if decision.reports:
                page = addresses.decision(decision.ref)
                feed = Feed("Исполнение решения", page, partial(addresses.decision_feed, decision.ref))
                yield from self._files(feed, self._items.of_decisions((decision.ref,)))

    def _own(self, id: str) -> list[Item]:
        return self._items.of_decisions(self._portal.assigned.get(id, ()))

    def _files(self, feed: Feed, own: list[Item], also: Sequence[Item] = ()) -> Files:
        """Yield the archives and what is new; ``also`` stands among what is new and is archived elsewhere.

        What is new repeats the last archive, so that a reader who comes after a large meeting misses nothing.
        """
        before: Sequence[Item] = ()
        last: Sequence[Item] = ()
        archives = 0
        for part in cut(reversed(own), lambda item: len(self._entries.write(item))):
            if last:
                archives += 1
                yield self._file(feed, newest(last), archives, archives - 1)
            before, last = last, part
        if shown := newest((*before, *last, *also)):
            yield self._file(feed, shown, 0, archives)

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
            entries=tuple(map(self._entries.write, shown)),
        )
        xml = ENVIRONMENT.get_template("feed.xml").render(feed=view)
        return Artifact(address, f"{legal(xml)}\n".encode())


def _title(id: str, portal: Portal) -> str:
    organization = portal.organizations.get(id)
    return organization.title if organization else id

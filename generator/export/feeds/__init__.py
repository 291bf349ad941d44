"""Feeds of a portal in Atom (RFC 4287): of all of it, of a body, an organization, a topic, a decision.

An entry is a document, a decision or a report, with its whole text; its time is the day of the meeting
or of the report, which is all that records know. Long feeds are paged as archives (RFC 5005).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from markupsafe import Markup

from generator.export.artifact import Artifact
from generator.export.feeds.archives import cut
from generator.export.feeds.entries import ENVIRONMENT, Entries, legal, moment
from generator.export.feeds.items import VIA, Item, Items, newest, newest_first
from generator.export.places import identity, place
from generator.export.through import Through
from generator.model.portal import Portal
from generator.model.settings import Settings
from generator.pages import addresses
from generator.pages.follow import addressed_organizations
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


def feeds(portal: Portal, settings: Settings, _today: date) -> Iterator[Artifact]:
    """Yield every file of every feed that ``pages.follow`` offers."""
    if not portal.meetings:
        return
    items = Items(portal)
    files = partial(_files, entries=Entries(portal, settings), settings=settings)
    yield from files(Feed("Протоколы и отчёты", addresses.PROTOCOLS, addresses.site_feed), items.of_site())
    for body, documents in portal.convened.items():
        page = addresses.body(documents[0].collection, body)
        title = f"{_title(body, portal)}: протоколы и отчёты"
        yield from files(Feed(title, page, partial(addresses.body_feed, body)), items.of_body(body))
    yield from _organizations(portal, items, files)
    for topic in portal.topics.values():
        if portal.on_topic.get(topic.id):
            id = str(topic.id)
            feed = Feed(
                f"{topic.title}: решения и отчёты", addresses.topic(id), partial(addresses.topic_feed, id)
            )
            yield from files(feed, items.of_topic(id))
    for ref, decision in portal.decisions.items():
        if decision.reports:
            feed = Feed("Исполнение решения", addresses.decision(ref), partial(addresses.decision_feed, ref))
            yield from files(feed, items.of_decision(ref))


def _organizations(
    portal: Portal, items: Items, files: Callable[..., Iterator[Artifact]]
) -> Iterator[Artifact]:
    through = Through(items.of_organization, newest_first, VIA)
    addressed = addressed_organizations(portal)
    for id, organization in portal.organizations.items():
        if id in addressed:
            feed = Feed(
                f"{organization.title}: поручения и отчёты",
                addresses.organization(id),
                partial(addresses.organization_feed, id),
            )
            own = items.of_organization(id)
            yield from files(feed, own, through.of(groups_of(id, portal), own))


def _files(
    feed: Feed, own: list[Item], also: Sequence[Item] = (), *, entries: Entries, settings: Settings
) -> Iterator[Artifact]:
    """Yield the archives and what is new; ``also`` stands among what is new and is archived elsewhere.

    What is new repeats the last archive, so that a reader who comes after a large meeting misses nothing.
    """
    before: Sequence[Item] = ()
    last: Sequence[Item] = ()
    archives = 0
    for part in cut(reversed(own), lambda item: len(entries.write(item))):
        if last:
            archives += 1
            yield _file(feed, newest(last), archives, archives - 1, entries, settings)
        before, last = last, part
    yield _file(feed, newest((*before, *last, *also)), 0, archives, entries, settings)


def _file(
    feed: Feed, shown: list[Item], archive: int, previous: int, entries: Entries, settings: Settings
) -> Artifact:
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
        entries=tuple(map(entries.write, shown)),
    )
    xml = ENVIRONMENT.get_template("feed.xml").render(feed=view)
    return Artifact(address, f"{legal(xml)}\n".encode())


def _title(id: str, portal: Portal) -> str:
    organization = portal.organizations.get(id)
    return organization.title if organization else id

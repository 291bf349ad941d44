"""The portal as pages: values only, in an order that never depends on the machine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from types import MappingProxyType

from generator.model.file import PublishedFile
from generator.model.glossary import Term
from generator.model.portal import Meeting, Portal
from generator.model.settings import NO_SETTINGS, Persons, Settings
from generator.pages.deadlines import deadline_pages
from generator.pages.decision import decision_pages
from generator.pages.document import document_page
from generator.pages.execution import execution_pages
from generator.pages.follow import alternates
from generator.pages.glossary import Glossary
from generator.pages.home import home_page, search_page, verify_page
from generator.pages.ledger import Ledger
from generator.pages.lists import list_pages
from generator.pages.mine import mine_pages
from generator.pages.organization import organization_pages
from generator.pages.persons import People
from generator.pages.repeats import Repeats
from generator.pages.topics import topic_pages
from generator.pages.views import Alternate, Page

Pages = Iterable[Page]
Group = Callable[[], Pages]


def pages(
    portal: Portal,
    today: date,
    terms: Iterable[Term] = (),
    settings: Settings = NO_SETTINGS,
    files: Mapping[str, PublishedFile] = MappingProxyType({}),
) -> Iterator[Page]:
    """Yield every page of the portal, with what it offers to programs.

    ``today`` is the day of the build, from which states are told; ``terms`` are those of the glossary;
    ``files`` are the published attachments by their addresses.
    """
    for make in page_groups(portal, today, terms, settings, files):
        yield from make()


def page_groups(
    portal: Portal,
    today: date,
    terms: Iterable[Term] = (),
    settings: Settings = NO_SETTINGS,
    files: Mapping[str, PublishedFile] = MappingProxyType({}),
) -> Iterator[Group]:
    """Yield what makes the pages, some at a time: each group may be made in a process of its own."""
    offered = alternates(portal, settings.exports)
    for make in _groups(portal, today, Glossary(portal, terms), settings, files):
        yield partial(_offering, make, offered)


def _offering(make: Group, offered: Mapping[str, tuple[Alternate, ...]]) -> Pages:
    for page in make():
        yield replace(page, alternates=offered[page.address]) if page.address in offered else page


def _groups(
    portal: Portal,
    today: date,
    glossary: Glossary,
    settings: Settings,
    files: Mapping[str, PublishedFile],
) -> Iterator[Group]:
    people = People(portal) if settings.persons is Persons.PAGES else None
    ledger = Ledger(portal, today)
    repeats = Repeats(portal)

    def of_meeting(meeting: Meeting) -> Pages:
        met = people.links(meeting) if people is not None else ()
        yield document_page(meeting, portal, today, glossary, settings, files, ledger, met)
        yield from decision_pages(meeting, portal, today, glossary, settings, files, repeats)

    yield lambda: (home_page(portal, today, ledger), search_page(), verify_page())
    yield partial(list_pages, portal)
    yield partial(deadline_pages, ledger)
    yield partial(execution_pages, ledger)
    yield partial(topic_pages, ledger)
    yield partial(mine_pages, portal)
    for meeting in portal.meetings.values():
        yield partial(of_meeting, meeting)
    for organization in portal.organizations.values():
        yield partial(organization_pages, organization, ledger)
    yield glossary.pages
    if people is not None:
        yield people.pages

"""The portal as pages: values only, in an order that never depends on the machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from types import MappingProxyType

from generator.model.document import DocumentId
from generator.model.file import PublishedFile
from generator.model.glossary import Term
from generator.model.group import Group, made
from generator.model.portal import Portal
from generator.model.settings import NO_SETTINGS, Persons, Settings
from generator.pages.clauses import clause_rows
from generator.pages.days import Days
from generator.pages.deadlines import deadline_groups
from generator.pages.decision import decision_pages
from generator.pages.document import document_page
from generator.pages.execution import execution_groups
from generator.pages.follow import Offers
from generator.pages.glossary import Glossary
from generator.pages.home import home_page, search_page, verify_page
from generator.pages.ledger import Entries, Ledger
from generator.pages.lists import list_groups
from generator.pages.mine import mine_groups
from generator.pages.organization import organization_pages
from generator.pages.persons import People
from generator.pages.repeats import Repeats
from generator.pages.topics import topic_groups
from generator.pages.views import Page

Pages = Iterable[Page]


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
    yield from made(page_groups(portal, today, terms, settings, files))


def page_groups(
    portal: Portal,
    today: date,
    terms: Iterable[Term] = (),
    settings: Settings = NO_SETTINGS,
    files: Mapping[str, PublishedFile] = MappingProxyType({}),
) -> Iterator[Group[Page]]:
    """Yield what makes the pages, some at a time: each group may be made in a process of its own."""
    ledger = Ledger(portal, today, Entries(portal, today))
    offers, days = Offers(ledger, settings.exports), Days(ledger)
    for group in _groups(portal, ledger, Glossary(portal, terms), settings, files):
        yield Group(group.key, partial(_complete, group, offers, days))


def _complete(group: Group[Page], offers: Offers, days: Days) -> Pages:
    """Yield the pages of a group with what stands beside them, and their days."""
    for page in group.make():
        address = page.address
        yield replace(page, alternates=offers.beside(address), modified=days.of(address))


def _groups(
    portal: Portal,
    ledger: Ledger,
    glossary: Glossary,
    settings: Settings,
    files: Mapping[str, PublishedFile],
) -> Iterator[Group[Page]]:
    today = ledger.today
    people = People(portal) if settings.persons is Persons.PAGES else None
    repeats = Repeats(portal)

    def of_meeting(id: DocumentId) -> Pages:
        meeting = portal.meetings[id]
        met = people.links(meeting) if people is not None else ()
        rows = clause_rows(meeting, portal, today)
        yield document_page(meeting, portal, today, glossary, settings, files, ledger, met, rows)
        yield from decision_pages(meeting, portal, today, glossary, settings, files, repeats, rows)

    yield Group("home", lambda: (home_page(portal, today, ledger),))
    yield Group("tools", lambda: (search_page(), verify_page()))
    yield from list_groups(portal)
    yield from deadline_groups(ledger)
    yield from execution_groups(ledger)
    yield from topic_groups(ledger)
    yield from mine_groups(portal)
    for id in portal.heads:
        yield Group(f"document {id}", partial(of_meeting, id))
    for organization in portal.organizations.values():
        yield Group(f"organization {organization.id}", partial(organization_pages, organization, ledger))
    yield Group("glossary", glossary.pages)
    if people is not None:
        yield Group("people", people.pages)

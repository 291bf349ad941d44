"""The portal as pages: values only, in an order that never depends on the machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from types import MappingProxyType

from msgspec.structs import replace

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
from generator.pages.home import home_page, search_page, verify_page
from generator.pages.lists import list_groups
from generator.pages.mine import mine_groups
from generator.pages.organization import organization_pages
from generator.pages.persons import People
from generator.pages.sources import Sources, sources_of
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
    """Yield every page of a portal that is wholly in memory, as ``sources_of`` takes it."""
    yield from made(groups(sources_of(portal, today, terms, settings, files)))


def groups(sources: Sources) -> Iterator[Group[Page]]:
    """Yield what makes the pages, some at a time: each group may be made in a process of its own."""
    offers, days = Offers(sources.ledger, sources.settings.exports), Days(sources.ledger)
    for group in _groups(sources):
        yield Group(group.key, partial(_complete, group, offers, days))


def _complete(group: Group[Page], offers: Offers, days: Days) -> Pages:
    """Yield the pages of a group with what stands beside them, and their days."""
    for page in group.make():
        address = page.address
        yield replace(page, alternates=offers.beside(address), modified=days.of(address))


def _groups(sources: Sources) -> Iterator[Group[Page]]:
    portal, ledger = sources.portal, sources.ledger
    yield Group("home", lambda: (home_page(ledger),))
    yield Group("tools", lambda: (search_page(), verify_page()))
    yield from list_groups(portal)
    yield from deadline_groups(ledger)
    yield from execution_groups(ledger)
    yield from topic_groups(ledger)
    yield from mine_groups(portal)
    for id in portal.heads:
        yield Group(f"document {id}", partial(_document, id, sources))
    for organization in portal.organizations.values():
        yield Group(f"organization {organization.id}", partial(organization_pages, organization, ledger))
    yield Group("glossary", sources.glossary.pages)
    if sources.settings.persons is Persons.PAGES:
        yield Group("people", lambda: People(portal).pages())


def _document(id: DocumentId, sources: Sources) -> Pages:
    """Yield the page of a document and those of its decisions."""
    meeting = sources.portal.meetings[id]
    rows = clause_rows(meeting, sources.portal, sources.ledger.today)
    yield document_page(meeting, sources, rows)
    yield from decision_pages(meeting, sources, rows)

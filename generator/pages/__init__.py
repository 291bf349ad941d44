"""The portal as pages: values only, in an order that never depends on the machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import MappingProxyType

from msgspec.structs import replace

from generator.model.document import DocumentId, Ref
from generator.model.file import PublishedFile
from generator.model.glossary import Term
from generator.model.group import Group, made
from generator.model.portal import Portal
from generator.model.reads import Reads
from generator.model.settings import NO_SETTINGS, Persons, Settings
from generator.pages.clauses import clause_rows
from generator.pages.days import Days
from generator.pages.deadlines import deadline_groups
from generator.pages.decision import decision_pages
from generator.pages.document import document_page
from generator.pages.entries import PortalEntries
from generator.pages.execution import execution_groups
from generator.pages.follow import Offers
from generator.pages.glossary import Glossary
from generator.pages.home import home_page, search_page, verify_page
from generator.pages.ledger import Ledger
from generator.pages.lists import list_groups
from generator.pages.mine import mine_groups
from generator.pages.organization import organization_pages
from generator.pages.persons import People, person_links
from generator.pages.repeats import Repeats, gathered
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


@dataclass(frozen=True, slots=True)
class Sources:
    """What pages are made of; everything is looked up in ``portal``, and may be known already."""

    portal: Portal
    ledger: Ledger
    glossary: Glossary
    repeats: Mapping[Ref, Sequence[Ref]]
    settings: Settings
    files: Mapping[str, PublishedFile]


def page_groups(
    portal: Portal,
    today: date,
    terms: Iterable[Term] = (),
    settings: Settings = NO_SETTINGS,
    files: Mapping[str, PublishedFile] = MappingProxyType({}),
) -> Iterator[Group[Page]]:
    """Yield what makes the pages, some at a time: each group may be made in a process of its own."""
    yield from groups(sources_of(portal, today, terms, settings, files))


def sources_of(
    portal: Portal,
    today: date,
    terms: Iterable[Term],
    settings: Settings,
    files: Mapping[str, PublishedFile],
    reads: Reads | None = None,
) -> Sources:
    """Return what pages are made of, of a portal that is wholly in memory.

    ``reads`` hears what is looked up in the portal while a group is made.
    """
    shown = portal.watched(reads) if reads is not None else portal
    return Sources(
        portal=shown,
        ledger=Ledger(shown, today, PortalEntries(portal, today)),
        glossary=Glossary(portal, terms, shown=shown),
        repeats=shown.watch("repeats", Repeats(portal, gathered(portal))),
        settings=settings,
        files=files,
    )


def groups(sources: Sources) -> Iterator[Group[Page]]:
    """Yield what makes the pages of some sources."""
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
    yield Group("home", lambda: (home_page(portal, ledger.today, ledger),))
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
    portal, ledger, glossary = sources.portal, sources.ledger, sources.glossary
    settings, files = sources.settings, sources.files
    meeting = portal.meetings[id]
    met = person_links(meeting) if settings.persons is Persons.PAGES else ()
    rows = clause_rows(meeting, portal, ledger.today)
    yield document_page(meeting, portal, ledger.today, glossary, settings, files, ledger, met, rows)
    yield from decision_pages(meeting, portal, ledger.today, glossary, settings, files, sources.repeats, rows)

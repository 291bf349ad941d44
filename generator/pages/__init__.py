"""The portal as pages: values only, in an order that never depends on the machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from generator.model.file import PublishedFile
from generator.model.glossary import Term
from generator.model.portal import Portal
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
from generator.pages.organization import organization_pages
from generator.pages.persons import People
from generator.pages.repeats import Repeats
from generator.pages.topics import topic_pages
from generator.pages.views import Page


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
    offered = alternates(portal, settings.exports)
    for page in _pages(portal, today, Glossary(portal, terms), settings, files):
        yield replace(page, alternates=offered[page.address]) if page.address in offered else page


def _pages(
    portal: Portal,
    today: date,
    glossary: Glossary,
    settings: Settings,
    files: Mapping[str, PublishedFile],
) -> Iterator[Page]:
    people = People(portal) if settings.persons is Persons.PAGES else None
    yield home_page(portal, today)
    yield search_page()
    yield verify_page()
    yield from list_pages(portal)
    ledger = Ledger(portal, today)
    repeats = Repeats(portal)
    for meeting in portal.meetings.values():
        met = people.links(meeting) if people is not None else ()
        yield document_page(meeting, portal, today, glossary, settings, files, ledger, met)
        yield from decision_pages(meeting, portal, today, glossary, settings, files, repeats)
    yield from deadline_pages(ledger)
    yield from execution_pages(ledger)
    yield from topic_pages(ledger)
    for organization in portal.organizations.values():
        yield from organization_pages(organization, ledger)
    yield from glossary.pages()
    if people is not None:
        yield from people.pages()

"""The portal as pages: values only, in an order that never depends on the machine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from generator.model.glossary import Term
from generator.model.portal import Portal
from generator.pages.decision import decision_pages
from generator.pages.document import document_page
from generator.pages.glossary import Glossary
from generator.pages.home import home_page, search_page
from generator.pages.lists import list_pages
from generator.pages.organization import Ledger, organization_pages
from generator.pages.views import Page


def pages(portal: Portal, today: date, terms: Iterable[Term] = ()) -> Iterator[Page]:
    """Yield every page of the portal; ``today`` is the day of the build, from which states are told."""
    glossary = Glossary(portal, terms)
    yield home_page(portal, today)
    yield search_page()
    yield from list_pages(portal)
    for meeting in portal.meetings.values():
        yield document_page(meeting, portal, today, glossary)
        yield from decision_pages(meeting, portal, today, glossary)
    ledger = Ledger(portal, today)
    for organization in portal.organizations.values():
        yield from organization_pages(organization, ledger)
    yield from glossary.pages()

"""The home page below its hand-written head, and the pages of search and of verification."""

from __future__ import annotations

from datetime import date
from heapq import nsmallest
from operator import attrgetter

from generator.model.portal import Portal
from generator.pages import addresses, states
from generator.pages.ledger import Entry, Ledger
from generator.pages.lists import document_row
from generator.pages.parts import Link
from generator.pages.views import HomeView, Page, SearchView, VerifyView
from generator.text.dates import format_date
from generator.text.plural import count
from generator.text.typography import bind

NEWEST = 5
ADDRESSEES = 5
NEAR = 5

_EXAMPLES = (
    ("мониторинг", "мониторинг"),
    ("повышение квалификации", "повышение квалификации"),
    ("адресные рекомендации", "адресные рекомендации"),
)


def home_page(portal: Portal, today: date, ledger: Ledger | None = None) -> Page:
    """Return what stands on the home page: to whom most is assigned, the newest documents, the numbers."""
    ledger = ledger or Ledger(portal, today)
    busiest = sorted(portal.assigned, key=lambda id: (-len(portal.assigned[id]), id))[:ADDRESSEES]
    pages = [decision for decision in portal.decisions.values() if not decision.heading]
    view = HomeView(
        examples=_EXAMPLES if portal.meetings else (),
        addressees=tuple(
            (Link(portal.organizations[id].title, addresses.organization(id)), _load(id, portal, today))
            for id in busiest
            if id in portal.organizations
        ),
        mine=Link("Что поручено нам: выбрать свою организацию", addresses.MINE),
        near=tuple(map(_near, _ahead(ledger))),
        deadlines=Link("Все сроки", addresses.DEADLINES),
        organizations=Link(f"Все организации, {len(portal.organizations)}", addresses.ORGANIZATIONS),
        documents=tuple(document_row(meeting, portal) for meeting in list(portal.meetings.values())[:NEWEST]),
        all_documents=Link(f"Все протоколы, {len(portal.meetings)}", addresses.PROTOCOLS),
        numbers=(
            count(len(portal.meetings), "документ", "документа", "документов"),
            count(len(pages), "решение", "решения", "решений"),
            count(sum(bool(decision.deadlines) for decision in pages), "срок", "срока", "сроков"),
            count(len(portal.organizations), "организация", "организации", "организаций"),
        ),
    )
    return Page(addresses.HOME, "", "", addresses.HOME, view)


def _ahead(ledger: Ledger) -> list[Entry]:
    ahead = (entry for entry in ledger.entries() if entry.state == states.AHEAD)
    return nsmallest(NEAR, ahead, key=attrgetter("last"))


def _near(entry: Entry) -> tuple[Link, str]:
    about = [entry.row.when, ", ".join(link.text for link in entry.row.addressees)]
    return Link(entry.row.text, entry.row.address), " · ".join(filter(None, about))


def _load(id: str, portal: Portal, today: date) -> str:
    """Return «12 поручений, ближайший срок 25 августа 2023 года»."""
    decisions = [portal.decisions[ref] for ref in portal.assigned[id]]
    words = count(len(decisions), "поручение", "поручения", "поручений")
    ahead = [
        deadline.due
        for decision in decisions
        if (deadline := states.principal(decision.deadlines)) and deadline.due and deadline.due >= today
    ]
    return bind(f"{words}, ближайший срок {format_date(min(ahead))}" if ahead else words)


def search_page() -> Page:
    """Return the page of search; without JavaScript it leads to the lists."""
    lists = (
        Link("Протоколы", addresses.PROTOCOLS),
        Link("По годам", addresses.YEARS),
        Link("По регионам", addresses.REGIONS),
        Link("Организации", addresses.ORGANIZATIONS),
    )
    return Page(
        addresses.SEARCH,
        "Поиск",
        "Поиск по протоколам и решениям.",
        addresses.SEARCH,
        SearchView((), "Поиск", lists, tuple((words, *shape) for words, shape in states.SHOWN.items())),
    )


def verify_page() -> Page:
    """Return the page on which a reader holds a file against the manifest."""
    return Page(
        addresses.VERIFY,
        "Проверить подлинность",
        "Сверить файл, взятый с портала, со списком контрольных сумм.",
        addresses.SEARCH,
        VerifyView("Проверить подлинность", addresses.MANIFEST),
    )

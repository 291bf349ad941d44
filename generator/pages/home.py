"""The home page below its hand-written head, and the pages of search and of verification."""

from __future__ import annotations

from heapq import nsmallest
from operator import attrgetter

from generator.pages import addresses, states, words
from generator.pages.entries import Entry
from generator.pages.ledger import Ledger
from generator.pages.lists import document_row
from generator.pages.parts import Link
from generator.pages.views import HomeView, Page, SearchView, VerifyView
from generator.text.dates import format_date
from generator.text.plural import count, grouped
from generator.text.typography import bind

NEWEST = 5
ADDRESSEES = 5
NEAR = 5

_EXAMPLES = (
    ("мониторинг", "мониторинг"),
    ("повышение квалификации", "повышение квалификации"),
    ("адресные рекомендации", "адресные рекомендации"),
)


def home_page(ledger: Ledger) -> Page:
    """Return what stands on the home page: to whom most is assigned, the newest documents, the numbers."""
    portal = ledger.portal
    busiest = sorted(portal.assigned, key=lambda id: (-len(portal.assigned[id]), id))[:ADDRESSEES]
    heads = list(portal.heads.values())
    view = HomeView(
        examples=_EXAMPLES if heads else (),
        addressees=tuple(
            (Link(portal.organizations[id].title, addresses.organization(id)), _load(id, ledger))
            for id in busiest
            if id in portal.organizations
        ),
        mine=Link("Что поручено нам: выбрать свою организацию", addresses.MINE),
        near=tuple(map(_near, _ahead(ledger))),
        deadlines=Link("Все сроки", addresses.DEADLINES),
        organizations=Link(f"Все организации, {grouped(len(portal.organizations))}", addresses.ORGANIZATIONS),
        documents=tuple(document_row(head, portal) for head in heads[:NEWEST]),
        all_documents=Link(f"Все протоколы, {grouped(len(heads))}", addresses.PROTOCOLS),
        numbers=(
            words.documents_count(len(heads)),
            words.decisions_count(sum(head.decisions for head in heads)),
            count(sum(head.dated for head in heads), "срок", "срока", "сроков"),
            words.organizations_count(len(portal.organizations)),
        ),
    )
    return Page(addresses.HOME, "", "", addresses.HOME, view)


def _ahead(ledger: Ledger) -> list[Entry]:
    ahead = (mark for mark in ledger.all_marks() if mark.state == states.AHEAD)
    return ledger.entries(nsmallest(NEAR, ahead, key=attrgetter("last")))


def _near(entry: Entry) -> tuple[Link, str]:
    about = [entry.row.when, ", ".join(link.text for link in entry.row.addressees)]
    return Link(entry.row.text, entry.row.address), " · ".join(filter(None, about))


def _load(id: str, ledger: Ledger) -> str:
    """Return «12 поручений, ближайший срок 25 августа 2023 года»."""
    assigned = ledger.counted(id)
    number = words.assignments_count(len(assigned))
    ahead = [entry.due for entry in assigned if entry.due and entry.due >= ledger.today]
    return bind(f"{number}, ближайший срок {format_date(min(ahead))}" if ahead else number)


def search_page() -> Page:
    """Return the page of search; without JavaScript it leads to the lists."""
    lists = (
        Link("Протоколы", addresses.PROTOCOLS),
        Link("По годам", addresses.YEARS),
        Link("По регионам", addresses.REGIONS),
        Link("Организации", addresses.ORGANIZATIONS),
    )
    icons = tuple((states.NAMES[state], *look) for state, look in states.LOOKS.items() if state)
    return Page(
        addresses.SEARCH,
        "Поиск",
        "Поиск по протоколам и решениям.",
        addresses.SEARCH,
        SearchView((), "Поиск", lists, icons),
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

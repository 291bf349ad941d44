"""Lists: of all protocols, by body, by year, by region; and of organizations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import TypeVar

from generator.model.document import DocumentId
from generator.model.group import Group
from generator.model.organization import Organization
from generator.model.portal import Decision, Head, Portal
from generator.pages import addresses, states, words
from generator.pages.entries import Month
from generator.pages.parts import Heading, Link
from generator.pages.regions import by_region, region_heading
from generator.pages.views import DocumentRow, ListGroup, ListView, Page, Pager
from generator.text.collation import by_name
from generator.text.typography import bind

ROWS = 200
"""Documents on one page of a list."""

NEWEST = 20
"""Documents on the page of all protocols, above the ways into the rest."""

FEW = 12
"""Pages of a list that all stand in its pager."""

AROUND = 3
"""Of more pages than those, how many stand in the pager on either side of the current one."""

T = TypeVar("T")

_ALWAYS = {
    addresses.HOME,
    addresses.DATA,
    addresses.SEARCH,
    addresses.YEARS,
    addresses.REGIONS,
    addresses.RULES,
    addresses.DEADLINES,
    addresses.UNDATED,
    addresses.EXECUTION,
    addresses.MINE,
    addresses.GROUPS,
}
_ALL = Link("Протоколы", addresses.PROTOCOLS)


def pages_of(rows: Sequence[T], size: int) -> list[Sequence[T]]:
    """Cut rows into pages; nothing at all is still one page."""
    return [rows[start : start + size] for start in range(0, len(rows), size)] or [rows]


def pager(current: int, total: int, address: Callable[[int], str]) -> Pager:
    """Return the way through a list of several pages: of many, to the first, the last, and those near."""
    if total == 1:
        return Pager()
    near = {1, *range(current - AROUND, current + AROUND + 1), total}
    numbers = (number for number in range(1, total + 1) if total <= FEW or number in near)
    return Pager(tuple((number, address(number)) for number in numbers), current)


def document_row(document: Head, portal: Portal) -> DocumentRow:
    """Return a document as a line of a list."""
    number = words.printed_number(document)
    kind = document.kind.label.capitalize()
    name = f"{kind}{f' № {number}' if number else ''}: {portal.title_of(document.body)}"
    about = [words.decisions_count(document.decisions)]
    if document.dated:
        about.append(f"со сроком {document.dated}")
    if document.form:
        about.append(document.form.label)
    return DocumentRow(
        words.list_day(document.date),
        Link(bind(name), addresses.document(document.id)),
        bind(" · ".join(about)),
    )


def months_of(decisions: Iterable[Decision]) -> set[Month]:
    """Return the months in which something is to be done."""
    days = (states.last_day(one) for one in decisions if not one.heading)
    return {(day.year, day.month) for day in days if day is not None}


def list_addresses(portal: Portal, months: Iterable[Month]) -> frozenset[str]:
    """Return the addresses of lists and of the pages that every portal has; ``months`` have deadlines."""
    years = set(map(addresses.year, portal.years))
    regions = {addresses.region(name) for name in _all_regions(portal)}
    bodies = {addresses.execution(body) for body in portal.convened}
    topics = {addresses.topic(id) for id in portal.topics} | ({addresses.TOPICS} if portal.topics else set())
    dated = {addresses.month(*month) for month in months}
    undated = {addresses.undated(head.date.year, head.date.month) for head in portal.heads.values()}
    return frozenset(_ALWAYS | topics | years | regions | bodies | dated | undated)


def list_groups(portal: Portal) -> Iterator[Group[Page]]:
    """Yield what makes every list of documents and the list of organizations."""
    yield Group("list protocols", lambda: (_protocols(portal),))
    for shelf in portal.shelves:
        yield Group(f"list {'/'.join(shelf)}", partial(_shelf, shelf, portal))
    for year in portal.years:
        yield Group(f"list year {year}", partial(_year, year, portal))
    yield Group("list years", lambda: (_years(portal),))
    for region in _all_regions(portal):
        yield Group(f"list region {region}", partial(_region, region, portal))
    yield Group("list regions", lambda: (_regions(portal),))
    yield Group("list organizations", lambda: (_organizations(portal),))


def _protocols(portal: Portal) -> Page:
    heads = list(portal.heads.values())
    newest = tuple(document_row(head, portal) for head in heads[:NEWEST])
    groups = [ListGroup(Heading("Новые", "newest") if len(heads) > NEWEST else None, newest)]
    for heading, links in (
        (Heading("По органам", "bodies"), _body_links(portal)),
        (Heading("По годам", "years"), _year_links(portal)),
        (Heading("По регионам", "regions"), _region_links(portal)),
        (Heading("По темам", "topics"), topic_links(portal)),
    ):
        if links:
            groups.append(ListGroup(heading, links=tuple(links)))
    empty = "" if heads else "Протоколов пока нет."
    view = ListView(
        (),
        "Протоколы и решения",
        words.documents_count(len(heads)),
        tuple(groups),
        empty=empty,
    )
    return Page(
        addresses.PROTOCOLS,
        "Протоколы и решения",
        "Все опубликованные протоколы, выписки и решения.",
        addresses.PROTOCOLS,
        view,
    )


def _body_links(portal: Portal) -> list[tuple[Link, str]]:
    links = []
    for (collection, id), documents in portal.shelves.items():
        links.append(
            (
                Link(portal.title_of(id), addresses.body(collection, id)),
                words.documents_count(len(documents)),
            )
        )
    return sorted(links, key=lambda pair: by_name(pair[0].text))


def _year_links(portal: Portal) -> list[tuple[Link, str]]:
    return [
        (Link(f"{year} год", addresses.year(year)), words.documents_count(len(documents)))
        for year, documents in portal.years.items()
    ]


def _region_links(portal: Portal) -> list[tuple[Link, str]]:
    return [
        (Link(name, addresses.region(name)), words.documents_count(len(documents)))
        for name, documents in sorted(portal.regions.items())
    ]


def topic_links(portal: Portal) -> list[tuple[Link, str]]:
    """Return the topics of a portal, each with how many decisions are on it."""
    return [
        (Link(str(topic.title), addresses.topic(id)), words.decisions_count(len(portal.on_topic.get(id, ()))))
        for id, topic in portal.topics.items()
    ]


def _shelf(shelf: tuple[str, str], portal: Portal) -> Iterator[Page]:
    collection, id = shelf
    organization = portal.organizations.get(id)
    about = (Link("Страница органа", addresses.organization(id)), "") if organization else None
    extra = (ListGroup(None, links=(about,)),) if about else ()
    name = organization.name if organization else id
    address = partial(addresses.body, collection, id)
    yield from _documents_pages(str(name), portal.shelves[shelf], portal, address, extra)


def _year(year: int, portal: Portal) -> Iterator[Page]:
    yield from _documents_pages(f"{year} год", portal.years[year], portal, partial(addresses.year, year))


def _years(portal: Portal) -> Page:
    view = ListView((_ALL,), "Протоколы по годам", "", (ListGroup(None, links=tuple(_year_links(portal))),))
    return Page(
        addresses.YEARS, "Протоколы по годам", "Протоколы и решения по годам.", addresses.PROTOCOLS, view
    )


def _all_regions(portal: Portal) -> list[str]:
    """Return the regions of documents and organizations."""
    return sorted({*by_region(portal), *portal.regions} - {""})


def _region(region: str, portal: Portal) -> Iterator[Page]:
    links = tuple(map(_organization_row, _sorted(by_region(portal).get(region, ()))))
    extra = (ListGroup(Heading("Организации региона", "organizations"), links=links),) if links else ()
    documents = portal.regions.get(region, ())
    yield from _documents_pages(region, documents, portal, partial(addresses.region, region), extra)


def _regions(portal: Portal) -> Page:
    view = ListView(
        (_ALL,), "Протоколы по регионам", "", (ListGroup(None, links=tuple(_region_links(portal))),)
    )
    return Page(
        addresses.REGIONS,
        "Протоколы по регионам",
        "Протоколы и решения по регионам.",
        addresses.PROTOCOLS,
        view,
    )


def _documents_pages(
    title: str,
    documents: Sequence[DocumentId],
    portal: Portal,
    address: Callable[[int], str],
    extra: tuple[ListGroup, ...] = (),
) -> Iterator[Page]:
    """Yield a list of documents, grouped by year, in as many pages as it needs."""
    heads = [portal.heads[id] for id in documents]
    parts = pages_of(heads, ROWS)
    for number, part in enumerate(parts, 1):
        groups = tuple(
            ListGroup(
                Heading(f"{year} год", f"y-{year}"), tuple(document_row(head, portal) for head in group)
            )
            for year, group in groupby(part, key=lambda head: head.date.year)
        )
        view = ListView(
            (_ALL,),
            title,
            words.documents_count(len(heads)),
            (*groups, *extra) if number == 1 else groups,
            pager(number, len(parts), address),
            "" if heads else "Опубликованных документов нет.",
        )
        yield Page(
            address(number), title, f"{title}: опубликованные протоколы и решения.", addresses.PROTOCOLS, view
        )


def _organizations(portal: Portal) -> Page:
    """Return the list of organizations, by region; what belongs to no region comes last."""
    groups = tuple(
        ListGroup(
            region_heading(region),
            links=tuple(_organization_row(one, portal) for one in _sorted(organizations)),
        )
        for region, organizations in by_region(portal).items()
    )
    total = words.organizations_count(len(portal.organizations))
    view = ListView(
        (), "Организации", f"{total}: органы, учреждения и группы, которым адресованы решения", groups
    )
    return Page(
        addresses.ORGANIZATIONS,
        "Организации",
        "Органы, учреждения и группы, которым адресованы решения.",
        addresses.ORGANIZATIONS,
        view,
    )


def _sorted(organizations: Iterable[Organization]) -> list[Organization]:
    return sorted(organizations, key=lambda organization: by_name(organization.title))


def _organization_row(organization: Organization, portal: Portal | None = None) -> tuple[Link, str]:
    about = organization.classification.label
    if portal is not None and (assigned := len(portal.assigned.get(organization.id, ()))):
        about = f"{about} · {words.assignments_count(assigned)}"
    return Link(bind(organization.title), addresses.organization(organization.id)), about

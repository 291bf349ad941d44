"""Lists: of all protocols, by body, by year, by region; and of organizations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import TypeVar

from generator.model.organization import Organization
from generator.model.portal import Meeting, Portal
from generator.pages import addresses, states, words
from generator.pages.parts import Heading, Link
from generator.pages.views import DocumentRow, Group, ListView, Page, Pager
from generator.text.dates import format_date
from generator.text.plural import count
from generator.text.slugs import slug
from generator.text.typography import bind

ROWS = 200
"""Documents on one page of a list."""

NEWEST = 20
"""Documents on the page of all protocols, above the ways into the rest."""

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
    """Return the way through a list of several pages."""
    return Pager(
        tuple((number, address(number)) for number in range(1, total + 1)) if total > 1 else (), current
    )


def region_of(organization: Organization, portal: Portal) -> str:
    """Return the region of an organization, or of the nearest above it that has one."""
    seen: set[str] = set()
    current: Organization | None = organization
    while current is not None and current.id not in seen:
        if current.region:
            return str(current.region)
        seen.add(current.id)
        current = portal.organizations.get(current.parent or "")
    return ""


def document_row(meeting: Meeting, portal: Portal) -> DocumentRow:
    """Return a document as a line of a list."""
    document = meeting.document
    body = portal.organizations.get(document.body)
    number = words.printed_number(document)
    kind = document.kind.label.capitalize()
    name = f"{kind}{f' № {number}' if number else ''}: {body.title if body else document.body}"
    orders = [decision for decision in meeting.decisions if not decision.heading]
    about = [decisions_count(len(orders))]
    if dated := sum(bool(decision.deadlines) for decision in orders):
        about.append(f"со сроком {dated}")
    if document.form:
        about.append(document.form.label)
    return DocumentRow(
        bind(format_date(document.date).removesuffix(" года")),
        Link(bind(name), addresses.document(document.id)),
        bind(" · ".join(about)),
    )


def list_addresses(portal: Portal) -> frozenset[str]:
    """Return the addresses of lists and of the pages that every portal has."""
    years = {addresses.year(meeting.document.date.year) for meeting in portal.meetings.values()}
    regions = {
        addresses.region(name) for o in portal.organizations.values() if (name := region_of(o, portal))
    }
    regions |= {addresses.region(meeting.region) for meeting in portal.meetings.values() if meeting.region}
    days = (states.last_day(one) for one in portal.decisions.values() if not one.heading)
    months = {addresses.month(day.year, day.month) for day in days if day is not None}
    bodies = {addresses.execution(body) for body in portal.convened}
    topics = {addresses.topic(id) for id in portal.topics} | ({addresses.TOPICS} if portal.topics else set())
    return frozenset(_ALWAYS | topics | years | regions | months | bodies)


def list_pages(portal: Portal) -> Iterator[Page]:
    """Yield every list of documents and the list of organizations."""
    meetings = list(portal.meetings.values())
    yield _protocols(meetings, portal)
    yield from _bodies(portal)
    yield from _years(meetings, portal)
    yield from _regions(meetings, portal)
    yield _organizations(portal)


def _protocols(meetings: list[Meeting], portal: Portal) -> Page:
    newest = tuple(document_row(meeting, portal) for meeting in meetings[:NEWEST])
    groups = [Group(Heading("Новые", "newest") if len(meetings) > NEWEST else None, newest)]
    for heading, links in (
        (Heading("По органам", "bodies"), _body_links(portal)),
        (Heading("По годам", "years"), _year_links(meetings)),
        (Heading("По регионам", "regions"), _region_links(meetings)),
        (Heading("По темам", "topics"), topic_links(portal)),
    ):
        if links:
            groups.append(Group(heading, links=tuple(links)))
    empty = "" if meetings else "Протоколов пока нет."
    view = ListView(
        (),
        "Протоколы и решения",
        count(len(meetings), "документ", "документа", "документов"),
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
    counted: dict[tuple[str, str], int] = defaultdict(int)
    for document in portal.meetings:
        counted[document.collection, document.body] += 1
    links = []
    for (collection, id), number in counted.items():
        organization = portal.organizations.get(id)
        links.append(
            (
                Link(organization.title if organization else id, addresses.body(collection, id)),
                documents_count(number),
            )
        )
    return sorted(links, key=lambda pair: pair[0].text.lower())


def _year_links(meetings: list[Meeting]) -> list[tuple[Link, str]]:
    years = groupby(meetings, key=lambda meeting: meeting.document.date.year)
    return [
        (Link(f"{year} год", addresses.year(year)), documents_count(sum(1 for _ in group)))
        for year, group in years
    ]


def _region_links(meetings: list[Meeting]) -> list[tuple[Link, str]]:
    counted: dict[str, int] = defaultdict(int)
    for meeting in meetings:
        if meeting.region:
            counted[meeting.region] += 1
    return [
        (Link(name, addresses.region(name)), documents_count(number))
        for name, number in sorted(counted.items())
    ]


def topic_links(portal: Portal) -> list[tuple[Link, str]]:
    """Return the topics of a portal, each with how many decisions are on it."""
    return [
        (Link(str(topic.title), addresses.topic(id)), decisions_count(len(portal.on_topic.get(id, ()))))
        for id, topic in portal.topics.items()
    ]


def decisions_count(number: int) -> str:
    """Return «5 решений»."""
    return count(number, "решение", "решения", "решений")


def documents_count(number: int) -> str:
    """Return «5 документов»."""
    return count(number, "документ", "документа", "документов")


def _bodies(portal: Portal) -> Iterator[Page]:
    by_body: dict[tuple[str, str], list[Meeting]] = defaultdict(list)
    for meeting in portal.meetings.values():
        by_body[meeting.id.collection, meeting.id.body].append(meeting)
    for (collection, id), meetings in by_body.items():
        organization = portal.organizations.get(id)
        about = (Link("Страница органа", addresses.organization(id)), "") if organization else None
        extra = (Group(None, links=(about,)),) if about else ()
        name = organization.name if organization else id
        yield from _documents_pages(
            str(name), meetings, portal, (_ALL,), partial(addresses.body, collection, id), extra
        )


def _years(meetings: list[Meeting], portal: Portal) -> Iterator[Page]:
    years = [
        (year, list(group))
        for year, group in groupby(meetings, key=lambda meeting: meeting.document.date.year)
    ]
    for year, group in years:
        yield from _documents_pages(f"{year} год", group, portal, (_ALL,), partial(addresses.year, year))
    view = ListView((_ALL,), "Протоколы по годам", "", (Group(None, links=tuple(_year_links(meetings))),))
    yield Page(
        addresses.YEARS, "Протоколы по годам", "Протоколы и решения по годам.", addresses.PROTOCOLS, view
    )


def _regions(meetings: list[Meeting], portal: Portal) -> Iterator[Page]:
    organizations: dict[str, list[Organization]] = defaultdict(list)
    documents: dict[str, list[Meeting]] = defaultdict(list)
    for organization in portal.organizations.values():
        if region := region_of(organization, portal):
            organizations[region].append(organization)
    for meeting in meetings:
        if meeting.region:
            documents[meeting.region].append(meeting)
    for region in sorted({*organizations, *documents}):
        links = tuple(_organization_row(organization) for organization in _sorted(organizations[region]))
        extra = (Group(Heading("Организации региона", "organizations"), links=links),) if links else ()
        yield from _documents_pages(
            region, documents[region], portal, (_ALL,), partial(addresses.region, region), extra
        )
    view = ListView(
        (_ALL,), "Протоколы по регионам", "", (Group(None, links=tuple(_region_links(meetings))),)
    )
    yield Page(
        addresses.REGIONS,
        "Протоколы по регионам",
        "Протоколы и решения по регионам.",
        addresses.PROTOCOLS,
        view,
    )


def _documents_pages(
    title: str,
    meetings: list[Meeting],
    portal: Portal,
    crumbs: tuple[Link, ...],
    address: Callable[[int], str],
    extra: tuple[Group, ...] = (),
) -> Iterator[Page]:
    """Yield a list of documents, grouped by year, in as many pages as it needs."""
    parts = pages_of(meetings, ROWS)
    for number, part in enumerate(parts, 1):
        groups = tuple(
            Group(
                Heading(f"{year} год", f"y-{year}"), tuple(document_row(meeting, portal) for meeting in group)
            )
            for year, group in groupby(part, key=lambda meeting: meeting.document.date.year)
        )
        view = ListView(
            crumbs,
            title,
            documents_count(len(meetings)),
            (*groups, *extra) if number == 1 else groups,
            pager(number, len(parts), address),
            "" if meetings else "Опубликованных документов нет.",
        )
        yield Page(
            address(number), title, f"{title}: опубликованные протоколы и решения.", addresses.PROTOCOLS, view
        )


def _organizations(portal: Portal) -> Page:
    """Return the list of organizations, by region; what belongs to no region comes last."""
    by_region: dict[str, list[Organization]] = defaultdict(list)
    for organization in portal.organizations.values():
        by_region[region_of(organization, portal)].append(organization)
    groups = tuple(
        Group(
            Heading(region or "Без региона", f"r-{slug(region) or 'none'}"),
            links=tuple(
                _organization_row(organization, portal) for organization in _sorted(by_region[region])
            ),
        )
        for region in sorted(by_region, key=lambda name: (not name, name))
    )
    total = count(len(portal.organizations), "организация", "организации", "организаций")
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
    return sorted(organizations, key=lambda organization: organization.title.strip("«»„“").lower())


def _organization_row(organization: Organization, portal: Portal | None = None) -> tuple[Link, str]:
    about = organization.classification.label
    if portal is not None and (assigned := len(portal.assigned.get(organization.id, ()))):
        about = f"{about} · {count(assigned, 'поручение', 'поручения', 'поручений')}"
    return Link(organization.title, addresses.organization(organization.id)), about

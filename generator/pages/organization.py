"""An organization's page: what is asked of it, by when; what it answers for; where it took part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TypeVar

from generator.model.document import DocumentId
from generator.model.organization import Alias, Organization
from generator.model.portal import Portal
from generator.pages import addresses, words
from generator.pages.charts import Timeline, timeline
from generator.pages.entries import ORDER, Entry
from generator.pages.ledger import Ledger
from generator.pages.links import organization_link
from generator.pages.lists import document_row, pager, pages_of
from generator.pages.parts import Fact, Heading, Link
from generator.pages.regions import region_of, region_slug
from generator.pages.structured import of_organization
from generator.pages.subordination import groups_of, tree
from generator.pages.tallies import by_month, first_places, tables, tally
from generator.pages.views import AssignmentRow, ListGroup, OrganizationView, Page
from generator.text.collation import by_name
from generator.text.dates import format_date
from generator.text.typography import bind

NEWEST = 20
"""Documents of a body on its own page, above the way to all of them."""

VIA = 200
"""Decisions through groups on the page of an organization; all stand on the pages of the groups."""

ROWS = 100
"""Rows of each list on one page of an organization."""

T = TypeVar("T")


def organization_pages(organization: Organization, ledger: Ledger) -> Iterator[Page]:
    """Yield the page of an organization, and further pages where one of its lists needs them."""
    portal = ledger.portal
    assigned, left = _assignments(organization, ledger)
    parts = pages_of(assigned, ROWS)
    answers_for = pages_of(ledger.responsible(organization.id), ROWS)
    attended = pages_of(portal.attended.get(organization.id, ()), ROWS)
    address = partial(addresses.organization, organization.id)
    counted = tally(assigned, first_places(parts, address))
    last = max(len(parts), len(answers_for), len(attended))
    for number in range(1, last + 1):
        first = number == 1
        part = _part(parts, number)
        view = OrganizationView(
            crumbs=tuple(_crumbs(organization, portal)),
            title=organization.title,
            subtitle=str(organization.name) if organization.name != organization.title else "",
            facts=tuple(_facts(organization, portal)),
            tally=counted,
            tables=tables(part),
            more=tuple(_more(left, ledger)) if number == len(parts) else (),
            empty="" if assigned else "Поручений этой организации в опубликованных протоколах нет.",
            mine=_mine(organization, portal) if assigned else None,
            load=_load(assigned, ledger) if first else None,
            groups=(
                *_answers_for(_part(answers_for, number)),
                *(_convened(organization, portal) if first else ()),
                *_attended(_part(attended, number), portal),
                *(_members(organization, portal) if first else ()),
            ),
            tree=tree(organization, portal) if first else None,
            pager=pager(number, last, address),
        )
        yield Page(
            address=address(number),
            title=organization.title,
            description=_description(organization, len(assigned)),
            section=addresses.ORGANIZATIONS,
            view=view,
            structured=of_organization(organization, portal),
        )


def _part(parts: list[Sequence[T]], number: int) -> Sequence[T]:
    return parts[number - 1] if number <= len(parts) else ()


def _assignments(organization: Organization, ledger: Ledger) -> tuple[list[Entry], Mapping[str, int]]:
    """Collect decisions by state and deadline: its own, and those that come through groups, marked as such.

    Of the latter at most ``VIA`` stand here; the second value counts the rest by group.
    """
    own = {entry.ref: entry for entry in ledger.assigned(organization.id)}
    through = ledger.through(groups_of(organization.id, ledger.portal))
    others = list(through.items())
    if not own.keys().isdisjoint(through.keys()):
        others = [(ref, group) for ref, group in others if ref not in own]
    left = Counter(group for _, group in others[VIA:])
    # Python sorts stably: of one day, the organization's own decisions come before those of its groups.
    found = (*own.values(), *ledger.via(others[:VIA]))
    return sorted(found, key=_order), left


def _order(entry: Entry) -> tuple[int, date]:
    return ORDER[entry.state], entry.due or date.max


def _more(left: Mapping[str, int], ledger: Ledger) -> Iterator[tuple[Link, str]]:
    """Lead to the pages of the groups, where all the rest is, with how much of it comes from each."""
    for group, number in left.items():
        yield ledger.link(group), f"ещё {words.assignments_count(number)}"


def _mine(organization: Organization, portal: Portal) -> Link:
    region = region_slug(region_of(organization, portal))
    return Link(
        "Все поручения одним списком: для печати и календаря",
        f"{addresses.MINE}?region={region}&org={organization.id}",
    )


def _load(entries: Sequence[Entry], ledger: Ledger) -> Timeline | None:
    """Show how many deadlines end in each month, where there is more than one month."""
    months = by_month(entries)
    return timeline("Сроки по месяцам", months, ledger.today) if len(months) > 1 else None


def _crumbs(organization: Organization, portal: Portal) -> Iterator[Link]:
    yield Link("Организации", addresses.ORGANIZATIONS)
    above = portal.organizations.get(organization.parent or "")
    if above is not None:
        yield organization_link(above.id, portal)


def _facts(organization: Organization, portal: Portal) -> Iterator[Fact]:
    yield Fact("Вид", (Link(organization.classification.label),))
    dated = {str(alias.name): alias for alias in organization.aliases if alias.since or alias.until}
    names = [name for name in organization.other_names if name not in dated]
    if organization.name != organization.title and organization.name in names:
        names.remove(str(organization.name))
    if names:
        yield Fact("В документах также", tuple(map(Link, names)))
    if dated:
        yield Fact("Имена в разные годы", tuple(Link(_in_use(alias)) for alias in dated.values()))
    above = portal.organizations.get(organization.parent or "")
    if above is not None:
        yield Fact("Подчиняется", (organization_link(above.id, portal),))
    for label, ids in (
        ("Поручения через группы", groups_of(organization.id, portal)),
        ("Предшественники", organization.predecessors),
        ("Преемники", portal.successors.get(organization.id, ())),
    ):
        if ids:
            yield Fact(label, tuple(organization_link(str(id), portal) for id in ids))
    if region := region_of(organization, portal):
        yield Fact("Регион", (Link(region, addresses.region(region)),))


def _in_use(alias: Alias) -> str:
    """Return «Примерская гимназия, 1999–2016», «…, с 1999 года», «…, до 1 сентября 2016 года»."""
    if alias.since.isdigit() and alias.until.isdigit():
        return f"{alias.name}, {alias.since}–{alias.until}"
    since = f"с {_day(alias.since)}" if alias.since else ""
    until = f"до {_day(alias.until)}" if alias.until else ""
    return f"{alias.name}, {bind(f'{since} {until}'.strip())}"


def _day(authored: str) -> str:
    try:
        return format_date(date.fromisoformat(authored))
    except ValueError:
        return f"{authored} года" if authored.isdigit() else authored


def _answers_for(entries: Sequence[Entry]) -> Iterator[ListGroup]:
    if entries:
        links = tuple(_decision_row(entry.row) for entry in entries)
        yield ListGroup(Heading("Ответственный", "responsible"), links=links)


def _convened(organization: Organization, portal: Portal) -> Iterator[ListGroup]:
    convened = portal.convened.get(organization.id, ())
    if convened:
        newest = tuple(document_row(portal.heads[id], portal) for id in convened[:NEWEST])
        control = (Link("Исполнение решений", addresses.execution(organization.id)), "")
        lists = (*_body_lists(organization, portal), control)
        yield ListGroup(Heading("Документы органа", "documents"), newest, lists)


def _attended(ids: Sequence[DocumentId], portal: Portal) -> Iterator[ListGroup]:
    if ids:
        documents = tuple(document_row(portal.heads[id], portal) for id in ids)
        yield ListGroup(Heading("Принимали участие", "attended"), documents)


def _members(organization: Organization, portal: Portal) -> Iterator[ListGroup]:
    members = sorted(portal.members.get(organization.id, ()), key=lambda id: by_name(portal.title_of(id)))
    if members:
        kinds = (portal.organizations[id].classification.label for id in members)
        links = tuple(zip((organization_link(id, portal) for id in members), kinds, strict=True))
        yield ListGroup(Heading("Кто входит в группу", "members"), links=links)


def _body_lists(organization: Organization, portal: Portal) -> tuple[tuple[Link, str], ...]:
    """Lead to the whole list of a body's documents, in each collection that has some."""
    collections = Counter(id.collection for id in portal.convened[organization.id])
    return tuple(
        (Link("Все документы", addresses.body(collection, organization.id)), words.documents_count(number))
        for collection, number in sorted(collections.items())
    )


def _decision_row(row: AssignmentRow) -> tuple[Link, str]:
    about = f"{row.source.text} · {row.deadline}" if row.deadline else row.source.text
    return Link(f"{row.label}. {row.text}", row.address), about


def _description(organization: Organization, total: int) -> str:
    return f"{organization.name}: {words.assignments_count(total)} в опубликованных протоколах."

"""An organization's page: what is asked of it, by when; what it answers for; where it took part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from generator.model.document import Ref
from generator.model.organization import Organization
from generator.model.portal import Portal
from generator.pages import addresses, states, words
from generator.pages.decision import first_words
from generator.pages.lists import document_row, pager, pages_of, region_of
from generator.pages.views import (
    AssignmentRow,
    AssignmentTable,
    Chip,
    Fact,
    Group,
    Heading,
    Link,
    OrganizationView,
    Page,
)
from generator.text.plural import count

ROWS = 200
"""Decisions on one page of an organization."""

_TABLES = (
    (states.LATE, Heading("Срок прошёл", "late"), Chip("triangle", "late", "срок прошёл")),
    (states.AHEAD, Heading("Срок впереди", "ahead"), Chip("clock", "ink", "срок впереди")),
    (states.OPEN, Heading("Без точной даты", "open"), Chip("dashed", "quiet", "без точной даты")),
    ("", Heading("Без срока", "undated"), Chip("dash", "quiet", "без срока")),
)


def organization_pages(organization: Organization, portal: Portal, today: date) -> Iterator[Page]:
    """Yield the page of an organization, and further pages where it has many decisions."""
    assigned = _assignments(organization, portal, today)
    parts = pages_of([(state, row) for state, rows in assigned.items() for row in rows], ROWS)
    for number, part in enumerate(parts, 1):
        view = OrganizationView(
            crumbs=tuple(_crumbs(organization, portal)),
            title=organization.title,
            subtitle=str(organization.name) if organization.name != organization.title else "",
            facts=tuple(_facts(organization, portal)),
            tally=tuple(_tally(assigned)),
            tables=tuple(_tables(part)),
            empty="" if part else "Поручений этой организации в опубликованных протоколах нет.",
            groups=tuple(_groups(organization, portal)) if number == 1 else (),
            pager=pager(number, len(parts), partial(addresses.organization, organization.id)),
        )
        yield Page(
            address=addresses.organization(organization.id, number),
            title=organization.title,
            description=_description(organization, assigned),
            section=addresses.ORGANIZATIONS,
            view=view,
            kind="organization" if number == 1 else "",
            filters=(("region", region),) if (region := region_of(organization, portal)) else (),
        )


def groups_of(id: str, portal: Portal) -> tuple[str, ...]:
    """Return every group whose assignments reach an organization, nearest first.

    A group may belong to a group, and a group of people («руководители ШНОР») to the group of their
    organizations; a circle ends where it began.
    """
    found: dict[str, None] = {}
    queue = [str(group) for group in portal.organizations[id].groups]
    while queue:
        group = queue.pop(0)
        organization = portal.organizations.get(group)
        if organization is None or group in found or group == id:
            continue
        found[group] = None
        queue += [str(above) for above in organization.groups]
        if (
            organization.parent
            and (above := portal.organizations.get(organization.parent))
            and above.classification.is_group
        ):
            queue.append(above.id)
    return tuple(found)


def _assignments(organization: Organization, portal: Portal, today: date) -> dict[str, list[AssignmentRow]]:
    """Collect decisions by state: its own, then those that come through groups, each by deadline."""
    rows: dict[str, list[tuple[date, AssignmentRow]]] = {state: [] for state, _, _ in _TABLES}
    seen: set[Ref] = set()
    for owner in (organization.id, *groups_of(organization.id, portal)):
        via = (
            Link(portal.organizations[owner].title, addresses.organization(owner))
            if owner != organization.id
            else None
        )
        for ref in portal.assigned.get(owner, ()):
            if ref not in seen:
                seen.add(ref)
                decision = portal.decisions[ref]
                state = states.state(decision, today)
                deadline = states.principal(decision.deadlines)
                due = deadline.due if deadline and deadline.due else date.max
                rows[state if state in rows else ""].append((due, _row(ref, portal, today, via)))
    return {
        state: [row for _, row in sorted(pairs, key=lambda pair: (pair[0], pair[1].via is not None))]
        for state, pairs in rows.items()
    }


def _row(ref: Ref, portal: Portal, today: date, via: Link | None) -> AssignmentRow:
    decision = portal.decisions[ref]
    document = portal.meetings[ref.document].document
    return AssignmentRow(
        label=words.place(decision.clause, decision.context),
        address=addresses.decision(ref),
        text=first_words(decision),
        deadline="; ".join(str(deadline.text) for deadline in decision.deadlines),
        chip=states.chip(decision, today),
        source=Link(words.document_short(document), addresses.document(document.id)),
        via=via,
    )


def _tables(rows: Iterable[tuple[str, AssignmentRow]]) -> Iterator[AssignmentTable]:
    part = list(rows)
    for state, heading, _ in _TABLES:
        of_state = tuple(row for known, row in part if known == state)
        if of_state:
            yield AssignmentTable(heading, of_state)


def _tally(assigned: dict[str, list[AssignmentRow]]) -> Iterator[tuple[Chip, str, str]]:
    for state, heading, chip in _TABLES:
        if assigned[state]:
            yield chip, str(len(assigned[state])), heading.anchor


def _crumbs(organization: Organization, portal: Portal) -> Iterator[Link]:
    yield Link("Организации", addresses.ORGANIZATIONS)
    above = portal.organizations.get(organization.parent or "")
    if above is not None:
        yield Link(above.title, addresses.organization(above.id))


def _facts(organization: Organization, portal: Portal) -> Iterator[Fact]:
    yield Fact("Вид", (Link(organization.classification.label),))
    names = organization.other_names
    if organization.name != organization.title:
        names = tuple(name for name in names if name != organization.name)
    if names:
        yield Fact("В документах также", tuple(Link(name) for name in names))
    above = portal.organizations.get(organization.parent or "")
    if above is not None:
        yield Fact("Подчиняется", (Link(above.title, addresses.organization(above.id)),))
    groups = groups_of(organization.id, portal)
    if groups:
        yield Fact("Поручения через группы", tuple(_organization_link(id, portal) for id in groups))
    if organization.predecessors:
        yield Fact(
            "Предшественники", tuple(_organization_link(str(id), portal) for id in organization.predecessors)
        )
    if region := region_of(organization, portal):
        yield Fact("Регион", (Link(region, addresses.region(region)),))


def _organization_link(id: str, portal: Portal) -> Link:
    organization = portal.organizations.get(id)
    return Link(organization.title, addresses.organization(id)) if organization else Link(id)


def _groups(organization: Organization, portal: Portal) -> Iterator[Group]:
    answers_for = portal.responsible.get(organization.id, ())
    if answers_for:
        yield Group(
            Heading("Ответственный", "responsible"),
            links=tuple(_decision_row(ref, portal) for ref in answers_for),
        )
    for title, anchor, ids in (
        ("Документы органа", "documents", portal.convened.get(organization.id, ())),
        ("Принимали участие", "attended", portal.attended.get(organization.id, ())),
    ):
        if ids:
            yield Group(
                Heading(title, anchor),
                documents=tuple(document_row(portal.meetings[id], portal) for id in ids),
            )
    for title, anchor, members in (
        ("Кто входит в группу", "members", portal.members.get(organization.id, ())),
        ("Подчинённые организации", "children", portal.children.get(organization.id, ())),
    ):
        if members:
            links = tuple(
                (_organization_link(id, portal), portal.organizations[id].classification.label)
                for id in members
            )
            yield Group(Heading(title, anchor), links=links)


def _decision_row(ref: Ref, portal: Portal) -> tuple[Link, str]:
    row = _row(ref, portal, date.min, None)
    about = f"{row.source.text} · {row.deadline}" if row.deadline else row.source.text
    return Link(f"{row.label}. {row.text}", row.address), about


def _description(organization: Organization, assigned: dict[str, list[AssignmentRow]]) -> str:
    total = sum(map(len, assigned.values()))
    assignments = count(total, "поручение", "поручения", "поручений")
    return f"{organization.name}: {assignments} в опубликованных протоколах."

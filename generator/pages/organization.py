"""An organization's page: what is asked of it, by when; what it answers for; where it took part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from operator import attrgetter

from generator.model.document import Ref
from generator.model.organization import Organization
from generator.model.portal import Portal
from generator.pages import addresses, states, words
from generator.pages.decision import first_words
from generator.pages.lists import document_row, documents_count, pager, pages_of, region_of
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

NEWEST = 20
"""Documents of a body on its own page, above the way to all of them."""

VIA = 200
"""Decisions through groups on the page of an organization; all stand on the pages of the groups."""

ROWS = 200
"""Decisions on one page of an organization."""

_TABLES = (
    (states.LATE, Heading("Срок прошёл", "late"), Chip("triangle", "late", "срок прошёл")),
    (states.AHEAD, Heading("Срок впереди", "ahead"), Chip("clock", "ink", "срок впереди")),
    (states.OPEN, Heading("Без точной даты", "open"), Chip("dashed", "quiet", "без точной даты")),
    ("", Heading("Без срока", "undated"), Chip("dash", "quiet", "без срока")),
    (states.DONE, Heading("Исполнено", "done"), Chip("disc", "done", "исполнено")),
    (states.LIFTED, Heading("Снято с контроля", "lifted"), Chip("dash", "quiet", "снято с контроля")),
    (states.REPEALED, Heading("Отменено", "repealed"), Chip("dash", "quiet", "отменено")),
)


def organization_pages(organization: Organization, ledger: Ledger) -> Iterator[Page]:
    """Yield the page of an organization, and further pages where it has many decisions."""
    portal = ledger.portal
    assigned, left = _assignments(organization, ledger)
    parts = pages_of([(state, row) for state, rows in assigned.items() for row in rows], ROWS)
    for number, part in enumerate(parts, 1):
        view = OrganizationView(
            crumbs=tuple(_crumbs(organization, portal)),
            title=organization.title,
            subtitle=str(organization.name) if organization.name != organization.title else "",
            facts=tuple(_facts(organization, portal)),
            tally=tuple(_tally(organization, parts)),
            tables=tuple(_tables(part)),
            more=_more(left) if number == len(parts) else "",
            empty="" if part else "Поручений этой организации в опубликованных протоколах нет.",
            groups=tuple(_groups(organization, ledger)) if number == 1 else (),
            pager=pager(number, len(parts), partial(addresses.organization, organization.id)),
        )
        yield Page(
            address=addresses.organization(organization.id, number),
            title=organization.title,
            description=_description(organization, assigned),
            section=addresses.ORGANIZATIONS,
            view=view,
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


@dataclass(frozen=True, slots=True)
class _Entry:
    """A decision as every list of assignments shows it."""

    ref: Ref
    state: str
    due: date
    row: AssignmentRow


class Ledger:
    """Decisions as rows, each made once: a group's decisions stand on the pages of all its members."""

    def __init__(self, portal: Portal, today: date) -> None:
        self.portal = portal
        self.today = today
        self._entries: dict[Ref, _Entry] = {}
        self._through: dict[tuple[str, ...], Sequence[_Entry]] = {}

    def entry(self, ref: Ref) -> _Entry:
        """Return a decision's row with what it is sorted by."""
        if ref not in self._entries:
            decision = self.portal.decisions[ref]
            due = states.due(decision) or date.max
            state = states.state(decision, self.today)
            self._entries[ref] = _Entry(ref, state, due, self._row(ref, state))
        return self._entries[ref]

    def through(self, groups: tuple[str, ...]) -> Sequence[_Entry]:
        """Return the decisions that come through groups, the latest deadline first."""
        if groups not in self._through:
            found: dict[Ref, _Entry] = {}
            for group in groups:
                link = Link(self.portal.organizations[group].title, addresses.organization(group))
                for ref in self.portal.assigned.get(group, ()):
                    if ref not in found:
                        entry = self.entry(ref)
                        found[ref] = replace(entry, row=replace(entry.row, via=link))
            self._through[groups] = sorted(found.values(), key=attrgetter("due"), reverse=True)
        return self._through[groups]

    def _row(self, ref: Ref, state: str) -> AssignmentRow:
        decision = self.portal.decisions[ref]
        document = self.portal.meetings[ref.document].document
        return AssignmentRow(
            label=words.place(decision.clause, decision.context),
            address=addresses.decision(ref),
            text=first_words(decision),
            deadline="; ".join(str(deadline.text) for deadline in decision.deadlines),
            chip=(states.overdue if state == states.LATE else states.chip)(decision, self.today),
            source=Link(words.document_short(document), addresses.document(document.id)),
        )


def _assignments(organization: Organization, ledger: Ledger) -> tuple[dict[str, list[AssignmentRow]], int]:
    """Collect decisions by state: its own, then those that come through groups, each by deadline.

    Of the latter at most ``VIA`` stand here, the latest; the second value counts the rest.
    """
    own = dict.fromkeys(ledger.portal.assigned.get(organization.id, ()))
    through = ledger.through(groups_of(organization.id, ledger.portal))
    others = [entry for entry in through if entry.ref not in own] if own else through
    by_state: dict[str, list[AssignmentRow]] = {state: [] for state, _, _ in _TABLES}
    # Python sorts stably: of one day, the organization's own decisions come before those of its groups.
    found = sorted((*map(ledger.entry, own), *others[:VIA]), key=attrgetter("due"))
    for entry in found:
        by_state[entry.state if entry.state in by_state else ""].append(entry.row)
    return by_state, len(others[VIA:])


def _tables(rows: Iterable[tuple[str, AssignmentRow]]) -> Iterator[AssignmentTable]:
    part = list(rows)
    for state, heading, _ in _TABLES:
        of_state = tuple(row for known, row in part if known == state)
        if of_state:
            yield AssignmentTable(heading, of_state)


def _tally(
    organization: Organization, parts: list[Sequence[tuple[str, AssignmentRow]]]
) -> Iterator[tuple[Chip, str, str]]:
    """Count the decisions of each state, and lead to the page on which their table begins."""
    for state, heading, chip in _TABLES:
        counts = [sum(known == state for known, _ in part) for part in parts]
        if sum(counts):
            page = next(number for number, found in enumerate(counts, 1) if found)
            yield chip, str(sum(counts)), f"{addresses.organization(organization.id, page)}#{heading.anchor}"


def _more(left: int) -> str:
    """Say that more has come through groups than stands here; the facts above lead to their pages."""
    if not left:
        return ""
    return (
        f"Через группы поручено ещё {count(left, 'решение', 'решения', 'решений')}: они — на страницах групп."
    )


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


def _groups(organization: Organization, ledger: Ledger) -> Iterator[Group]:
    portal = ledger.portal
    answers_for = portal.responsible.get(organization.id, ())
    if answers_for:
        links = tuple(_decision_row(ledger.entry(ref).row) for ref in answers_for)
        yield Group(Heading("Ответственный", "responsible"), links=links)
    convened = portal.convened.get(organization.id, ())
    if convened:
        newest = tuple(document_row(portal.meetings[id], portal) for id in convened[:NEWEST])
        yield Group(Heading("Документы органа", "documents"), newest, _body_lists(organization, portal))
    attended = portal.attended.get(organization.id, ())
    if attended:
        documents = tuple(document_row(portal.meetings[id], portal) for id in attended)
        yield Group(Heading("Принимали участие", "attended"), documents)
    for title, anchor, members in (
        ("Кто входит в группу", "members", portal.members.get(organization.id, ())),
        ("Подчинённые организации", "children", portal.children.get(organization.id, ())),
    ):
        if members:
            kinds = (portal.organizations[id].classification.label for id in members)
            links = tuple(zip((_organization_link(id, portal) for id in members), kinds, strict=True))
            yield Group(Heading(title, anchor), links=links)


def _body_lists(organization: Organization, portal: Portal) -> tuple[tuple[Link, str], ...]:
    """Lead to the whole list of a body's documents, in each collection that has some."""
    collections = Counter(id.collection for id in portal.convened[organization.id])
    return tuple(
        (Link("Все документы", addresses.body(collection, organization.id)), documents_count(number))
        for collection, number in sorted(collections.items())
    )


def _decision_row(row: AssignmentRow) -> tuple[Link, str]:
    about = f"{row.source.text} · {row.deadline}" if row.deadline else row.source.text
    return Link(f"{row.label}. {row.text}", row.address), about


def _description(organization: Organization, assigned: dict[str, list[AssignmentRow]]) -> str:
    total = sum(map(len, assigned.values()))
    assignments = count(total, "поручение", "поручения", "поручений")
    return f"{organization.name}: {assignments} в опубликованных протоколах."

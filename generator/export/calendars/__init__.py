"""Calendars of a portal (iCalendar, RFC 5545): meetings, and deadlines as days and as tasks.

Of the whole portal, of each year, body, organization and group. The calendars of years hold all that
there is; the others hold what comes last, so that phones and mail services take them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain, islice

from msgspec import Struct

from generator.export.artifact import FileGroup, Files, Streamed
from generator.export.excerpts import lines
from generator.export.excerpts.components import Task
from generator.export.material import Material
from generator.export.outlines import Outline
from generator.export.places import place
from generator.export.through import NEWEST, Newest, through
from generator.model.document import DocumentId, Ref
from generator.model.group import Group
from generator.pages import addresses
from generator.pages.follow import DEADLINES, MEETINGS, TASKS
from generator.pages.subordination import groups_of

MOST = 500
"""Meetings or deadlines of one calendar, the latest: services refuse large ones, Google those over 1 MB."""

VIA = 50
"""Deadlines that come to an organization through its groups; the calendars of the groups hold more."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose calendars they are: their name, and their address by what they hold."""

    name: str
    address: Callable[[str], str]


class Due(Struct, frozen=True, gc=False):
    """A last day of a decision; ``number`` counts those of one decision from 1."""

    day: date
    ref: Ref
    number: int


def calendars(of: Material) -> Iterator[FileGroup]:
    """Yield every calendar that ``pages.follow`` offers, and the deadlines of every year."""
    made = _Calendars(of)
    yield Group("calendar all", made.of_site)
    for year in of.portal.years:
        yield Group(f"calendar meetings {year}", partial(made.meetings_of, year))
    for year in sorted(made.due):
        yield Group(f"calendar deadlines {year}", partial(made.deadlines_of, year))
    for body in of.portal.convened:
        yield Group(f"calendar body {body}", partial(made.of_body, body))
    for organization in of.portal.organizations:
        yield Group(f"calendar organization {organization}", partial(made.of_organization, organization))


class _Calendars:
    """What each group makes; ``due`` are the deadlines of each year."""

    def __init__(self, of: Material) -> None:
        self._of = of
        self._portal = of.portal
        newest = Newest(of.portal.organizations, self._own, _last_first, VIA)
        self._newest = of.portal.watch(NEWEST, newest)
        self.due = of.portal.watch("due", by_year(of))

    def of_site(self) -> Files:
        """Yield the calendars of the whole portal."""
        scope = Scope("", addresses.site_calendar)
        yield from self._meetings(scope, islice(self._portal.heads, MOST))
        yield from self._deadlines(scope, _latest(_by_body(self._of.outlines, self._portal.heads)))

    def meetings_of(self, year: int) -> Files:
        """Yield the meetings of a year."""
        return self._meetings(_year(year), self._of.portal.years[year])

    def deadlines_of(self, year: int) -> Files:
        """Yield the deadlines that end in a year, as days."""
        return self._days(_year(year), self.due[year])

    def of_body(self, id: str) -> Files:
        """Yield the meetings of a body, and the deadlines that it set."""
        scope = Scope(self._portal.title_of(id), partial(addresses.body_calendar, id))
        held = self._portal.convened[id]
        yield from self._meetings(scope, held[:MOST])
        yield from self._deadlines(scope, _latest(_by_body(self._of.outlines, held)))

    def of_organization(self, id: str) -> Files:
        """Yield the deadlines of an organization, by name and through its groups."""
        scope = Scope(self._portal.title_of(id), partial(addresses.organization_calendar, id))
        named = self._own(id)
        groups = groups_of(id, self._portal)
        reached = through(self._newest, groups, named, _last_first, VIA)
        yield from self._deadlines(scope, [*_latest(named), *reached])

    def _own(self, id: str) -> list[Due]:
        outlines = self._of.outlines
        refs = self._portal.assigned.get(id, ())
        return [due for ref in refs for due in _last_days(outlines[ref.document], ref.clause)]

    def _meetings(self, scope: Scope, ids: Iterable[DocumentId]) -> Files:
        documents = self._of.excerpts.documents
        if held := _oldest_first(ids):
            yield self._file(scope, "заседания", MEETINGS, (documents[id].event for id in held))

    def _deadlines(self, scope: Scope, found: list[Due]) -> Files:
        yield from self._days(scope, found)
        if found:
            yield self._file(scope, "сроки как задачи", TASKS, (task.todo for task in self._tasks(found)))

    def _days(self, scope: Scope, found: Sequence[Due]) -> Files:
        if found:
            yield self._file(scope, "сроки", DEADLINES, (task.event for task in self._tasks(found)))

    def _tasks(self, found: Sequence[Due]) -> Iterator[Task]:
        """Yield deadlines in order."""
        decisions = self._of.excerpts.decisions
        return (decisions[due.ref].tasks[due.number - 1] for due in sorted(found, key=_by_day))

    def _file(self, scope: Scope, words: str, content: str, components: Iterable[bytes]) -> Streamed:
        """Return a calendar around components that are encoded already."""
        settings = self._of.settings
        address = scope.address(content)
        name = f"{scope.name}: {words}" if scope.name else f"{settings.site_name or 'Портал'}: {words}"
        head = (
            lines.line("VERSION", "2.0"),
            lines.line("PRODID", "-//Glasno//Glasno//RU"),
            lines.line("CALSCALE", "GREGORIAN"),
            lines.line("METHOD", "PUBLISH"),
            lines.text("NAME", name),
            lines.text("X-WR-CALNAME", name),
            lines.line("REFRESH-INTERVAL;VALUE=DURATION", "P1D"),
            lines.line("SOURCE;VALUE=URI", place(address, settings)) if settings.site_url else b"",
            lines.line("X-PUBLISHED-TTL", "P1D"),
        )
        return Streamed(address, lines.around("VCALENDAR", chain(head, components)))


def by_year(of: Material) -> Mapping[int, Sequence[Due]]:
    """Return the deadlines that end in each year, body by body."""
    years: dict[int, list[Due]] = defaultdict(list)
    for due in _by_body(of.outlines, of.portal.heads):
        years[due.day.year].append(due)
    return dict(years)


def _by_body(outlines: Mapping[DocumentId, Outline], ids: Iterable[DocumentId]) -> Iterator[Due]:
    """Yield the deadlines that documents set, body by body."""
    bodies: dict[str, list[Due]] = defaultdict(list)
    for id in ids:
        outline = outlines[id]
        for clause in outline.decisions:
            if found := _last_days(outline, clause):
                bodies[id.body] += found
    return chain.from_iterable(bodies.values())


def _last_days(outline: Outline, clause: str) -> list[Due]:
    days = outline.decisions[clause].due
    return [Due(day, Ref(outline.id, clause), number) for number, day in enumerate(days, 1)]


def _latest(found: Iterable[Due]) -> list[Due]:
    return sorted(found, key=_last_first)[:MOST]


def _by_day(one: Due) -> date:
    return one.day


def _last_first(one: Due) -> int:
    return -one.day.toordinal()


def _oldest_first(ids: Iterable[DocumentId]) -> list[DocumentId]:
    """Return documents, newest first before, by their days; those of one day keep their order."""
    return sorted(ids, key=lambda id: id.name[:10])


def _year(year: int) -> Scope:
    return Scope(f"{year} год", partial(addresses.year_calendar, year))

"""Calendars of a portal (iCalendar, RFC 5545): meetings, and deadlines as days and as tasks.

Of the whole portal, of each year, body, organization and group. The calendars of years hold all that
there is; the others hold what comes last, so that phones and mail services take them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TypeVar

from icalendar import Calendar

from generator.export.artifact import Artifact
from generator.export.calendars.components import Held, Task, held, tasks
from generator.export.places import place
from generator.export.through import Through
from generator.model.document import Ref
from generator.model.portal import Portal
from generator.model.settings import Settings
from generator.pages import addresses
from generator.pages.follow import DEADLINES, MEETINGS, TASKS, dated_organizations, is_dated
from generator.pages.subordination import groups_of

MOST = 500
"""Meetings or deadlines of one calendar, the latest: services refuse large ones, Google those over 1 MB."""

VIA = 50
"""Deadlines that come to an organization through its groups; the calendars of the groups hold more."""

T = TypeVar("T", Held, Task)


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose calendars they are: their name, and their address by what they hold."""

    name: str
    address: Callable[[str], str]
    settings: Settings


def calendars(portal: Portal, settings: Settings, _today: date) -> Iterator[Artifact]:
    """Yield every calendar that ``pages.follow`` offers, and the deadlines of every year."""
    meetings = {id: held(meeting, portal, settings) for id, meeting in portal.meetings.items()}
    deadlines = {
        ref: tasks(decision, portal, settings)
        for ref, decision in portal.decisions.items()
        if is_dated(decision)
    }
    of_body: dict[str, list[Task]] = defaultdict(list)
    for ref, found in deadlines.items():
        of_body[ref.document.body] += found
    every = [task for found in of_body.values() for task in found]
    site = Scope("", addresses.site_calendar, settings)
    yield from _meetings(site, _latest(meetings.values(), MOST))
    yield from _deadlines(site, _latest(every, MOST))
    for year, of_year in _by_year(meetings.values()).items():
        yield from _meetings(Scope(f"{year} год", partial(addresses.year_calendar, year), settings), of_year)
    for year, due in _by_year(every).items():
        yield from _days(Scope(f"{year} год", partial(addresses.year_calendar, year), settings), due)
    for body, ids in portal.convened.items():
        scope = Scope(_title(body, portal), partial(addresses.body_calendar, body), settings)
        yield from _meetings(scope, _latest((meetings[id] for id in ids), MOST))
        yield from _deadlines(scope, _latest(of_body[body], MOST))
    yield from _organizations(portal, deadlines, settings)


def _organizations(
    portal: Portal, deadlines: Mapping[Ref, tuple[Task, ...]], settings: Settings
) -> Iterator[Artifact]:
    def own(id: str) -> list[Task]:
        return [task for ref in portal.assigned.get(id, ()) for task in deadlines.get(ref, ())]

    through = Through(own, _last_first, VIA)
    for id in sorted(dated_organizations(portal)):
        scope = Scope(_title(id, portal), partial(addresses.organization_calendar, id), settings)
        named = own(id)
        yield from _deadlines(scope, [*_latest(named, MOST), *through.of(groups_of(id, portal), named)])


def _meetings(scope: Scope, meetings: list[Held]) -> Iterator[Artifact]:
    if meetings:
        yield _file(scope, "заседания", MEETINGS, [one.event for one in _in_order(meetings)])


def _deadlines(scope: Scope, found: list[Task]) -> Iterator[Artifact]:
    yield from _days(scope, found)
    if found:
        yield _file(scope, "сроки как задачи", TASKS, [one.todo for one in _in_order(found)])


def _days(scope: Scope, found: list[Task]) -> Iterator[Artifact]:
    if found:
        yield _file(scope, "сроки", DEADLINES, [one.event for one in _in_order(found)])


def _file(scope: Scope, words: str, content: str, components: list[bytes]) -> Artifact:
    """Return a calendar around components that are encoded already."""
    settings = scope.settings
    address = scope.address(content)
    name = f"{scope.name}: {words}" if scope.name else f"{settings.site_name or 'Портал'}: {words}"
    calendar = Calendar()
    calendar.add("prodid", "-//Glasno//Glasno//RU")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    if settings.site_url:
        calendar.add("source", place(address, settings), parameters={"VALUE": "URI"})
    start, end, last = calendar.to_ical().rpartition(b"END:")
    return Artifact(address, b"".join((start, *components, end, last)))


def _latest(found: Iterable[T], most: int) -> list[T]:
    return sorted(found, key=_last_first)[:most]


def _in_order(found: Iterable[T]) -> list[T]:
    return sorted(found, key=lambda one: one.day)


def _last_first(one: Held | Task) -> tuple[int, ...]:
    return (-one.day.toordinal(),)


def _by_year(found: Iterable[T]) -> dict[int, list[T]]:
    years: dict[int, list[T]] = defaultdict(list)
    for one in found:
        years[one.day.year].append(one)
    return dict(sorted(years.items()))


def _title(id: str, portal: Portal) -> str:
    organization = portal.organizations.get(id)
    return organization.title if organization else id

"""Small pages for a frame of another site: what was decided last, and what is due next.

Each stands alone: one file, one style sheet, no script, no frame of the site around it. None is called
``index.html``: they are no pages that search engines list, or whose addresses are kept for ever.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from heapq import nsmallest
from importlib.resources import files
from itertools import islice
from operator import itemgetter

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from generator.export.artifact import Artifact
from generator.model.portal import Decision, Meeting, Portal
from generator.model.settings import Settings
from generator.pages import addresses, states, words
from generator.pages.places import prefix
from generator.text.dates import format_date
from generator.text.plural import count
from generator.text.typography import bind

ROWS = 5
"""Lines of a widget."""
STYLE = f"{addresses.WIDGETS}widget.css"

_ENVIRONMENT = Environment(
    loader=PackageLoader("generator.export"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
    auto_reload=False,
)


Due = tuple[date, Decision]


@dataclass(frozen=True, slots=True)
class WidgetRow:
    """A line: a day in words, a link, and what is said under it."""

    day: str
    text: str
    address: str
    about: str


@dataclass(frozen=True, slots=True)
class Widget:
    """A widget as its template shows it; ``source`` is whose decisions they are."""

    title: str
    source: str
    rows: tuple[WidgetRow, ...]
    empty: str
    more: str
    more_address: str


def widgets(portal: Portal, settings: Settings, today: date) -> Iterator[Artifact]:
    """Yield the style sheet, and both widgets of the whole portal and of each body."""
    yield Artifact(STYLE, files("generator.export").joinpath("templates", "widget.css").read_bytes())
    due: dict[str, list[Due]] = defaultdict(list)
    for decision in portal.pages:
        day = states.last_day(decision)
        if day is not None and day >= today and states.state(decision, today) in (states.AHEAD, states.OPEN):
            due[decision.ref.document.body].append((day, decision))
    site = settings.site_name or "Портал протоколов"
    latest = Widget("Последние решения", site, (), "Решений пока нет.", "Все решения", addresses.PROTOCOLS)
    nearest = Widget("Ближайшие сроки", site, (), "Ближайших сроков нет.", "Все сроки", addresses.DEADLINES)
    every = (entry for found in due.values() for entry in found)
    yield _latest(latest, addresses.widget("latest"), portal.meetings.values(), portal, today)
    yield _nearest(nearest, addresses.widget("deadlines"), every, portal, today)
    for body, ids in portal.convened.items():
        page, source = addresses.body(ids[0].collection, body), _title(body, portal)
        meetings = (portal.meetings[id] for id in ids)
        own = replace(latest, source=source, more_address=page)
        yield _latest(own, addresses.widget("latest", body), meetings, portal, today)
        own = replace(nearest, source=source, more="Все решения", more_address=page)
        yield _nearest(own, addresses.widget("deadlines", body), due[body], portal, today)


def _latest(
    widget: Widget, address: str, meetings: Iterable[Meeting], portal: Portal, today: date
) -> Artifact:
    """Return a widget with the documents that come first."""
    rows = (
        WidgetRow(
            bind(format_date(meeting.document.date)),
            bind(f"{words.document_title(meeting.document)}: {_title(str(meeting.document.body), portal)}"),
            addresses.document(meeting.id),
            _about(meeting),
        )
        for meeting in islice(meetings, ROWS)
    )
    return _artifact(replace(widget, rows=tuple(rows)), address, today)


def _nearest(widget: Widget, address: str, due: Iterable[Due], portal: Portal, today: date) -> Artifact:
    """Return a widget with the deadlines that come first."""
    rows = (
        WidgetRow(
            bind(f"до {format_date(day)}"),
            words.first_words(decision),
            addresses.decision(decision.ref),
            ", ".join(_addressees(decision, portal)),
        )
        for day, decision in nsmallest(ROWS, due, key=itemgetter(0))
    )
    return _artifact(replace(widget, rows=tuple(rows)), address, today)


def _artifact(widget: Widget, address: str, today: date) -> Artifact:
    html = _template().render(
        widget=widget, root=prefix(address), style=STYLE, as_of=bind(format_date(today))
    )
    return Artifact(address, f"{html}\n".encode())


@cache
def _template() -> Template:
    return _ENVIRONMENT.get_template("widget.html")


def _about(meeting: Meeting) -> str:
    orders = [decision for decision in meeting.decisions if not decision.heading]
    dated = sum(bool(decision.deadlines) for decision in orders)
    about = count(len(orders), "решение", "решения", "решений")
    return f"{about}, со сроком {dated}" if dated else about


def _addressees(decision: Decision, portal: Portal) -> Iterable[str]:
    return dict.fromkeys(
        _title(mention.organization, portal) if mention.organization else str(mention.text)
        for mention in decision.addressees
    )


def _title(id: str, portal: Portal) -> str:
    organization = portal.organizations.get(id)
    return organization.title if organization else id

"""Small pages for a frame of another site: what was decided last, and what is due next.

Each stands alone: one file, one style sheet, no script, no frame of the site around it. None is called
``index.html``: they are no pages that search engines list, or whose addresses are kept for ever.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from heapq import nsmallest
from importlib.resources import files
from itertools import chain, islice
from operator import itemgetter

from generator.export.artifact import Artifact, FileGroup, Files
from generator.export.material import Material
from generator.export.templating import TEMPLATES
from generator.model.document import DocumentId, Ref
from generator.model.group import Group
from generator.model.portal import Decision, Meeting, Portal
from generator.pages import addresses, states, words
from generator.pages.places import prefix
from generator.pages.words import decisions_count
from generator.text.dates import format_date
from generator.text.typography import bind

ROWS = 5
"""Lines of a widget."""
STYLE = f"{addresses.WIDGETS}widget.css"


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


LATEST = Widget("Последние решения", "", (), "Решений пока нет.", "Все решения", "")
NEAREST = Widget("Ближайшие сроки", "", (), "Ближайших сроков нет.", "Все решения", "")


def widgets(of: Material) -> Iterator[FileGroup]:
    """Yield the style sheet, and both widgets of the whole portal and of each body."""
    yield Group("widgets style", _style)
    yield Group("widgets all", partial(_of_site, of))
    for body in of.portal.convened:
        yield Group(f"widgets body {body}", partial(_of_body, body, of))


def _style() -> Files:
    yield Artifact(STYLE, files("generator.export").joinpath("templates", "widget.css").read_bytes())


def _of_site(of: Material) -> Files:
    source = of.settings.site_name or "Портал протоколов"
    latest = replace(LATEST, source=source, more_address=addresses.PROTOCOLS)
    nearest = replace(NEAREST, source=source, more="Все сроки", more_address=addresses.DEADLINES)
    yield _latest(latest, addresses.widget("latest"), of.portal.heads, of)
    yield _nearest(nearest, addresses.widget("deadlines"), of.portal.heads, of)


def _of_body(id: str, of: Material) -> Files:
    ids = of.portal.convened[id]
    page, source = addresses.body(ids[0].collection, id), of.portal.title_of(id)
    latest = replace(LATEST, source=source, more_address=page)
    nearest = replace(NEAREST, source=source, more_address=page)
    yield _latest(latest, addresses.widget("latest", id), ids, of)
    yield _nearest(nearest, addresses.widget("deadlines", id), ids, of)


def _latest(widget: Widget, address: str, ids: Iterable[DocumentId], of: Material) -> Artifact:
    """Return a widget with the documents that come first."""
    meetings = (of.portal.meetings[id] for id in islice(ids, ROWS))
    rows = (
        WidgetRow(
            bind(format_date(meeting.document.date)),
            bind(f"{words.document_title(meeting.document)}: {of.portal.title_of(meeting.id.body)}"),
            addresses.document(meeting.id),
            _about(meeting),
        )
        for meeting in meetings
    )
    return _artifact(replace(widget, rows=tuple(rows)), address, of.today)


def _nearest(widget: Widget, address: str, ids: Iterable[DocumentId], of: Material) -> Artifact:
    """Return a widget with the deadlines that come first; of one day, body by body."""
    due: dict[str, list[tuple[date, Ref]]] = defaultdict(list)
    for id in ids:
        due[id.body] += _due(id, of)
    found = nsmallest(ROWS, chain.from_iterable(due.values()), key=itemgetter(0))
    rows = (
        WidgetRow(
            bind(f"до {format_date(day)}"),
            words.first_words(decision),
            addresses.decision(ref),
            ", ".join(_addressees(decision, of.portal)),
        )
        for day, ref in found
        for decision in (of.portal.decisions[ref],)
    )
    return _artifact(replace(widget, rows=tuple(rows)), address, of.today)


def _due(id: DocumentId, of: Material) -> Iterator[tuple[date, Ref]]:
    """Yield the decisions of a document that are still waited for, with their last day."""
    for mark in of.ledger.marks[id]:
        if mark.due is not None and mark.due >= of.today and mark.state in (states.AHEAD, states.OPEN):
            yield mark.due, mark.ref


def _artifact(widget: Widget, address: str, today: date) -> Artifact:
    html = TEMPLATES.part("widget.html")(widget, prefix(address), STYLE, bind(format_date(today)))
    return Artifact(address, f"{html}\n".encode())


def _about(meeting: Meeting) -> str:
    orders = meeting.pages
    dated = sum(bool(decision.deadlines) for decision in orders)
    about = decisions_count(len(orders))
    return f"{about}, со сроком {dated}" if dated else about


def _addressees(decision: Decision, portal: Portal) -> Iterable[str]:
    return dict.fromkeys(map(portal.name_of, decision.addressees))

"""How decisions are carried out: of every body, and of every meeting of a body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from generator.model.document import DocumentId
from generator.model.portal import Portal
from generator.pages import addresses, states, words
from generator.pages.charts import bar_chart
from generator.pages.ledger import Entry, Ledger, by_tone, tally
from generator.pages.lists import pager, pages_of
from generator.pages.parts import Heading, Link
from generator.pages.views import AssignmentTable, ExecutionView, Page
from generator.text.dates import format_date
from generator.text.plural import count
from generator.text.typography import bind

ROWS = 200
"""Meetings on one page."""

LATE = 30
"""Passed deadlines on the page of a body; all stand on the pages of their months and documents."""

_Row = tuple[str, str | None, tuple[int, ...]]
"""A label, an address, and numbers in the order of ``charts.SERIES``."""

_TITLE = "Исполнение"
_ALL = Link(_TITLE, addresses.EXECUTION)


def execution_pages(ledger: Ledger) -> Iterator[Page]:
    """Yield the page of all bodies, and the pages of each."""
    portal = ledger.portal
    by_meeting: dict[DocumentId, list[Entry]] = {
        meeting.id: [ledger.entry(decision.ref) for decision in meeting.decisions if not decision.heading]
        for meeting in portal.meetings.values()
    }
    by_body = {
        body: [entry for id in ids for entry in by_meeting[id]] for body, ids in portal.convened.items()
    }
    yield _first(by_body, _years(tuple(portal.meetings), by_meeting), ledger)
    for body, ids in portal.convened.items():
        yield from _body(body, ids, by_meeting, by_body[body], ledger)


def _first(by_body: dict[str, list[Entry]], years: list[_Row], ledger: Ledger) -> Page:
    portal = ledger.portal
    entries = [entry for found in by_body.values() for entry in found]
    rows = sorted(
        (_title(body, portal), addresses.execution(body), by_tone(entry.state for entry in found))
        for body, found in by_body.items()
        if found
    )
    view = ExecutionView(
        crumbs=(),
        title="Контроль исполнения",
        subtitle=_as_of(ledger),
        tally=tally(entries, {}),
        note=_reported(entries, portal),
        charts=tuple(
            (heading, bar_chart(caption, first, found))
            for heading, caption, first, found in (
                (Heading("По органам", "bodies"), "Исполнение решений по органам", "Орган", rows),
                (Heading("По годам", "years"), "Исполнение решений по годам", "Год", years),
            )
            if found
        ),
        empty="" if rows else "Решений пока нет.",
    )
    return _page(addresses.EXECUTION, "Контроль исполнения", "Как исполняются решения: по органам.", view)


def _body(
    body: str,
    ids: Sequence[DocumentId],
    by_meeting: dict[DocumentId, list[Entry]],
    entries: list[Entry],
    ledger: Ledger,
) -> Iterator[Page]:
    portal = ledger.portal
    name = _title(body, portal)
    address = partial(addresses.execution, body)
    late = sorted((entry for entry in entries if entry.state == states.LATE), key=lambda entry: entry.last)
    parts = pages_of(ids, ROWS)
    for number, part in enumerate(parts, 1):
        meetings = bar_chart(
            f"Исполнение решений по заседаниям: {name}",
            "Заседание",
            [
                (
                    words.document_short(portal.meetings[id].document),
                    addresses.document(id),
                    by_tone(entry.state for entry in by_meeting[id]),
                )
                for id in part
            ],
        )
        charts = [(Heading("По заседаниям", "meetings"), meetings)]
        years = _years(ids, by_meeting)
        if number == 1 and len(years) > 1:
            chart = bar_chart(f"Исполнение решений по годам: {name}", "Год", years)
            charts.insert(0, (Heading("По годам", "years"), chart))
        view = ExecutionView(
            crumbs=(_ALL, Link(name, addresses.organization(body) if body in portal.organizations else None)),
            title=f"Исполнение решений: {name}",
            subtitle=_as_of(ledger),
            tally=tally(entries, {states.LATE: f"{address()}#late"} if late else {}),
            note=_reported(entries, portal),
            charts=tuple(charts),
            tables=(AssignmentTable(_late_heading(late), tuple(entry.row for entry in late[-LATE:])),)
            if late and number == 1
            else (),
            pager=pager(number, len(parts), address),
        )
        yield _page(address(number), view.title, f"Как исполняются решения: {name}.", view)


def _years(ids: Sequence[DocumentId], by_meeting: dict[DocumentId, list[Entry]]) -> list[_Row]:
    states_of: dict[str, list[str]] = defaultdict(list)
    for year, group in groupby(ids, key=lambda id: id.name[:4]):
        for id in group:
            states_of[year] += (entry.state for entry in by_meeting[id])
    return [(year, addresses.year(int(year)), by_tone(found)) for year, found in states_of.items() if found]


def _late_heading(late: list[Entry]) -> Heading:
    title = "Срок прошёл, отчёта нет"
    return Heading(f"{title}: последние {LATE}" if len(late) > LATE else title, "late")


def _reported(entries: Sequence[Entry], portal: Portal) -> str:
    """Say of how many decisions nothing is known: that is no word of their not being carried out."""
    silent = sum(not portal.decisions[entry.ref].reports for entry in entries)
    if not silent:
        return ""
    of = count(len(entries), "решения", "решений", "решений")
    return (
        f"Из {of} о {silent} сведений об исполнении нет. Это не значит, что они не исполнены: "
        "отчёта о них портал не получал."
    )


def _as_of(ledger: Ledger) -> str:
    return bind(f"По отчётам, поступившим к {format_date(ledger.today)}.")


def _title(body: str, portal: Portal) -> str:
    organization = portal.organizations.get(body)
    return organization.title if organization else body


def _page(address: str, title: str, description: str, view: ExecutionView) -> Page:
    return Page(address, title, description, addresses.EXECUTION, view)

"""How decisions are carried out: of every body, and of every meeting of a body."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby

from generator.model.document import DocumentId
from generator.model.group import Group
from generator.pages import addresses, states, words
from generator.pages.charts import bar_chart
from generator.pages.entries import Mark
from generator.pages.ledger import Ledger
from generator.pages.lists import pager, pages_of
from generator.pages.parts import Heading, Link
from generator.pages.tallies import by_tone, late_heading, tally
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


def execution_groups(ledger: Ledger) -> Iterator[Group[Page]]:
    """Yield what makes the page of all bodies, and the pages of each."""
    yield Group("execution", lambda: (_first(ledger),))
    for body in ledger.portal.convened:
        yield Group(f"execution {body}", partial(_body, body, ledger))


def _first(ledger: Ledger) -> Page:
    portal = ledger.portal
    by_body = {body: _marks(ids, ledger) for body, ids in portal.convened.items()}
    marks = [mark for found in by_body.values() for mark in found]
    rows = sorted(
        (portal.title_of(body), addresses.execution(body), by_tone(mark.state for mark in found))
        for body, found in by_body.items()
        if found
    )
    view = ExecutionView(
        crumbs=(),
        title="Контроль исполнения",
        subtitle=_as_of(ledger),
        tally=tally(marks, {}),
        note=_reported(marks),
        charts=tuple(
            (heading, bar_chart(caption, first, found))
            for heading, caption, first, found in (
                (Heading("По органам", "bodies"), "Исполнение решений по органам", "Орган", rows),
                (
                    Heading("По годам", "years"),
                    "Исполнение решений по годам",
                    "Год",
                    _years(portal.heads, ledger),
                ),
            )
            if found
        ),
        empty="" if rows else "Решений пока нет.",
    )
    return _page(addresses.EXECUTION, "Контроль исполнения", "Как исполняются решения: по органам.", view)


def _marks(ids: Iterable[DocumentId], ledger: Ledger) -> list[Mark]:
    return [mark for id in ids for mark in ledger.marks[id]]


def _body(body: str, ledger: Ledger) -> Iterator[Page]:
    portal = ledger.portal
    ids = portal.convened[body]
    marks = _marks(ids, ledger)
    name = portal.title_of(body)
    address = partial(addresses.execution, body)
    late = sorted((mark for mark in marks if mark.state == states.LATE), key=lambda mark: mark.last)
    parts = pages_of(ids, ROWS)
    years = _years(ids, ledger)
    for number, part in enumerate(parts, 1):
        meetings = bar_chart(
            f"Исполнение решений по заседаниям: {name}",
            "Заседание",
            [
                (
                    words.document_short(portal.heads[id]),
                    addresses.document(id),
                    by_tone(mark.state for mark in ledger.marks[id]),
                )
                for id in part
            ],
        )
        charts = [(Heading("По заседаниям", "meetings"), meetings)]
        if number == 1 and len(years) > 1:
            chart = bar_chart(f"Исполнение решений по годам: {name}", "Год", years)
            charts.insert(0, (Heading("По годам", "years"), chart))
        tables: tuple[AssignmentTable, ...] = ()
        if late and number == 1:
            rows = tuple(entry.row for entry in ledger.entries(late[-LATE:]))
            tables = (AssignmentTable(late_heading(len(late), LATE), rows),)
        view = ExecutionView(
            crumbs=(_ALL, Link(name, addresses.organization(body) if body in portal.organizations else None)),
            title=f"Исполнение решений: {name}",
            subtitle=_as_of(ledger),
            tally=tally(marks, {states.LATE: f"{address()}#late"} if late else {}),
            note=_reported(marks),
            charts=tuple(charts),
            tables=tables,
            pager=pager(number, len(parts), address),
        )
        yield _page(address(number), view.title, f"Как исполняются решения: {name}.", view)


def _years(ids: Iterable[DocumentId], ledger: Ledger) -> list[_Row]:
    states_of: dict[str, list[str]] = defaultdict(list)
    for year, group in groupby(ids, key=lambda id: id.name[:4]):
        states_of[year] += (mark.state for mark in _marks(group, ledger))
    return [(year, addresses.year(int(year)), by_tone(found)) for year, found in states_of.items() if found]


def _reported(marks: Sequence[Mark]) -> str:
    """Say of how many decisions nothing is known: that is no word of their not being carried out."""
    silent = sum(not mark.reported for mark in marks)
    if not silent:
        return ""
    of = count(len(marks), "решения", "решений", "решений")
    return (
        f"Из {of} о {silent} сведений об исполнении нет. Это не значит, что они не исполнены: "
        "отчёта о них портал не получал."
    )


def _as_of(ledger: Ledger) -> str:
    return bind(f"По отчётам, поступившим к {format_date(ledger.today)}.")


def _page(address: str, title: str, description: str, view: ExecutionView) -> Page:
    return Page(address, title, description, addresses.EXECUTION, view)

"""Rows of tables: one decision stands in a hundred lists, and is drawn, settled and encoded once for them.

A template leaves a mark where the rows of a table belong. Between two signs that no text of a page can hold
it names the template of a row, and the heading of the table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from generator.pages.html import Html
from generator.pages.places import Settled, settle
from generator.pages.views import AssignmentRow, AssignmentTable

MARK = "\x04"

_KEPT = 4096
"""Rows, each of a template for pages of one depth."""


def mark(table: AssignmentTable, template: str) -> Html:
    """Return what stands for the rows of a table until the page is put together."""
    return Html(f"{MARK}{template} {table.heading.anchor}{MARK}")


def between(
    html: str, tables: Sequence[AssignmentTable]
) -> Iterator[tuple[str, str, Sequence[AssignmentRow]]]:
    """Yield HTML piece by piece, each with the rows that follow it and the template of these."""
    if not tables:
        yield html, "", ()
        return
    rows = {table.heading.anchor: table.rows for table in tables}
    pieces = html.split(MARK)
    for piece, named in zip(pieces[::2], (*pieces[1::2], ""), strict=True):
        template, _, anchor = named.partition(" ")
        yield piece, template, rows[anchor] if anchor else ()


class Rows:
    """Rows as they were drawn, until there are too many."""

    def __init__(self, draw: Callable[[AssignmentRow, str], str]) -> None:
        self._draw = draw
        self._kept: dict[tuple[int, str, str], tuple[AssignmentRow, Settled]] = {}

    def settled(self, rows: Sequence[AssignmentRow], template: str, root: str) -> Iterator[Settled]:
        """Yield rows for pages from which ``root`` is the way to the root of the site."""
        # Rows of a ledger are the same objects on every page: to compare each by its values takes longer.
        for row in rows:
            key = id(row), template, root
            kept = self._kept.get(key)
            if kept is None or kept[0] is not row:
                if len(self._kept) >= _KEPT:
                    self._kept.clear()
                kept = self._kept[key] = row, settle(self._draw(row, template), root)
            yield kept[1]

"""The clauses of a document as rows: each as printed, with the portal's reading, made once for all pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from generator.model.document import Clause, DecidedSection, Ref
from generator.model.portal import Meeting, Portal
from generator.pages import addresses, states
from generator.pages.citations import cited_point
from generator.pages.document_views import ClauseRow
from generator.pages.links import mention_link
from generator.text.typography import bind

ClauseRows = Mapping[str, ClauseRow]
"""The row of every clause of a document, by the id of the clause, with those under it."""


def clause_rows(meeting: Meeting, portal: Portal, today: date) -> ClauseRows:
    """Return the rows of a meeting's document."""
    rows: dict[str, ClauseRow] = {}
    for section in meeting.document.sections:
        if isinstance(section, DecidedSection):
            for clause in section.clauses:
                _add(rows, clause, meeting, portal, today, 1)
    return rows


def _add(
    rows: dict[str, ClauseRow], clause: Clause, meeting: Meeting, portal: Portal, today: date, depth: int
) -> ClauseRow:
    decision = portal.decisions[Ref(meeting.id, clause.id)]
    row = ClauseRow(
        anchor=addresses.anchor(clause.id),
        label=str(clause.label or ""),
        place=place_label(clause),
        address=None if decision.heading else addresses.decision(decision.ref),
        lines=tuple(map(str, clause.lines)),
        depth=depth,
        heading=decision.heading,
        chip=None if decision.heading else states.chip(decision, today),
        addressees=tuple(mention_link(mention, portal) for mention in decision.addressees),
        responsible=tuple(mention_link(mention, portal) for mention in decision.responsible),
        closing=tuple(map(str, clause.closing)),
        clauses=tuple(_add(rows, child, meeting, portal, today, depth + 1) for child in clause.clauses),
        cited="" if decision.heading else cited_point(decision),
    )
    rows[clause.id] = row
    return row


def place_label(clause: Clause) -> str:
    """Return the portal's label of a clause without a number, «абз. 1»; nothing for one that has a number."""
    return bind(f"абз. {clause.ordinal}") if clause.label is None else ""

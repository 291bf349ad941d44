"""Ids of clauses: made of printed labels, unique in the document, never of a position in the file.

A label printed twice («2.1.» twice, Irkutsk 2021) gets a suffix. Where numbering starts again for every
item of the agenda (Lesosibirsk 2019), the item's label leads: item 2.3, clause 1 is 2.3.1. An unnumbered
clause is cited by its place under its parent, «1.2, абз. 1», and has the id ``1.2-abz-1``.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from generator.model.document import Clause, DecidedSection, Section
from generator.text import labels


def identify(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return the sections with an id in every clause."""
    given: Counter[str] = Counter()
    unnumbered: Counter[str] = Counter()
    restarts = _restarts(sections)

    def number(clause: Clause, above: str, prefix: str) -> Clause:
        ordinal = 0
        if clause.label is None:
            unnumbered[above] += 1
            ordinal = unnumbered[above]
            wanted = f"{above}-abz-{ordinal}".lstrip("-")
        else:
            wanted = f"{prefix}{labels.slug(clause.label)}"
        given[wanted] += 1
        id = wanted if given[wanted] == 1 else f"{wanted}-{given[wanted]}"
        below = tuple(number(child, id, prefix) for child in clause.clauses)
        return replace(clause, id=id, ordinal=ordinal, clauses=below)

    def numbered(section: Section) -> Section:
        if not isinstance(section, DecidedSection):
            return section
        item = labels.slug(section.item) if section.item else ""
        prefix = f"{item}." if item and restarts else ""
        clauses = tuple(number(clause, item, prefix) for clause in section.clauses)
        return replace(section, clauses=clauses)

    return tuple(numbered(section) for section in sections)


def _restarts(sections: tuple[Section, ...]) -> bool:
    """Whether one label stands under two items of the agenda, so that it says little without the item."""
    items: dict[str, str] = {}
    for section in sections:
        if isinstance(section, DecidedSection) and section.item:
            for clause in section.clauses:
                item = items.setdefault(labels.slug(clause.label or ""), section.item)
                if clause.label and item != section.item:
                    return True
    return False

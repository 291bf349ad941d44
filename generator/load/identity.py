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
    given: set[str] = set()
    copies: Counter[str] = Counter()
    unnumbered: Counter[str] = Counter()
    restarts = _restarts(sections)

    def unique(wanted: str) -> str:
        copies[wanted] += 1
        id = wanted if copies[wanted] == 1 else f"{wanted}-{copies[wanted]}"
        if id in given:
            return unique(wanted)
        given.add(id)
        return id

    def number(clause: Clause, above: Clause | None, section: str, prefix: str) -> Clause:
        parent = above.id if above is not None else section
        ordinal = 0
        if clause.label is None:
            place = f"clause {parent}" if above is not None else f"item {section}"
            unnumbered[place] += 1
            ordinal = unnumbered[place]
            id = unique(f"{parent}-abz-{ordinal}".lstrip("-"))
        elif above is None or (above.label and labels.is_parent(above.label, clause.label)):
            id = unique(prefix + labels.slug(clause.label))
        else:
            # «а)» under «1.2.»: the label says little without the clause above it.
            id = unique(f"{parent}.{labels.slug(clause.label)}")
        named = replace(clause, id=id, ordinal=ordinal)
        return replace(
            named, clauses=tuple(number(child, named, section, prefix) for child in clause.clauses)
        )

    def numbered(section: Section) -> Section:
        if not isinstance(section, DecidedSection):
            return section
        item = labels.slug(section.item) if section.item else ""
        prefix = f"{item}." if item and restarts else ""
        return replace(
            section, clauses=tuple(number(clause, None, item, prefix) for clause in section.clauses)
        )

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

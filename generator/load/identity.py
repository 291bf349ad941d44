"""Ids of clauses: made of printed labels, unique in the document, never of a position in the file.

A label printed twice («2.1.» twice, Irkutsk 2021) gets a suffix. Where numbering starts again for every
item of the agenda (Lesosibirsk 2019), the item's label leads: item 2.3, clause 1 is 2.3.1. An unnumbered
clause is cited by its place under its parent, «1.2, абз. 1», and has the id ``1.2-abz-1``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.load.schema.document import ClauseFile, DecidedFile, SectionFile
from generator.source import Text
from generator.text import labels


class Identity(NamedTuple):
    """The id of a clause, and its place among its unnumbered neighbours, 0 for a numbered one."""

    id: str
    ordinal: int


def identify(sections: Iterable[SectionFile]) -> Iterator[Identity]:
    """Yield the identity of every clause in the order of the document."""
    decided = [section for section in sections if isinstance(section, DecidedFile)]
    namer = _Namer()
    restarts = _restarts(decided)
    for section in decided:
        item = labels.slug(section.item) if section.item else ""
        prefix = f"{item}." if item and restarts else ""
        for clause in section.clauses:
            yield from namer.name(clause, None, item, prefix)


class _Namer:
    """Gives ids and remembers them, so that no two clauses of a document get one."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._copies: Counter[str] = Counter()
        self._unnumbered: Counter[str] = Counter()

    def name(
        self, clause: ClauseFile, above: tuple[str, Text | None] | None, section: str, prefix: str
    ) -> Iterator[Identity]:
        """Name a clause and those under it; ``above`` are id and label of the clause it stands under."""
        parent, label = above or (section, None)
        ordinal = 0
        if clause.label is None:
            place = f"clause {parent}" if above is not None else f"item {section}"
            self._unnumbered[place] += 1
            ordinal = self._unnumbered[place]
            id = self._unique(f"{parent}-abz-{ordinal}".lstrip("-"))
        elif above is None or (label and labels.is_parent(label, clause.label)):
            id = self._unique(prefix + labels.slug(clause.label))
        else:
            # «а)» under «1.2.»: the label says little without the clause above it.
            id = self._unique(f"{parent}.{labels.slug(clause.label)}")
        yield Identity(id, ordinal)
        for child in clause.clauses:
            yield from self.name(child, (id, clause.label), section, prefix)

    def _unique(self, wanted: str) -> str:
        self._copies[wanted] += 1
        id = wanted if self._copies[wanted] == 1 else f"{wanted}-{self._copies[wanted]}"
        if id in self._given:
            return self._unique(wanted)
        self._given.add(id)
        return id


def _restarts(sections: Iterable[DecidedFile]) -> bool:
    """Whether one label stands under two items of the agenda, so that it says little without the item."""
    items: dict[str, str] = {}
    for section in sections:
        if section.item:
            for clause in section.clauses:
                item = items.setdefault(labels.slug(clause.label or ""), section.item)
                if clause.label and item != section.item:
                    return True
    return False

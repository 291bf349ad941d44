"""Rows of clauses, or of items of an agenda, that stand under one parent."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.document import AgendaItem, AgendaSection, Clause, DecidedSection, Section
from generator.source import Text
from generator.text.labels import parts


def clause_rows(section: Section) -> Iterator[tuple[Clause, ...]]:
    """Yield the clauses of a section and those under each of its clauses."""
    if isinstance(section, DecidedSection):
        yield section.clauses
        for clause in section.clauses:
            yield from (each.clauses for each in clause.walk() if each.clauses)


def label_rows(section: Section) -> Iterator[tuple[Text, ...]]:
    """Yield the labels of each row of clauses or of items of the agenda."""
    if isinstance(section, AgendaSection):
        yield from _item_rows(section.items)
    for row in clause_rows(section):
        yield tuple(clause.label for clause in row if clause.label is not None)


def _item_rows(items: tuple[AgendaItem, ...]) -> Iterator[tuple[Text, ...]]:
    yield tuple(item.label for item in items if item.label is not None)
    for item in items:
        if item.items:
            yield from _item_rows(item.items)


def runs(labels: tuple[Text, ...]) -> Iterator[tuple[Text, ...]]:
    """Yield the labels that count on from one another: one parent, one style, nothing above them between.

    «1. 2. 2.1. 2.2. 3.» in one flat list (Lesosibirsk 2019) is «1. 2. 3.» and «2.1. 2.2.»; «а) б)» after
    «1.» and «а)» after «2.» are two runs.
    """
    opened: dict[tuple[object, ...], list[Text]] = {}
    for label in labels:
        key = _style(label)
        if key in opened:
            while next(reversed(opened)) != key:
                yield tuple(opened.popitem()[1])
        opened.setdefault(key, []).append(label)
    yield from (tuple(run) for run in opened.values())


def _style(label: Text) -> tuple[object, ...]:
    numbers = parts(label)
    last = numbers[-1] if numbers else ""
    return last.isdigit(), label.rstrip().endswith(")"), numbers[:-1]

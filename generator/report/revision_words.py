"""What a revision changed in a document, told without a word of the former text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.document import Document
from generator.report.document_changes import outside

_MOST = 8
"""Clauses that are named one by one."""


def revision_words(before: Document, after: Document) -> tuple[str, ...]:
    """Return what differs: «изменён текст пункта 1.2», «добавлены пункты 3.1, 3.2»."""
    return tuple(_told(before, after))


def _told(before: Document, after: Document) -> Iterator[str]:
    was = {clause.id: (clause.label, clause.lines, clause.closing) for clause in before.clauses}
    now = {clause.id: (clause.label, clause.lines, clause.closing) for clause in after.clauses}
    changed = [id for id in now if id in was and now[id] != was[id]]
    yield from _clauses("изменён текст пункта", "изменён текст пунктов", changed)
    yield from _clauses("добавлен пункт", "добавлены пункты", [id for id in now if id not in was])
    yield from _clauses("убран пункт", "убраны пункты", [id for id in was if id not in now])
    old, new = list(outside(before)), list(outside(after))
    sections = dict.fromkeys(name for name, _ in sorted({*old} ^ {*new}, key=(new + old).index))
    if sections:
        many = "изменены разделы" if len(sections) > 1 else "изменён раздел"
        yield f"{many} {', '.join(f'«{name}»' for name in sections)}"
    elif old != new:
        yield "изменён порядок строк"
    if [id for id in now if id in was] != [id for id in was if id in now]:
        yield "изменён порядок пунктов"
    if _head(before) != _head(after):
        yield "изменены сведения о документе"
    if before.files != after.files:
        yield "изменён состав файлов"


def _clauses(one: str, many: str, ids: Iterable[str]) -> Iterator[str]:
    named = list(ids)
    if len(named) == 1:
        yield f"{one} {named[0]}"
    elif named:
        more = f" и другие, всего {len(named)}" if len(named) > _MOST else ""
        yield f"{many} {', '.join(named[:_MOST])}{more}"


def _head(document: Document) -> tuple[object, ...]:
    return (
        document.kind, document.fidelity, document.body, document.date, document.number, document.time,
        document.place, document.form, document.title, document.subject, document.region,
    )  # fmt: skip

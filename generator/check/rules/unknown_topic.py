"""An id that names no topic."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from generator.check.content import MOST, Content
from generator.check.nearest import nearest
from generator.check.sheet import Sheet
from generator.diagnostics import Diagnostic, error
from generator.source import Text

CODE = "unknown-topic"


def check_unknown_topic(content: Content) -> Iterator[Diagnostic]:
    """Refuse ids in ``topics`` and «Тема:» that the list of topics lacks."""
    known = content.portal.topics
    for sheet in content.sheets:
        unknown = (id for id in _stated(sheet) if id not in known)
        for id in islice(unknown, MOST):
            near = nearest(id, known)
            advice = f"Может быть, {near}?" if near else f"Добавьте в topics.yml: - id: {id}"
            yield error(CODE, id.span, f"Темы с id «{id}» в topics.yml нет.", advice)


def _stated(sheet: Sheet) -> Iterator[Text]:
    yield from sheet.document.topics
    for clause in sheet.clauses:
        yield from clause.topics

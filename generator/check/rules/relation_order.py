"""A decision that carries out one of a later day."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.content import Content
from generator.diagnostics import Diagnostic, warning
from generator.model.document import Ref
from generator.text.dates import format_date

CODE = "relation-order"


def check_relation_order(content: Content) -> Iterator[Diagnostic]:
    """Warn of relations to a later document: a decision bears on earlier ones."""
    meetings = content.portal.meetings
    for sheet in content.sheets:
        document = sheet.document
        for clause in sheet.clauses:
            for relation in clause.relations:
                ref = Ref.parse(relation.target)
                later = meetings.get(ref.document) if ref is not None else None
                if ref is None or later is None or later.document.date <= document.date:
                    continue
                yield warning(
                    CODE,
                    relation.target.span,
                    f"Решение {format_date(later.document.date)} принято позже этого документа "
                    f"({format_date(document.date)}).",
                    f"Напишите связь в том документе, который принят позже: {later.document.span().path}",
                )

"""A decision that carries out, amends or repeals one that does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from generator.check.content import MOST, Content
from generator.check.nearest import nearest
from generator.check.sheet import Sheet
from generator.diagnostics import Diagnostic, error
from generator.model.document import Ref
from generator.model.portal import Portal
from generator.source import Text

CODE = "relation-target"


def check_relation_target(content: Content) -> Iterator[Diagnostic]:
    """Refuse relations to a decision that is not published here, or to itself."""
    for sheet in content.sheets:
        yield from islice(_of_document(sheet, content.portal), MOST)


def _of_document(sheet: Sheet, portal: Portal) -> Iterator[Diagnostic]:
    for clause in sheet.clauses:
        own = Ref(sheet.document.id, clause.id)
        for relation in clause.relations:
            yield from _target(relation.target, own, portal)


def _target(target: Text, own: Ref, portal: Portal) -> Iterator[Diagnostic]:
    ref = Ref.parse(target)
    if ref is None:
        yield error(
            CODE,
            target.span,
            f"«{target}» — не адрес решения.",
            "protocols/<орган>/<дата>[-<номер>]/<пункт>, например protocols/yar-ks/2022-07-12/1.2.3",
        )
    elif ref == own:
        yield error(CODE, target.span, "Решение ссылается на само себя.", "Укажите прежнее решение.")
    elif ref not in portal.decisions:
        meeting = portal.meetings.get(ref.document)
        near = nearest(str(ref), (str(one.ref) for one in meeting.decisions) if meeting else ())
        yield error(
            CODE,
            target.span,
            f"Решения «{ref}» на портале нет.",
            f"Может быть, {near}?"
            if near
            else "Сначала добавьте документ с этим решением или исправьте адрес.",
        )

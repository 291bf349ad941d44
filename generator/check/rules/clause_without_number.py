"""A clause that was printed without a number between numbered ones (after 2.4, Yaroslavl 2022)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.content import Content
from generator.check.siblings import clause_rows
from generator.diagnostics import Diagnostic, warning
from generator.load.lines import BULLET
from generator.model.document import Clause

CODE = "clause-without-number"


def check_clause_without_number(content: Content) -> Iterator[Diagnostic]:
    """Warn of clauses without a number that stand in a row of numbered ones; bullets need none."""
    for document in content.documents:
        for row in (row for section in document.sections for row in clause_rows(section)):
            if not any(clause.label for clause in row):
                continue
            for clause in row:
                if clause.label is None and not _is_bullet(clause):
                    yield warning(
                        CODE,
                        clause.span,
                        "У пункта нет номера, а у соседних есть.",
                        "Если номера нет и в подлиннике, оставьте как есть: "
                        "на пункт можно будет сослаться по его месту.",
                    )


def _is_bullet(clause: Clause) -> bool:
    return bool(clause.lines) and BULLET.match(clause.lines[0]) is not None

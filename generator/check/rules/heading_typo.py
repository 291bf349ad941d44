"""A heading that is nearly the name of a section («## Решилли»)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from generator.check.content import MOST, Content
from generator.check.nearest import nearest
from generator.diagnostics import Diagnostic, warning
from generator.model.document import Document, TextSection

CODE = "heading-typo"
NAMES = (
    "Присутствовали",
    "Участники",
    "Приглашённые",
    "Отсутствовали",
    "Повестка",
    "Повестка дня",
    "Слушали",
    "Выступили",
    "Решили",
    "Решение",
    "Постановили",
    "Приложение",
    "Приложения",
    "Подписи",
)
"""Headings as an editor writes them; a test reads each of them with ``load``."""
_SPELLINGS = {name.lower(): name for name in NAMES}


def check_heading_typo(content: Content) -> Iterator[Diagnostic]:
    """Warn of a section of plain text whose heading is one slip away from a section that is read."""
    for document in content.documents:
        yield from islice(_of_document(document), MOST)


def _of_document(document: Document) -> Iterator[Diagnostic]:
    for section in document.sections:
        if not isinstance(section, TextSection) or section.heading is None:
            continue
        words = section.heading.strip(" .:0123456789").lower()
        near = nearest(words, _SPELLINGS, cutoff=0.85)
        if near:
            yield warning(
                CODE,
                section.heading.span,
                f"Заголовок «{section.heading}» прочитан как простой текст.",
                f"## {_SPELLINGS[near]}",
            )

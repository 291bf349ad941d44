"""A question of the agenda on which nothing was decided."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.content import Content
from generator.diagnostics import Diagnostic, warning
from generator.model.document import AgendaSection, DecidedSection
from generator.model.portal import Meeting
from generator.source import Text
from generator.text.labels import bare, parts

CODE = "item-without-decision"


def check_item_without_decision(content: Content) -> Iterator[Diagnostic]:
    """Warn of numbered questions without a decision, where every decision tells its question."""
    for meeting in content.meetings:
        items = _decided_items(meeting)
        if not items or None in items:
            continue
        numbers = {parts(item)[:1] for item in items if item is not None}
        for label in _questions(meeting):
            number = bare(label)
            if parts(label) not in numbers:
                yield warning(
                    CODE,
                    label.span,
                    f"По вопросу {number} повестки нет решения.",
                    f"Добавьте раздел «## {number}. Решили» с пунктами. "
                    "Если решения не было, оставьте как есть.",
                )


def _questions(meeting: Meeting) -> Iterator[Text]:
    """Yield labels of the first level; «2.1.» stands under «2.» even where the agenda is a flat list."""
    for section in meeting.document.sections:
        if isinstance(section, AgendaSection):
            yield from (item.label for item in section.items if item.label and len(parts(item.label)) == 1)


def _decided_items(meeting: Meeting) -> list[Text | None]:
    sections = (s for s in meeting.document.sections if isinstance(s, DecidedSection))
    said = [section.item for section in sections if section.preamble and section.item]
    return [*said, *(decision.item for decision in meeting.decisions)]

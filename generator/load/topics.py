"""The decoded list of topics as values of the model."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, error
from generator.load.schema.registers import TopicsFile
from generator.model.topic import Topic

CODE = "topic"


def build_topics(record: TopicsFile) -> tuple[Topic, ...]:
    """Return the topics that a list spells, in its order."""
    return tuple(Topic(entry.id, entry.title, tuple(entry.words)) for entry in record.topics)


def check_topics(topics: tuple[Topic, ...]) -> Iterator[Diagnostic]:
    """Yield a fault for every id that is taken by a topic above."""
    seen: set[str] = set()
    for topic in topics:
        if topic.id in seen:
            message = f"Тема с id «{topic.id}» уже есть выше: у двух тем был бы один адрес."
            yield error(CODE, topic.id.span, message, f"id: {topic.id}-2")
        seen.add(topic.id)

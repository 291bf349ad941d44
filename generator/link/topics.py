"""Topics of a decision: those that its author stated, then those whose words it contains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model.document import Document
from generator.model.portal import Decision
from generator.model.topic import Topic
from generator.text.stems import stems


class TopicIndex:
    """Topics by the first stem of each of their words; of two with one id the first is kept."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self.topics: dict[str, Topic] = {}
        for topic in topics:
            self.topics.setdefault(str(topic.id), topic)
        self._order = {id: number for number, id in enumerate(self.topics)}
        self._words: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for id, topic in self.topics.items():
            for word in topic.words:
                if phrase := stems(word):
                    self._words.setdefault(phrase[0], []).append((phrase, id))

    def find(self, document: Document, decision: Decision) -> tuple[str, ...]:
        """Return ids of the topics of a decision, in the order of the list of topics.

        A topic stated for the document or for a clause above holds for the decision; so do words above it.
        """
        if not self.topics:
            return ()
        clauses = (*decision.context, decision.clause)
        stated = (*document.topics, *(topic for clause in clauses for topic in clause.topics))
        found = {str(id) for id in stated if id in self.topics}
        for clause in clauses:
            for line in clause.lines:
                found.update(self._in(line))
        return tuple(sorted(found, key=self._order.__getitem__))

    def _in(self, line: str) -> Iterator[str]:
        read = stems(line)
        for start, stem in enumerate(read):
            for phrase, id in self._words.get(stem, ()):
                if read[start : start + len(phrase)] == phrase:
                    yield id

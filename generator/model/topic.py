"""A topic: what decisions are about, by the author's word or by words that they contain."""

from __future__ import annotations

from dataclasses import dataclass

from generator.source import Text


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of the portal; a decision that contains one of its ``words`` in any form belongs to it."""

    id: Text
    title: Text
    words: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Topics:
    """The topics of a portal, in the order of its file."""

    topics: tuple[Topic, ...] = ()

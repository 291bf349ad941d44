"""The glossary: abbreviations, what they stand for, and words that mean nearly the same."""

from __future__ import annotations

from dataclasses import dataclass

from generator.source import Text


@dataclass(frozen=True, slots=True)
class Term:
    """A word or an abbreviation with other ways of saying it.

    ``means`` spells it out; ``also`` are further names of exactly the same; ``near`` are words that a reader
    may look for instead, though they are not quite the same.
    """

    term: Text
    means: tuple[Text, ...] = ()
    also: tuple[Text, ...] = ()
    near: tuple[Text, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every way of saying exactly this, the term itself first."""
        return tuple(dict.fromkeys(map(str, (self.term, *self.means, *self.also))))


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a portal, in the order of its file."""

    terms: tuple[Term, ...] = ()

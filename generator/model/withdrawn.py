"""What is no longer where it was published: withdrawn for a reason, or moved to another address.

Addresses are those of the site, without a slash at their beginning; that of a page ends with one, and stands
for everything below it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.source import Text


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """An address whose text is gone: when, and why, in words that readers will see."""

    address: Text
    date: date
    reason: Text


@dataclass(frozen=True, slots=True)
class Move:
    """An address that leads to another one."""

    source: Text
    target: Text


@dataclass(frozen=True, slots=True)
class WithdrawnPerson:
    """A person whose name is taken out wherever it stands; ``forms`` are other prints of it."""

    name: Text
    forms: tuple[Text, ...]
    date: date
    reason: Text

    @property
    def names(self) -> tuple[str, ...]:
        """Every print of the name that is told, the full one first."""
        return tuple(map(str, (self.name, *self.forms)))


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Everything that ``withdrawn.yml`` says, in its order."""

    withdrawals: tuple[Withdrawal, ...] = ()
    moves: tuple[Move, ...] = ()
    persons: tuple[WithdrawnPerson, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is gone."""
        return not self.withdrawals and not self.moves


NOTHING_WITHDRAWN = Withdrawn()

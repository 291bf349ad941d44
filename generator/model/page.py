"""A hand-written page: the host renders it, and the rules read it as its author wrote it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.exemption import Exemption
from generator.source import Text


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page of the portal in Markdown; ``lines`` are those below its head, blank ones too."""

    path: str
    title: Text | None
    description: Text | None
    lines: tuple[Text, ...]
    exemptions: tuple[Exemption, ...] = ()

"""What pages are made of: a portal on one day, and what is worked out of the whole of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from generator.model.document import Ref
from generator.model.file import PublishedFile
from generator.model.glossary import Term
from generator.model.portal import Portal
from generator.model.settings import NO_SETTINGS, Settings
from generator.pages.glossary import Glossary
from generator.pages.ledger import Ledger
from generator.pages.repeats import Repeats, gathered


@dataclass(frozen=True, slots=True)
class Sources:
    """What pages are made of; everything is looked up in ``portal``, and may be known already."""

    portal: Portal
    ledger: Ledger
    glossary: Glossary
    repeats: Mapping[Ref, Sequence[Ref]]
    settings: Settings
    files: Mapping[str, PublishedFile]
    """The published attachments by their addresses."""


def sources_of(
    portal: Portal,
    today: date,
    terms: Iterable[Term] = (),
    settings: Settings = NO_SETTINGS,
    files: Mapping[str, PublishedFile] = MappingProxyType({}),
) -> Sources:
    """Return what pages are made of, of a portal that is wholly in memory.

    ``today`` is the day of the build, from which states are told; ``terms`` are those of the glossary.
    """
    return Sources(
        portal=portal,
        ledger=Ledger(portal, today),
        glossary=Glossary(portal, terms),
        repeats=Repeats(portal, gathered(portal)),
        settings=settings,
        files=files,
    )

"""What a whole build leaves for the next one: the catalogue of the portal, and what it stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.catalogue.derived import digests
from generator.catalogue.store import Store
from generator.link.privacy import Privacy
from generator.model.file import PublishedFile
from generator.model.glossary import Term
from generator.model.organization import Organization
from generator.model.settings import Persons, Settings
from generator.model.topic import Topic
from generator.pages.sources import Sources
from generator.pipeline import Checked, Outcome
from generator.publish.manifest import Sealed
from generator.publish.shell import Shell, ShellKey
from generator.workspace.fingerprint import fingerprint, program
from generator.workspace.frame import Frame

FRAME, NOTE, DERIVED = "frame", "standing", "derived"
SEARCH = "search"
"""The folder of what is kept of the index, beside the catalogue."""


class WholeBuildNeeded(Exception):
    """Only a whole build will do; the words say why, for whoever looks into it."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stays as it is while only records of documents and reports change, and how the site was left.

    ``records`` are the states of those records.
    """

    records: Mapping[str, str]
    today: date
    settings: Settings
    shells: tuple[tuple[ShellKey, Shell], ...]
    organizations: tuple[Organization, ...]
    topics: tuple[Topic, ...]
    terms: tuple[Term, ...]
    sealed: Sealed
    twins: bool
    """Whether texts have compressed twins."""
    linked: frozenset[str]
    """Addresses of lists and of hand-written pages, to which a record may lead."""
    attachments: frozenset[str]
    """Paths of the files beside records."""
    withdrawn: bool
    """Whether anything was withdrawn or moved."""
    files: Mapping[str, PublishedFile]
    """The published attachments by their addresses."""
    version: str
    """Tells programs apart that would make another index of search."""
    strict: bool
    """Whether a warning stops publication."""
    remarks: Mapping[str, int]
    """How many remarks there are on each record that has some."""


def is_keepable(settings: Settings, privacy: Privacy) -> bool:
    """Whether a record can be taken alone: nowhere are names left out, or gathered on pages of their own."""
    return settings.persons is Persons.NAMES and privacy.changes_nothing


def standing_of(
    checked: Checked,
    sources: Sources,
    frame: Frame,
    shells: Mapping[ShellKey, Shell],
    sealed: Sealed,
    *,
    twins: bool,
    strict: bool,
) -> Standing:
    """Return how a site was left that was built whole; ``sources`` are what its pages were made of."""
    portal = sources.portal
    return Standing(
        records=frame.records,
        today=sources.ledger.today,
        settings=sources.settings,
        shells=tuple(shells.items()),
        organizations=tuple(portal.organizations.values()),
        topics=tuple(portal.topics.values()),
        terms=checked.glossary,
        sealed=sealed,
        twins=twins,
        linked=checked.linked,
        attachments=checked.content.attachments,
        withdrawn=not checked.withdrawn.is_empty,
        files=sources.files,
        version=fingerprint(program()),
        strict=strict,
        remarks=Counter(remark.span.path for remark in checked.diagnostics),
    )


def keep(folder: Path, frame: Frame, standing: Standing, store: Store, outcome: Outcome) -> None:
    """Keep in a folder the catalogue of a site that was built whole."""
    store.take_note(FRAME, frame.made_of)
    store.take_note(NOTE, standing)
    store.take_note(DERIVED, digests(outcome.reads))
    store.move(folder)

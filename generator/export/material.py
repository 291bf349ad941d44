"""What exports are made of: the portal on a day, and what is known of it without opening a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.export.excerpts import Excerpter, Excerpts
from generator.export.outlines import Outline, outline
from generator.model.document import DocumentId
from generator.model.portal import Portal
from generator.model.settings import Settings
from generator.pages.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Material:
    """The portal with its settings on the day of the build, and its ledger, outlines and excerpts."""

    portal: Portal
    settings: Settings
    today: date
    ledger: Ledger
    outlines: Mapping[DocumentId, Outline]
    excerpts: Excerpts


def material(portal: Portal, settings: Settings, today: date) -> Material:
    """Return what exports are made of, of a portal that is wholly in memory."""
    meetings = portal.meetings.values()
    return Material(
        portal,
        settings,
        today,
        Ledger(portal, today),
        {meeting.id: outline(meeting) for meeting in meetings},
        Excerpter(portal, settings, today).of(*meetings),
    )

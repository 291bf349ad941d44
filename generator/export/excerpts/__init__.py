"""Excerpts: what files of many documents take over of one as it is, encoded once for all of them.

What is made for a document follows from it, from what others say of it, from organizations and topics, and
from the settings and the day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from msgspec import Struct

from generator.export.excerpts.components import Components, Task
from generator.export.excerpts.entries import Entries
from generator.export.excerpts.shares import Share, Shares
from generator.model.document import DocumentId, Ref
from generator.model.portal import Decision, Meeting, Portal
from generator.model.settings import Export, Settings

OF_DOCUMENTS, OF_DECISIONS, SHARES = "excerpts of documents", "excerpts of decisions", "shares"
"""What is looked up of them."""


class DocumentExcerpt(Struct, frozen=True, array_like=True):
    """A document as an entry of feeds, and its meeting as a day of calendars; empty where none are made."""

    entry: bytes
    event: bytes


class DecisionExcerpt(Struct, frozen=True, array_like=True):
    """A decision and the reports on it, by their names, as entries of feeds; its deadlines in calendars."""

    entry: bytes
    reports: dict[str, bytes]
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Excerpts:
    """Of documents and of decisions with a page, for feeds and calendars; shares in the files of years."""

    documents: Mapping[DocumentId, DocumentExcerpt]
    decisions: Mapping[Ref, DecisionExcerpt]
    shares: Mapping[DocumentId, Share]


class Excerpter:
    """Makes excerpts for the formats that a portal publishes."""

    def __init__(self, portal: Portal, settings: Settings, today: date) -> None:
        self._entries = Entries(portal, settings) if Export.FEEDS in settings.exports else None
        self._components = Components(portal, settings) if Export.CALENDARS in settings.exports else None
        self._shares = Shares(portal, settings, today)

    def of(self, *meetings: Meeting) -> Excerpts:
        """Return the excerpts of some documents."""
        pages = (decision for meeting in meetings for decision in meeting.pages)
        return Excerpts(
            {meeting.id: self._of_document(meeting) for meeting in meetings},
            {decision.ref: self._of_decision(decision) for decision in pages},
            {meeting.id: self._shares.of(meeting) for meeting in meetings},
        )

    def _of_document(self, meeting: Meeting) -> DocumentExcerpt:
        return DocumentExcerpt(
            self._entries.of_document(meeting.document) if self._entries else b"",
            self._components.of_meeting(meeting) if self._components else b"",
        )

    def _of_decision(self, decision: Decision) -> DecisionExcerpt:
        entries, reports = self._entries, decision.reports
        return DecisionExcerpt(
            entries.of_decision(decision) if entries else b"",
            {report.name: entries.of_report(report, decision) for report in reports} if entries else {},
            self._components.of_deadlines(decision) if self._components else (),
        )

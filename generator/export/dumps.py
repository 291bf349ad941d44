"""JSON: a record beside every page, and all records of a kind as JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from importlib.resources import files
from itertools import groupby

from generator.export.artifact import Artifact
from generator.export.records import (
    Json,
    decision_record,
    document_record,
    organization_record,
    report_record,
    topic_record,
)
from generator.model.portal import Meeting, Portal
from generator.model.settings import Settings
from generator.pages import addresses

SCHEMA = f"{addresses.DATA}schema.json"
"""The published schema of every record."""


def json_files(portal: Portal, settings: Settings, today: date) -> Iterator[Artifact]:
    """Yield the record of every page and the dumps; documents and decisions are cut by year, newest first.

    A year is the most that is held at once.
    """
    yield Artifact(SCHEMA, (files("generator") / "schemas" / "data.schema.json").read_bytes())
    site_url = settings.site_url
    for year, meetings in groupby(portal.meetings.values(), key=year_of):
        documents: list[bytes] = []
        decisions: list[bytes] = []
        for meeting in meetings:
            documents.append(encode(document_record(meeting, site_url)))
            yield Artifact(addresses.record(addresses.document(meeting.id)), documents[-1])
            for decision in meeting.decisions:
                if not decision.heading:
                    decisions.append(encode(decision_record(decision, portal, today, site_url)))
                    yield Artifact(addresses.record(addresses.decision(decision.ref)), decisions[-1])
        yield Artifact(f"{addresses.DATA}documents/{year}.jsonl", b"".join(documents))
        yield Artifact(f"{addresses.DATA}decisions/{year}.jsonl", b"".join(decisions))
    organizations = []
    for organization in portal.organizations.values():
        organizations.append(encode(organization_record(organization, portal, site_url)))
        yield Artifact(addresses.record(addresses.organization(organization.id)), organizations[-1])
    yield Artifact(f"{addresses.DATA}organizations.jsonl", b"".join(organizations))
    yield _lines("reports", (report_record(report) for report in portal.reports))
    yield _lines("topics", (topic_record(topic, portal) for topic in portal.topics.values()))


def encode(record: Json) -> bytes:
    """Return a record as one line of UTF-8."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _lines(name: str, records: Iterable[Json]) -> Artifact:
    return Artifact(f"{addresses.DATA}{name}.jsonl", b"".join(map(encode, records)))


def year_of(meeting: Meeting) -> int:
    """Return the year whose dumps hold a document."""
    return meeting.document.date.year

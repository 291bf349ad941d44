"""JSON: a record beside every page, and all records of a kind as JSON Lines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from importlib.resources import files

from msgspec.json import Encoder

from generator.export.artifact import Artifact, FileGroup, Files, Joined, concatenate
from generator.export.material import Material
from generator.export.parts import part
from generator.export.records import (
    Json,
    decision_record,
    document_record,
    organization_record,
    report_record,
    topic_record,
)
from generator.model.document import DocumentId
from generator.model.group import Group
from generator.model.portal import Portal
from generator.pages import addresses
from generator.source import to_plain

SCHEMA = f"{addresses.DATA}schema.json"
"""The published schema of every record."""
LINES = ".jsonl"

_ENCODER = Encoder(enc_hook=to_plain)


def json_groups(of: Material) -> Iterator[FileGroup]:
    """Yield the records of every document and organization, and the dumps, which are joined from them.

    Documents, decisions and reports are cut by the year of the document, newest first.
    """
    portal, site_url = of.portal, of.settings.site_url
    yield Group("json schema", _schema)
    for id in portal.heads:
        yield Group(f"json {id}", partial(_of_meeting, id, portal, site_url, of.today))
    for year in portal.years:
        yield Group(f"json year {year}", partial(_of_year, year, of))
    yield Group("json reports", partial(_reports, portal))
    for body in portal.organizations:
        yield Group(f"json organization {body}", partial(_of_organization, body, portal, site_url))
    yield Group("json organizations", partial(_organizations, portal))
    yield Group("json topics", partial(_topics, portal))


def encode(record: Json) -> bytes:
    """Return a record as one line of UTF-8."""
    return _ENCODER.encode(record) + b"\n"


def _schema() -> Files:
    yield Artifact(SCHEMA, (files("generator") / "schemas" / "data.schema.json").read_bytes())


def _of_meeting(id: DocumentId, portal: Portal, site_url: str, today: date) -> Files:
    meeting = portal.meetings[id]
    yield Artifact(addresses.record(addresses.document(id)), encode(document_record(meeting, site_url)))
    for decision in meeting.decisions:
        if not decision.heading:
            record = decision_record(decision, portal, today, site_url)
            yield Artifact(addresses.record(addresses.decision(decision.ref)), encode(record))


def _of_year(year: int, of: Material) -> Files:
    ids = of.portal.years[year]
    outlines = [of.outlines[id] for id in ids]
    documents = [addresses.record(addresses.document(id)) for id in ids]
    decisions = [addresses.record(addresses.decision(ref)) for outline in outlines for ref in outline.pages]
    reported = (d.ref for outline in outlines for d in outline.decisions.values() if d.reports)
    found = (report for ref in reported for report in of.portal.decisions[ref].reports)
    reports = [encode(report_record(report)) for report in found]
    yield Joined(part("documents", year, LINES), tuple(documents), concatenate)
    yield Joined(part("decisions", year, LINES), tuple(decisions), concatenate)
    yield Artifact(part("reports", year, LINES), b"".join(reports))


def _reports(portal: Portal) -> Files:
    parts = tuple(part("reports", year, LINES) for year in portal.years)
    yield Joined(_dump("reports"), parts, concatenate)


def _of_organization(id: str, portal: Portal, site_url: str) -> Files:
    record = organization_record(portal.organizations[id], portal, site_url)
    yield Artifact(addresses.record(addresses.organization(id)), encode(record))


def _organizations(portal: Portal) -> Files:
    records = (addresses.record(addresses.organization(id)) for id in portal.organizations)
    yield Joined(_dump("organizations"), tuple(records), concatenate)


def _topics(portal: Portal) -> Files:
    records = (encode(topic_record(topic, portal)) for topic in portal.topics.values())
    yield Artifact(_dump("topics"), b"".join(records))


def _dump(name: str) -> str:
    return f"{addresses.DATA}{name}{LINES}"

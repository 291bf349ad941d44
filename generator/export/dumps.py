"""JSON: a record beside every page, and all records of a kind as JSON Lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from importlib.resources import files
from itertools import chain

from generator.export.artifact import Artifact, FileGroup, Files, Joined, Packing, Streamed, concatenate
from generator.export.encoding import encode
from generator.export.excerpts.shares import DECISIONS, DOCUMENTS, REPORTS
from generator.export.material import Material
from generator.export.packed import Packed, content
from generator.export.parts import part
from generator.export.records import organization_record, topic_record
from generator.model.document import DocumentId
from generator.model.group import Group
from generator.model.portal import Portal
from generator.pages import addresses

SCHEMA = f"{addresses.DATA}schema.json"
"""The published schema of every record."""
LINES = ".jsonl"


def json_groups(of: Material) -> Iterator[FileGroup]:
    """Yield the records of every document and organization, and the dumps of them all.

    Documents, decisions and reports are cut by the year of the document, newest first.
    """
    portal, site_url = of.portal, of.settings.site_url
    yield Group("json schema", _schema)
    for id in portal.heads:
        yield Group(f"json {id}", partial(_of_document, id, of))
    for year in portal.years:
        yield Group(f"json year {year}", partial(_of_year, year, of))
    yield Group("json reports", partial(_reports, portal))
    for body in portal.organizations:
        yield Group(f"json organization {body}", partial(_of_organization, body, portal, site_url))
    yield Group("json organizations", partial(_organizations, portal))
    yield Group("json topics", partial(_topics, portal))


def packed_lines(of: Material) -> Iterator[tuple[str, Packing]]:
    """Yield how files of lines are made of packed pieces, by their addresses."""
    for year, ids in of.portal.years.items():
        for name in (DOCUMENTS, DECISIONS):
            yield part(name, year, LINES), partial(_packed, name, of, ids)
    yield _dump(REPORTS), partial(_packed, REPORTS, of, [*chain.from_iterable(of.portal.years.values())])


def _schema() -> Files:
    yield Artifact(SCHEMA, (files("generator") / "schemas" / "data.schema.json").read_bytes())


def _of_document(id: DocumentId, of: Material) -> Files:
    lines = of.excerpts.shares[id].lines
    yield Artifact(addresses.record(addresses.document(id)), content(lines[DOCUMENTS]))
    decisions = content(lines[DECISIONS]).splitlines(keepends=True)
    pages = zip(of.outlines[id].pages, decisions, strict=True)
    yield from (Artifact(addresses.record(addresses.decision(ref)), record) for ref, record in pages)


def _of_year(year: int, of: Material) -> Files:
    for name in (DOCUMENTS, DECISIONS, REPORTS):
        yield Streamed(part(name, year, LINES), map(content, _packed(name, of, of.portal.years[year])))


def _packed(name: str, of: Material, ids: Iterable[DocumentId]) -> Iterator[Packed]:
    return (of.excerpts.shares[id].lines[name] for id in ids)


def _reports(portal: Portal) -> Files:
    parts = tuple(part(REPORTS, year, LINES) for year in portal.years)
    yield Joined(_dump(REPORTS), parts, concatenate)


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

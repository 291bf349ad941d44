"""All formats tell of the same portal: what is counted in one is counted in every other."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from typing import Any

from lxml import etree
from openpyxl import load_workbook

from generator.export.akoma_ntoso.elements import NAMESPACE
from generator.export.oparl.objects import SCHEMA
from generator.pages import pages
from generator.pages.document_views import DecisionView, DocumentView
from generator.pages.views import OrganizationView
from tests.export.portals import PORTALS, TODAY

Made = Callable[[str], Mapping[str, bytes]]


def counts(files: Mapping[str, bytes], name: str) -> dict[str, int]:
    """Return how many there are of a thing, by format."""
    oparl = {"decisions": "Paper", "documents": "Meeting", "organizations": "Organization"}[name]
    popolo = {"decisions": "motions", "documents": "events", "organizations": "organizations"}[name]
    tables = name if name != "documents" else None
    found = {
        "jsonl": sum(
            data.count(b"\n")
            for address, data in files.items()
            if address.startswith(f"data/{name}") and address.endswith(".jsonl")
        ),
        "json": sum(
            json.loads(data)["type"] == name[:-1]
            for address, data in files.items()
            if address.endswith("/index.json") and not address.startswith("data/")
        ),
        "oparl": sum(
            json.loads(data).get("type") == f"{SCHEMA}{oparl}"
            for address, data in files.items()
            if address.startswith("oparl/") and not address.startswith("oparl/lists/")
        ),
        "popolo": sum(
            len(json.loads(data).get(popolo, ()))
            for address, data in files.items()
            if address.startswith("data/popolo/")
        ),
    }
    if tables:
        rows = csv.reader(io.StringIO(files[f"data/{tables}.csv"].decode(), newline=""))
        found["csv"] = sum(1 for _ in rows) - 1
        book: Any = load_workbook(io.BytesIO(files[f"data/{tables}.xlsx"]), read_only=True)
        found["xlsx"] = sum(1 for _ in book.worksheets[0].iter_rows()) - 1
    return found


def test_documents_decisions_and_organizations(each: str, made: Made) -> None:
    files, portal = made(each), PORTALS[each]()
    shown = [page for page in pages(portal, TODAY) if "/page-" not in page.address]
    for name, view in (
        ("documents", DocumentView),
        ("decisions", DecisionView),
        ("organizations", OrganizationView),
    ):
        number = sum(isinstance(page.view, view) for page in shown)
        assert number
        assert set(counts(files, name).values()) == {number}, (name, counts(files, name))


def test_clauses_of_akoma_ntoso_are_decisions_and_headings(each: str, made: Made) -> None:
    portal = PORTALS[each]()
    points = sum(
        len(etree.fromstring(data).findall(f".//{{{NAMESPACE}}}point"))
        for address, data in made(each).items()
        if address.endswith("/akn.xml")
    )
    headings = sum(decision.heading for decision in portal.decisions.values())
    assert points - headings == counts(made(each), "decisions")["jsonl"]


def test_reports(each: str, made: Made) -> None:
    files = made(each)
    rows = list(csv.reader(io.StringIO(files["data/reports.csv"].decode(), newline="")))
    assert len(rows) - 1 == files["data/reports.jsonl"].count(b"\n") == len(list(PORTALS[each]().reports))

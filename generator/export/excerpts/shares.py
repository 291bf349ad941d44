"""The share of a document in the files of its year: rows of tables, lines of JSON, its part of Popolo.

It is packed, so that those files and the archive are joined from shares without compressing anything again.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from generator.export.encoding import encode
from generator.export.packed import NOTHING, Packed, pack
from generator.export.popolo.records import event, motion
from generator.export.records import decision_record, document_record, report_record
from generator.export.tables.columns import Source
from generator.export.tables.csv_file import write_rows
from generator.export.tables.sets import TABLES
from generator.export.tables.sheets import Rows
from generator.export.tables.workbook import pack_table
from generator.model.portal import Meeting, Portal
from generator.model.settings import Export, Settings

DOCUMENTS, DECISIONS, REPORTS = "documents", "decisions", "reports"
"""The files of lines that a document has a share in."""


class TableShare(Struct, frozen=True, array_like=True):
    """Rows of one table: as CSV, in a sheet, and there what one cell could not hold."""

    csv: Packed
    rows: Rows
    longer: Rows


class Share(Struct, frozen=True, array_like=True):
    """The rows of a document by the names of tables, its lines by the names of files, its part of Popolo.

    A line is the record of the document, of a decision that has a page, or of a report, in their order.
    Between events or motions of one document stand commas.
    """

    tables: dict[str, TableShare]
    lines: dict[str, Packed]
    events: Packed
    motions: Packed


class Shares:
    """Makes the shares of documents in the formats that a portal publishes."""

    def __init__(self, portal: Portal, settings: Settings, today: date) -> None:
        self._settings = settings
        self._source = Source(portal, today, settings.site_url)
        self._tables = TABLES if Export.TABLES in settings.exports else ()

    def of(self, meeting: Meeting) -> Share:
        """Return the share of a document."""
        tables = {}
        for table in self._tables:
            if table.yearly:
                rows = tuple(table.rows(self._source, [meeting]))
                tables[table.name] = TableShare(pack([write_rows(rows)]), *pack_table(table.columns, rows))
        return Share(tables, dict(self._lines(meeting)), *self._popolo(meeting))

    def _lines(self, meeting: Meeting) -> Iterator[tuple[str, Packed]]:
        portal, today, site_url = self._source.portal, self._source.today, self._source.site_url
        if Export.JSON not in self._settings.exports:
            return
        yield DOCUMENTS, pack([encode(document_record(meeting, site_url))])
        pages = (decision_record(decision, portal, today, site_url) for decision in meeting.pages)
        yield DECISIONS, pack(map(encode, pages))
        reports = (report for decision in meeting.decisions for report in decision.reports)
        yield REPORTS, pack(encode(report_record(report)) for report in reports)

    def _popolo(self, meeting: Meeting) -> tuple[Packed, Packed]:
        settings = self._settings
        if Export.POPOLO not in settings.exports:
            return NOTHING, NOTHING
        motions = [encode(motion(decision, meeting, settings)).rstrip() for decision in meeting.pages]
        return pack([encode(event(meeting, settings)).rstrip()]), pack([b",".join(motions)])

"""What the rules look at: the portal, the records it was made of, and what is published beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.check.sheet import Sheet
from generator.load import COLLECTIONS
from generator.model.document import Document, DocumentId
from generator.model.organization import Organization
from generator.model.page import WrittenPage
from generator.model.portal import Meeting, Portal
from generator.model.report import ExecutionReport
from generator.model.withdrawn import NOTHING_WITHDRAWN, Withdrawn

ATTACHING = (*COLLECTIONS, "reports")
"""Folders in which files are published beside records."""

MOST = 100
"""Remarks of one rule on one document where each needs a search; who has more has another trouble."""


@dataclass(frozen=True, slots=True)
class Published:
    """What the site holds beside the pages of records.

    ``files`` are paths from the content root of all files that are no records and no pages;
    ``pages`` are addresses of hand-written pages and of lists: «about/», «years/2023/», «» for the home page.
    """

    files: frozenset[str] = frozenset()
    pages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Content:
    """Records, and the portal in which they are looked at.

    The records are some of the portal's or all of them: of the others a rule reads only what it asks the
    portal for by a key. Of two records with one address the portal holds the first only, the tuples hold
    both; of reports it holds those whose decision exists.
    """

    portal: Portal
    sheets: tuple[Sheet, ...]
    organizations: tuple[Organization, ...]
    published: Published
    reports: tuple[ExecutionReport, ...] = ()
    pages: tuple[WrittenPage, ...] = ()
    withdrawn: Withdrawn = NOTHING_WITHDRAWN

    @property
    def documents(self) -> Iterator[Document]:
        """The documents of the sheets."""
        return (sheet.document for sheet in self.sheets)

    @property
    def records(self) -> Iterator[Record]:
        """Every record there is to check."""
        yield from self.documents
        yield from self.organizations
        yield from self.reports
        yield from self.pages

    @property
    def meetings(self) -> Iterator[Meeting]:
        """What was linked of the documents; a second document of one address has no part in the portal."""
        for document in self.documents:
            meeting = self.portal.meetings.get(document.id)
            if meeting is not None and path_of(meeting.document) == path_of(document):
                yield meeting


Record = Document | Organization | ExecutionReport | WrittenPage


def path_of(record: Record) -> str:
    """Return the path of a record from the content root."""
    return record.path if isinstance(record, WrittenPage) else record.span().path


def folder_of(id: DocumentId) -> str:
    """Return the folder of a record with a slash at its end; its attachments lie there."""
    return f"{id.collection}/{id.body}/"


def folder_of_report(report: ExecutionReport) -> str:
    """Return the folder of a report with a slash at its end; its evidence lies there."""
    return f"reports/{report.decision}/"


def extension(path: str) -> str:
    """Return the extension of a file in lower case, without its dot."""
    return PurePosixPath(path).suffix.removeprefix(".").lower()

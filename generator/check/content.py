"""What the rules look at: the portal, the records it was made of, and what is published beside them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.model.document import Document, DocumentId
from generator.model.organization import Organization
from generator.model.page import WrittenPage
from generator.model.portal import Portal
from generator.model.report import ExecutionReport
from generator.model.withdrawn import NOTHING_WITHDRAWN, Withdrawn
from generator.source import Span

COLLECTIONS = ("protocols", "decisions")
"""Folders whose files are records of meetings and what is attached to them."""

ATTACHING = (*COLLECTIONS, "reports")
"""Folders in which files are published beside records."""

_LISTS = ("protocols/", "organizations/")
"""Pages that every portal has, beside its records."""

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
    """Everything a rule may read; ``documents`` and ``organizations`` are all that were loaded.

    Of two records with one address the portal holds the first only, the tuples hold both; of
    reports it holds those whose decision exists.
    """

    portal: Portal
    documents: tuple[Document, ...]
    organizations: tuple[Organization, ...]
    published: Published
    reports: tuple[ExecutionReport, ...] = ()
    pages: tuple[WrittenPage, ...] = ()
    withdrawn: Withdrawn = NOTHING_WITHDRAWN


def path_of(record: Document | Organization | ExecutionReport) -> str:
    """Return the path of a record from the content root."""
    return record.span().path


def folder_of(id: DocumentId) -> str:
    """Return the folder of a record with a slash at its end; its attachments lie there."""
    return f"{id.collection}/{id.body}/"


def folder_of_report(report: ExecutionReport) -> str:
    """Return the folder of a report with a slash at its end; its evidence lies there."""
    return f"reports/{report.decision}/"


def pages_of(content: Content) -> frozenset[str]:
    """Return the address of every page, as far as the content tells."""
    portal = content.portal
    return frozenset(
        (
            "",
            *_LISTS,
            *content.published.pages,
            *(f"{id}/" for id in portal.meetings),
            *(f"{id.collection}/{id.body}/" for id in portal.meetings),
            *(f"{ref}/" for ref, decision in portal.decisions.items() if not decision.heading),
            *(f"organizations/{id}/" for id in portal.organizations),
        )
    )


def addresses_of(content: Content) -> frozenset[str]:
    """Return the address of every page, and of every file that a document names."""
    attached = (
        f"{document.id}/{name}"
        for document in content.documents
        for name in document.files
        if f"{folder_of(document.id)}{name}" in content.published.files
    )
    return pages_of(content).union(attached)


def start_of(path: str) -> Span:
    """Return the beginning of a file, for a remark on the file as a whole."""
    return Span(path)


def extension(path: str) -> str:
    """Return the extension of a file in lower case, without its dot."""
    return PurePosixPath(path).suffix.removeprefix(".").lower()

"""Two versions of a portal's content, read and compared; the comparison itself is ``report.changes``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path, PurePosixPath

from generator.diagnostics import Severity
from generator.link import link_loaded
from generator.load import RECORDS, load
from generator.model.portal import Portal
from generator.pipeline.content import read_content
from generator.pipeline.revisions import Repository
from generator.report.address_changes import address_changes
from generator.report.change_text import Meaning
from generator.report.changes import changes
from generator.source import SourceFile


def compare(
    before: Iterable[SourceFile], after: Iterable[SourceFile], elsewhere: tuple[str, ...] = ()
) -> Meaning:
    """Return what the change from one set of records to another means."""
    old, broken = _read(before)
    new, others = _read(after)
    today = max((meeting.document.date for meeting in new.meetings.values()), default=date(2000, 1, 1))
    unread = tuple(dict.fromkeys((*broken, *others)))
    return Meaning(changes(old, new), address_changes(old, new, today), elsewhere, unread)


def records_at(repository: Repository, commit: str, docs_dir: str) -> tuple[SourceFile, ...]:
    """Return the records of a content folder at a commit, their paths from that folder."""
    prefix = f"{PurePosixPath(docs_dir)}/"
    entries = [
        entry
        for entry in repository.entries(commit, docs_dir)
        if entry.is_regular and _is_record(entry.path.removeprefix(prefix))
    ]
    return tuple(
        SourceFile(entry.path.removeprefix(prefix), data) for entry, data in repository.contents(entries)
    )


def records_on_disk(content: Path) -> tuple[SourceFile, ...]:
    """Return the records of a content folder as they lie now."""
    return read_content(content).records


def _is_record(path: str) -> bool:
    """Whether a path of the content folder is a record's, by its name and its extension."""
    pure = PurePosixPath(path)
    return pure.parts[0] in RECORDS and pure.suffix in (".md", ".yml")


def _read(files: Iterable[SourceFile]) -> tuple[Portal, tuple[str, ...]]:
    records = tuple(files)
    loaded = load(records)
    read = {document.span().path for document in loaded.documents}
    read |= {organization.span().path for organization in loaded.organizations}
    read |= {report.span().path for report in loaded.reports}
    faulty = {fault.span.path for fault in loaded.diagnostics if fault.severity is Severity.ERROR}
    broken = tuple(file.path for file in records if file.path in faulty and file.path not in read)
    return link_loaded(loaded), broken

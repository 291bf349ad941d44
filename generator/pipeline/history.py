"""The history of documents, from the repository that their records are kept in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path

from generator.load import COLLECTIONS, load_file
from generator.model.document import Document, DocumentId
from generator.model.revision import Revision
from generator.pipeline.revisions import Commit, NotRead, Repository, TreeEntry, repository_prefix
from generator.report.revision_words import revision_words
from generator.source import SourceFile

MOST = 20
"""Versions of a document that are compared, the newest ones."""


Revisions = Mapping[DocumentId, tuple[Revision, ...]]
"""The revisions of every document that has any, the newest first."""


def read_history(documents: Iterable[tuple[DocumentId, str]], content: Path) -> tuple[Revisions, bool]:
    """Return the revisions of documents, each with its path, and whether the repository holds all of them.

    Without a repository there are none; a shallow clone knows no history, and shows none rather than a part.
    """
    repository = Repository(content)
    try:
        if repository.is_shallow:
            return {}, False
        return dict(_revisions(documents, content, repository)), True
    except NotRead:
        return {}, True


def _revisions(
    documents: Iterable[tuple[DocumentId, str]], content: Path, repository: Repository
) -> Iterator[tuple[DocumentId, tuple[Revision, ...]]]:
    commits = repository.commits(COLLECTIONS)
    prefix = repository_prefix(content)
    for id, path in documents:
        known = commits.get(path, ())[: MOST + 1]
        if len(known) < 2:
            continue
        entries = [TreeEntry(path, "100644", f"{commit.name}:{prefix}{path}", 0) for commit in known]
        versions = [_read(entry.path, data) for entry, data in repository.contents(entries)]
        revisions = tuple(_compared(known, versions))
        if revisions:
            yield id, revisions


def _compared(commits: Iterable[Commit], versions: Iterable[Document | None]) -> Iterator[Revision]:
    """Yield a revision for each version that says something else than the one before it."""
    for (commit, after), (_, before) in pairwise(zip(commits, versions, strict=True)):
        if after is None or before is None:
            continue
        if words := revision_words(before, after):
            yield Revision(date.fromisoformat(commit.day), words)


def _read(path: str, data: bytes) -> Document | None:
    record, _ = load_file(SourceFile(path, data))
    return record if isinstance(record, Document) else None

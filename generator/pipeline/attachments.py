"""Files beside records: where they lie in the content folder, and where on the site."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from generator.model.file import PublishedFile
from generator.model.portal import Meeting
from generator.pipeline.content import Content
from generator.publish.entry_book import Entry
from generator.publish.manifest import digest


def attachments(content: Content, meeting: Meeting) -> Iterator[tuple[str, str]]:
    """Yield path and address of each file that a document or a report on it names: it stands beside them."""
    document = meeting.document
    folder = PurePosixPath(document.id.collection, document.id.body)
    for name in document.files:
        if (path := str(folder / name)) in content.attachments:
            yield path, f"{document.id}/{name}"
    for decision in meeting.decisions:
        for report in decision.reports:
            folder = PurePosixPath(report.path).parent
            for evidence in report.evidence:
                if evidence.file and (path := str(folder / evidence.file)) in content.attachments:
                    yield path, f"{decision.ref}/{evidence.file}"


def copy_attachments(content: Content, attached: Mapping[str, str], stage: Path) -> dict[str, PublishedFile]:
    """Put attachments, each an address and a path, into ``stage``; return what is published, by address."""
    published = {}
    for address, path in attached.items():
        target = stage / address
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(content.root / path, target)
        published[address] = PublishedFile(target.stat().st_size, digest(target))
    return published


def attachment_entries(published: Mapping[str, PublishedFile]) -> Iterator[Entry]:
    """Yield the entries of attachments for the manifest: none of them is a page or a style."""
    return (Entry(address, file.sha256, file.size) for address, file in published.items())

"""Files that a record names: the signed original, attachments, evidence, and what printed lines link to."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.sheet import Sheet
from generator.model.document import Document
from generator.model.report import ExecutionReport
from generator.source import Text
from generator.text.links import scheme


def named_files(document: Document) -> Iterator[Text]:
    """Yield the names in ``source`` and in the sections of attachments."""
    if document.source is not None:
        yield document.source
    yield from (attachment.file for attachment in document.attachments if attachment.file is not None)


def evidence_files(report: ExecutionReport) -> Iterator[Text]:
    """Yield the names of the files on which a report rests."""
    yield from (evidence.file for evidence in report.evidence if evidence.file is not None)


def linked_files(sheet: Sheet) -> Iterator[Text]:
    """Yield the links to files beside the record that stand in printed lines."""
    for target in sheet.targets:
        if not scheme(target) and "/" not in target and not target.startswith("#"):
            yield target

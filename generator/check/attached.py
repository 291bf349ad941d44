"""Files that a document names: the signed original, its attachments, and what its lines link to."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.links import targets
from generator.model.document import AttachmentsSection, Document
from generator.source import Text
from generator.text.links import scheme


def named_files(document: Document) -> Iterator[Text]:
    """Yield the names in ``source`` and in the sections of attachments."""
    if document.source is not None:
        yield document.source
    for section in document.sections:
        if isinstance(section, AttachmentsSection):
            yield from (a.file for a in section.attachments if a.file is not None)


def linked_files(document: Document) -> Iterator[Text]:
    """Yield the links to files beside the record that stand in printed lines."""
    for target in targets(document):
        if not scheme(target) and "/" not in target and not target.startswith("#"):
            yield target

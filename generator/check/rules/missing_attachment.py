"""A file that a record names and nobody put beside it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from generator.check.attached import named_files
from generator.check.content import MOST, Content, folder_of
from generator.check.nearest import nearest
from generator.diagnostics import Diagnostic, error
from generator.model.document import Document

CODE = "missing-attachment"


def check_missing_attachment(content: Content) -> Iterator[Diagnostic]:
    """Refuse ``source`` and attachments whose file does not lie beside the record."""
    for document in content.documents:
        yield from islice(_of_document(document, content.published.files), MOST)


def _of_document(document: Document, files: frozenset[str]) -> Iterator[Diagnostic]:
    folder = folder_of(document.id)
    for name in named_files(document):
        if folder + name not in files:
            near = nearest(name, [path.removeprefix(folder) for path in files if path.startswith(folder)])
            yield error(
                CODE,
                name.span,
                f"Файла «{name}» нет рядом с записью.",
                f"Может быть, {near[0]}?" if near else f"Положите файл в папку {folder}",
            )

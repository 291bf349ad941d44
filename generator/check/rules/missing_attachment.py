"""A file that a record names and nobody put beside it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.attached import named_files
from generator.check.content import Content, folder_of
from generator.check.nearest import nearest
from generator.diagnostics import Diagnostic, error

CODE = "missing-attachment"


def check_missing_attachment(content: Content) -> Iterator[Diagnostic]:
    """Refuse ``source`` and attachments whose file does not lie beside the record."""
    files = content.published.files
    for document in content.documents:
        folder = folder_of(document.id)
        for name in named_files(document):
            if folder + name in files:
                continue
            beside = [path.removeprefix(folder) for path in files if path.startswith(folder)]
            near = nearest(name, beside)
            yield error(
                CODE,
                name.span,
                f"Файла «{name}» нет рядом с записью.",
                f"Может быть, {near[0]}?"
                if near
                else f"Положите файл в папку {folder} и назовите его без папок.",
            )

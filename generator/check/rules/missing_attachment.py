"""A file that a record names and nobody put beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from generator.check.attached import evidence_files, named_files
from generator.check.content import MOST, Content, folder_of, folder_of_report
from generator.check.nearest import nearest
from generator.diagnostics import Diagnostic, error
from generator.source import Text

CODE = "missing-attachment"


def check_missing_attachment(content: Content) -> Iterator[Diagnostic]:
    """Refuse ``source``, attachments and evidence whose file does not lie beside the record."""
    for document in content.documents:
        named = named_files(document)
        yield from islice(_missing(named, folder_of(document.id), content.published.files), MOST)
    for report in content.reports:
        yield from _missing(evidence_files(report), folder_of_report(report), content.published.files)


def _missing(names: Iterable[Text], folder: str, files: frozenset[str]) -> Iterator[Diagnostic]:
    for name in names:
        if folder + name not in files:
            near = nearest(name, [path.removeprefix(folder) for path in files if path.startswith(folder)])
            yield error(
                CODE,
                name.span,
                f"Файла «{name}» нет рядом с записью.",
                f"Может быть, {near}?" if near else f"Положите файл в папку {folder}",
            )

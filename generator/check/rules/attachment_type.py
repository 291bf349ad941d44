"""A file of a kind that is not published."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.attached import evidence_files, linked_files, named_files
from generator.check.content import ATTACHING, Content, extension, folder_of, folder_of_report
from generator.check.whole import Whole
from generator.diagnostics import Diagnostic, error
from generator.source import Span

CODE = "attachment-type"
PUBLISHED = ("pdf", "docx", "xlsx", "odt", "ods", "csv")
_DRAFTS = ("md", "txt", "html")
"""What `glasno import` reads and nobody attaches: «2023-03-16.MD», a text beside its record."""


def check_attachment_type(content: Content) -> Iterator[Diagnostic]:
    """Refuse names of files that can carry a program or that readers cannot open."""
    for report in content.reports:
        for name in evidence_files(report):
            path = folder_of_report(report) + name
            if extension(path) not in PUBLISHED:
                yield _refuse(path, name.span)
    for sheet in content.sheets:
        folder = folder_of(sheet.document.id)
        linked = (name for name in linked_files(sheet) if folder + name in content.published.files)
        for name in (*named_files(sheet.document), *linked):
            path = folder + name
            if extension(path) not in PUBLISHED:
                yield _refuse(path, name.span)


def check_attachment_unnamed(whole: Whole) -> Iterator[Diagnostic]:
    """Refuse such files where they only lie there."""
    named = {file for head in whole.heads for file in head.files}
    for path in whole.published.files - named:
        if path.split("/")[0] in ATTACHING and extension(path) not in PUBLISHED:
            yield _refuse(path, Span(path))


def _refuse(path: str, span: Span) -> Diagnostic:
    kind = extension(path)
    words = f"Файлы вида «{kind}» не публикуются." if kind else "У файла нет расширения."
    advice = "Сохраните документ как PDF: protocol-2.pdf"
    if kind in _DRAFTS:
        advice += (
            f". Если это сам протокол — сделайте из него запись: glasno import {path.rpartition('/')[2]}"
        )
    return error(CODE, span, f"{words} Можно: {', '.join(PUBLISHED)}.", advice)

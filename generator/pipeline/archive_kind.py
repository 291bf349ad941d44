"""Archives that are published as they are: whether each is the document that its name says, and harmless."""

from __future__ import annotations

from pathlib import PurePosixPath

from generator.diagnostics import Diagnostic, error
from generator.importers.sources import SourceRefused
from generator.importers.sources.archive import open_archive
from generator.importers.sources.docx.package import refuse_unsafe as refuse_unsafe_office
from generator.importers.sources.odt import refuse_unsafe as refuse_unsafe_odf
from generator.importers.sources.xml_tree import refuse_declarations
from generator.pipeline.file_kind import another
from generator.source import Span

REFUSALS = (
    "docx-bomb",
    "docx-encrypted",
    "docx-external",
    "docx-macros",
    "docx-members",
    "docx-nested",
    "docx-path",
    "xml-dtd",
)
"""What is said of the inside of an archive; other refusals are an ``attachment-type`` here."""

_MAIN = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}
_MIMES = {
    ".odt": b"application/vnd.oasis.opendocument.text",
    ".ods": b"application/vnd.oasis.opendocument.spreadsheet",
}


def inspect_archive(path: str, data: bytes) -> Diagnostic | None:
    """Say what is wrong with a .docx, .xlsx, .odt or .ods; None where nothing is."""
    try:
        return None if _is_document(PurePosixPath(path).suffix.lower(), data) else another(path)
    except SourceRefused as refused:
        code = refused.code if refused.code in REFUSALS else "attachment-type"
        return error(code, Span(path), refused.message, refused.advice)


def _is_document(extension: str, data: bytes) -> bool:
    """Whether an archive is the document that its name says; raises SourceRefused where it is dangerous."""
    archive = open_archive(data)
    for name in archive.names:
        if name.endswith((".xml", ".rels")):
            refuse_declarations(archive.read(name))
    if extension in _MAIN:
        refuse_unsafe_office(archive)
        return _MAIN[extension] in archive.names
    refuse_unsafe_odf(archive)
    return archive.read("mimetype").strip() == _MIMES[extension]

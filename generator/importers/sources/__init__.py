"""Files as the secretary has them, read into blocks: `.docx`, `.odt`, `.pdf`, `.html`, `.txt`, `.md`.

Nothing is executed, fetched or resolved; a file that is hostile, locked or of another kind is refused in one
sentence. `limits` says how much is read; docs/adr/0004-import-sources.md says which libraries read, and why.
"""

from __future__ import annotations

from generator.importers.sources import limits
from generator.importers.sources.archive import open_archive
from generator.importers.sources.blocks import Block, Cell, Paragraph, SourceDocument, Table, lines
from generator.importers.sources.docx import read_docx
from generator.importers.sources.encoding import decode, decode_html
from generator.importers.sources.html import read_html
from generator.importers.sources.kind import Kind, kind_of
from generator.importers.sources.odt import read_odt
from generator.importers.sources.pdf import read_pdf
from generator.importers.sources.plain import read_markdown, read_text
from generator.importers.sources.refusal import SourceRefused

__all__ = [
    "Block",
    "Cell",
    "Paragraph",
    "SourceDocument",
    "SourceRefused",
    "Table",
    "read_source",
    "refuse_large",
]


def read_source(name: str, data: bytes) -> SourceDocument:
    """Read the bytes of one file; ``name`` is the file's, and its extension must fit the content.

    Raises:
        SourceRefused: with one of the codes docx-bomb, docx-members, docx-macros, docx-external,
            docx-encrypted, docx-path, docx-nested, xml-dtd, pdf-no-text, pdf-encrypted, too-big,
            wrong-type, encoding, empty. The docx- codes hold for .odt as well.
    """
    refuse_large(len(data))
    if not data.strip():
        raise SourceRefused("empty", "Файл пуст.", "Проверьте, тот ли это файл.")
    document = _read(kind_of(name, data), name, data)
    if not any(line.strip() for line in lines(document.blocks)):
        raise SourceRefused(
            "empty",
            "В файле нет текста.",
            "Если в нём снимки страниц, распознайте текст и сохраните его как .docx.",
        )
    return document


def refuse_large(size: int, limit: int = limits.ON_DISK) -> None:
    """Refuse a file by its size; whoever opens files asks before reading.

    Raises:
        SourceRefused: too-big.
    """
    if size > limit:
        raise SourceRefused(
            "too-big",
            f"Файл больше {limit // 1_000_000} МБ: в нём {size / 1_000_000:.1f} МБ.",
            "Удалите из документа картинки или сохраните его как .docx без них.",
        )


def _read(kind: Kind, name: str, data: bytes) -> SourceDocument:
    match kind:
        case Kind.DOCX:
            return read_docx(name, open_archive(data))
        case Kind.ODT:
            return read_odt(name, open_archive(data))
        case Kind.PDF:
            return read_pdf(name, data)
        case Kind.HTML:
            return read_html(name, decode_html(data))
        case Kind.TEXT:
            refuse_large(len(data), limits.TEXT)
            return read_text(name, decode(data))
        case Kind.MARKDOWN:
            refuse_large(len(data), limits.TEXT)
            return read_markdown(name, decode(data))

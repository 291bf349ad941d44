"""OpenDocument texts, as LibreOffice and «МойОфис» write them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from generator.importers.sources.archive import Archive
from generator.importers.sources.blocks import SourceDocument
from generator.importers.sources.odt.body import BodyReader
from generator.importers.sources.odt.styles import read_styles
from generator.importers.sources.refusal import SourceRefused, quoted
from generator.importers.sources.xml_tree import below

_ELSEWHERE = re.compile(r"^(?:[a-z][a-z0-9+.-]+:|//|\\\\|\.\./)", re.IGNORECASE)
_LINKS = frozenset(("text:a", "draw:a"))
_MARGINS = frozenset(
    f"style:{part}{kind}" for part in ("header", "footer") for kind in ("", "-left", "-first")
)


def read_odt(name: str, archive: Archive) -> SourceDocument:
    """Read a text document; headers, footers, remarks and hidden text are residue.

    Raises:
        SourceRefused: docx-encrypted, docx-macros, docx-external, wrong-type, and as ``Archive.read``.
    """
    refuse_unsafe(archive)
    content = archive.tree("content.xml")
    styles_root = archive.tree("styles.xml")
    text = below(content, "office:body/office:text")
    if text is None:
        raise SourceRefused(
            "wrong-type",
            "В файле нет текстового документа.",
            "Откройте его в LibreOffice и сохраните как .docx.",
        )
    _refuse_external(content)
    reader = BodyReader(read_styles((styles_root, content)))
    reader.page = int(reader.tells_pages(text))
    blocks = (*reader.blocks(text), *reader.notes)
    margins = [element for element in styles_root.iter() if element.tag in _MARGINS]
    return SourceDocument(
        name, blocks, tuple(dict.fromkeys((*reader.residue, *reader.margin_lines(margins))))
    )


def refuse_unsafe(archive: Archive) -> None:
    """Refuse what any OpenDocument, a spreadsheet too, may not bring along.

    Raises:
        SourceRefused: docx-encrypted, docx-macros, xml-dtd.
    """
    manifest = archive.tree("META-INF/manifest.xml")
    if (
        next(manifest.iter("manifest:encryption-data"), None) is not None
        or "encrypted-package" in archive.names
    ):
        raise SourceRefused("docx-encrypted", "Файл закрыт паролем.", "Сохраните его без пароля.")
    if any(re.match("(Basic|Scripts)/.*[^/]$", name) for name in archive.names):
        raise SourceRefused(
            "docx-macros",
            "В файле есть макросы: такие документы не принимаются.",
            "Сохраните его как .docx: без макросов.",
        )


def _refuse_external(content: ET.Element) -> None:
    for element in content.iter():
        target = element.get("xlink:href", "")
        if element.tag not in _LINKS and _ELSEWHERE.match(target):
            raise SourceRefused(
                "docx-external",
                f"Документ берёт часть себя из другого места: {quoted(target)}.",
                "В LibreOffice: «Правка → Связи с файлами → Разорвать», затем сохраните.",
            )

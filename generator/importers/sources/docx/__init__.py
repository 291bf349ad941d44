"""Word documents: what a person sees on the page, automatic numbers included."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from generator.importers.sources.archive import Archive
from generator.importers.sources.blocks import Block, Paragraph, SourceDocument, lines
from generator.importers.sources.docx.body import BodyReader
from generator.importers.sources.docx.numbering import read_numbering
from generator.importers.sources.docx.package import Package, open_package
from generator.importers.sources.docx.styles import read_styles

_NOTES = (("footnotes", "w:footnote"), ("endnotes", "w:endnote"))
_TURNS = ("w:pageBreakBefore", "w:lastRenderedPageBreak")


def read_docx(name: str, archive: Archive) -> SourceDocument:
    """Read a Word document.

    Deleted revisions are left out and inserted ones kept. Footnotes stand at the end, each with its mark as
    the number. Headers, footers, comments and hidden text are residue.

    Raises:
        SourceRefused: as ``open_package`` and ``Archive.read``.
    """
    package = open_package(archive)
    styles = read_styles(archive.tree(package.part("styles")))
    numbering = read_numbering(archive.tree(package.part("numbering")), styles)
    root = archive.tree(package.main)
    body = root.find("w:body")
    rendered = next(root.iter("w:lastRenderedPageBreak"), None) is not None
    reader = BodyReader(styles, numbering, rendered, page=int(_tells_pages(root)))
    blocks = reader.blocks(body if body is not None else root)
    reader.page = 0
    blocks += tuple(_notes(package, reader))
    for kind, mark in (("header", ""), ("footer", ""), ("comments", "примечание: ")):
        for part in package.parts.get(kind, ()):
            reader.residue += [mark + line for line in lines(reader.blocks(archive.tree(part)))]
    return SourceDocument(name, blocks, tuple(dict.fromkeys(reader.residue)))


def _tells_pages(root: ET.Element) -> bool:
    return (
        any(next(root.iter(tag), None) is not None for tag in _TURNS)
        or any(element.get("w:type") == "page" for element in root.iter("w:br"))
        or any(properties.find("w:sectPr") is not None for properties in root.iter("w:pPr"))
    )


def _notes(package: Package, reader: BodyReader) -> Iterator[Block]:
    for part, tag in _NOTES:
        notes = {note.get("w:id", ""): note for note in package.archive.tree(package.part(part)).iter(tag)}
        for (kind, note_id), mark in list(reader.notes.marks.items()):
            if not tag.endswith(kind) or note_id not in notes:
                continue
            blocks = reader.blocks(notes[note_id])
            first = next((place for place, block in enumerate(blocks) if isinstance(block, Paragraph)), None)
            for place, block in enumerate(blocks):
                if place == first and isinstance(block, Paragraph):
                    yield Paragraph(block.text.strip(), number=mark, bold=block.bold)
                else:
                    yield block

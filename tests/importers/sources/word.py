"""Word documents for the tests, written by python-docx and, where it cannot, as XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

LEGAL = (("decimal", "%1."), ("decimal", "%1.%2."), ("decimal", "%1.%2.%3."))
Levels = Sequence[tuple[str, str]]


class Word:
    """A document in the making."""

    def __init__(self) -> None:
        self.document: Any = Document()
        self._numbering = self.document.part.numbering_part.element
        for old in list(self._numbering):
            self._numbering.remove(old)
        self._abstracts = 0
        self._nums = 0

    def define(self, levels: Levels, extra: str = "") -> int:
        """Add a list definition, and return its id; ``extra`` goes into the last level."""
        self._abstracts += 1
        inner = "".join(
            f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'{extra if place == len(levels) - 1 else ""}<w:lvlText w:val="{text}"/></w:lvl>'
            for place, (form, text) in enumerate(levels)
        )
        xml = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{self._abstracts}">{inner}</w:abstractNum>'
        place = sum(child.tag.endswith("abstractNum") for child in self._numbering)
        self._numbering.insert(place, parse_xml(xml))
        return self._abstracts

    def num(self, abstract: int, starts: dict[int, int] | None = None) -> int:
        """Add a list of a definition, and return its id."""
        self._nums += 1
        overrides = "".join(
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
            for level, start in (starts or {}).items()
        )
        self._numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{self._nums}"><w:abstractNumId w:val="{abstract}"/>'
                f"{overrides}</w:num>"
            )
        )
        return self._nums

    def list(self, levels: Levels, extra: str = "") -> int:
        """Define a list and add one of it."""
        return self.num(self.define(levels, extra))

    def item(self, text: str, num: int, level: int = 0) -> Any:
        """Add a paragraph with an automatic number."""
        paragraph = self.document.add_paragraph(text)
        paragraph._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')
        )
        return paragraph

    def raw(self, xml: str) -> None:
        """Add elements of the body as XML."""
        holder = parse_xml(f"<w:body {nsdecls('w', 'r')} {_MORE}>{xml}</w:body>")
        section = self.document.element.body[-1]
        for child in list(holder):
            section.addprevious(child)

    def bytes(self) -> bytes:
        """Return the file."""
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()


_MORE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of an archive by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def pack(members: dict[str, bytes], level: int = 6) -> bytes:
    """Return an archive of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return out.getvalue()


def simple(*texts: str) -> bytes:
    """Return a document of plain paragraphs."""
    word = Word()
    for text in texts or ("Протокол",):
        word.document.add_paragraph(text)
    return word.bytes()


def with_part(name: str, data: bytes) -> bytes:
    """Return a plain document with one part more, or another one in its place."""
    return pack({**parts(simple()), name: data})

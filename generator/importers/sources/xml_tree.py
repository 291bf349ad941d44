"""Read an XML part: no DTD, no entities, and no more nodes than a document needs."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from xml.parsers import expat

from generator.importers.sources import limits
from generator.importers.sources.refusal import SourceRefused

_DECLARATION = re.compile(
    "|".join("\0?".join(word) for word in ("<!DOCTYPE", "<!ENTITY")).encode()  # in UTF-16 as well
)
_CHUNK = 1 << 16
_OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",  # «Strict Open XML»
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    f"{_OPEN_DOCUMENT}office:1.0": "office",
    f"{_OPEN_DOCUMENT}text:1.0": "text",
    f"{_OPEN_DOCUMENT}table:1.0": "table",
    f"{_OPEN_DOCUMENT}style:1.0": "style",
    f"{_OPEN_DOCUMENT}drawing:1.0": "draw",
    f"{_OPEN_DOCUMENT}xsl-fo-compatible:1.0": "fo",
    f"{_OPEN_DOCUMENT}manifest:1.0": "manifest",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://www.w3.org/XML/1998/namespace": "xml",
}


def parse_xml(data: bytes, nodes: int = limits.NODES) -> tuple[ET.Element, int]:
    """Return the root of an XML part, and the number of its elements and attributes.

    Names of the two formats' own namespaces are ``w:p``, ``text:p``; of others, ``namespace}name``.
    The standard library's expat is driven by hand: it tells of a DOCTYPE, in any encoding, before acting on
    it, and lets us count nodes before they take memory.

    Raises:
        SourceRefused: xml-dtd, docx-bomb, or wrong-type where the XML is damaged.
    """
    refuse_declarations(data)
    builder = _Builder(nodes)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = builder.declaration
    parser.EntityDeclHandler = builder.declaration
    parser.ExternalEntityRefHandler = builder.declaration
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.tree.data
    try:
        for start in range(0, len(data), _CHUNK):
            parser.Parse(data[start : start + _CHUNK], False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise SourceRefused(
            "wrong-type",
            f"Файл повреждён: в его XML ошибка ({error}).",
            "Откройте его в Word или LibreOffice и сохраните заново.",
        ) from error
    return builder.tree.close(), builder.nodes


def refuse_declarations(data: bytes) -> None:
    """Refuse an XML part that declares its own kind of markup, before anything parses it.

    Raises:
        SourceRefused: xml-dtd.
    """
    if _DECLARATION.search(data):
        raise _dtd()


def below(parent: ET.Element | None, path: str) -> ET.Element | None:
    """Return the first element on a path like ``w:rPr/w:b``; ElementTree's own paths know no such names."""
    for name in path.split("/"):
        parent = parent.find(name) if parent is not None else None
    return parent


class _Builder:
    """Builds the tree from expat's events, and keeps count."""

    def __init__(self, limit: int) -> None:
        self.tree = ET.TreeBuilder()
        self.nodes = 0
        self._limit = limit
        self._depth = 0
        self._names: dict[str, str] = {}

    def declaration(self, *_: object) -> int:
        raise _dtd()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.nodes += 1 + len(attributes)
        self._depth += 1
        if self.nodes > self._limit or self._depth > limits.DEPTH:
            raise SourceRefused(
                "docx-bomb",
                "Документ устроен слишком сложно: сотни вложенных таблиц или миллионы частей.",
                "Скопируйте текст в новый документ и сохраните его как .docx.",
            )
        self.tree.start(self._name(name), {self._name(key): value for key, value in attributes.items()})

    def end(self, name: str) -> None:
        self._depth -= 1
        self.tree.end(self._name(name))

    def _name(self, name: str) -> str:
        known = self._names.get(name)
        if known is None:
            namespace, brace, local = name.rpartition("}")
            prefix = _PREFIXES.get(namespace)
            known = self._names[name] = f"{prefix}:{local}" if prefix and brace else name
        return known


def _dtd() -> SourceRefused:
    return SourceRefused(
        "xml-dtd",
        "В файле есть объявление DTD или сущностей: в документах их не бывает, а вред от них бывает.",
        "Откройте файл в Word, Excel или LibreOffice и сохраните его заново.",
    )

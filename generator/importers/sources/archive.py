"""Open a .docx or .odt as an archive, trusting nothing that its headers say."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
import zipfile
import zlib
from dataclasses import dataclass

from generator.importers.sources import limits
from generator.importers.sources.refusal import SourceRefused, quoted
from generator.importers.sources.xml_tree import parse_xml

_CENTRAL_HEADER = b"PK\x01\x02"
_ARCHIVES = (b"PK\x03\x04", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08")
_EMBEDDED = re.compile(r"^(word/embeddings/|Object [^/]*(/|$)|ObjectReplacements/)")
_DAMAGED = "Откройте его в Word или LibreOffice и сохраните заново."
_SAVE_ANEW = "Откройте документ в Word или LibreOffice и сохраните его заново как .docx."

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)
"""What `zipfile` raises of a part that cannot be unpacked: damaged, or packed in a way it does not know."""


@dataclass(slots=True)
class Archive:
    """The parts of a document; ``read`` unpacks one and counts what came out."""

    names: frozenset[str]
    _zip: zipfile.ZipFile
    _unpacked: int = 0
    _nodes: int = limits.NODES

    def tree(self, name: str) -> ET.Element:
        """Return the root of an XML part; a missing part is an empty element.

        Raises:
            SourceRefused: as ``read`` and ``parse_xml``; nodes are counted over all parts.
        """
        data = self.read(name)
        if not data:
            return ET.Element("missing")
        root, nodes = parse_xml(data, self._nodes)
        self._nodes -= nodes
        return root

    def read(self, name: str, limit: int = limits.XML_PART) -> bytes:
        """Return a part's bytes, at most ``limit``; a missing part is empty.

        Raises:
            SourceRefused: docx-bomb, or wrong-type where the part is damaged.
        """
        if name not in self.names:
            return b""
        info = self._zip.getinfo(name)
        try:
            with self._zip.open(info) as member:
                data = member.read(limit + 1)
        except _BROKEN as error:
            raise SourceRefused(
                "wrong-type", "Файл повреждён: архив не распаковывается.", _DAMAGED
            ) from error
        self._unpacked += len(data)
        if len(data) > limit or self._unpacked > limits.UNPACKED:
            raise _bomb()
        return data


def open_archive(data: bytes) -> Archive:
    """Check an archive as a whole: how many parts, how large, how named, what kind.

    Raises:
        SourceRefused: docx-members, docx-bomb, docx-path, docx-encrypted, docx-nested, wrong-type.
    """
    # Counted in the bytes: `zipfile` makes an object of every entry before anybody can count them.
    if data.count(_CENTRAL_HEADER) > limits.MEMBERS:
        raise SourceRefused(
            "docx-members", f"В файле больше {limits.MEMBERS} частей, а у документа их десятки.", _SAVE_ANEW
        )
    try:
        packed = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise SourceRefused("wrong-type", "Файл повреждён: это не целый архив.", _DAMAGED) from error
    members = packed.infolist()
    _refuse_paths([info.filename for info in members])
    if any(info.flag_bits & 1 for info in members):
        raise SourceRefused("docx-encrypted", "Файл закрыт паролем.", "Сохраните его без пароля.")
    _refuse_sizes(members)
    _refuse_nested(packed, members)
    return Archive(frozenset(info.filename for info in members), packed)


def _refuse_paths(names: list[str]) -> None:
    for name in names:
        if ".." in re.split(r"[/\\]", name) or name.startswith(("/", "\\")) or re.match(r"^[A-Za-z]:", name):
            raise SourceRefused(
                "docx-path", f"Часть файла просится за его пределы: {quoted(name)}.", _SAVE_ANEW
            )
    if len(set(names)) != len(names):
        raise SourceRefused("docx-path", "Две части файла носят одно имя.", _SAVE_ANEW)


def _refuse_sizes(members: list[zipfile.ZipInfo]) -> None:
    if sum(info.file_size for info in members) > limits.UNPACKED:
        raise _bomb()
    for info in members:
        if info.file_size > limits.RATIO_FLOOR and info.file_size > limits.RATIO * max(info.compress_size, 1):
            raise _bomb()


def _refuse_nested(packed: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> None:
    """Refuse an archive in the archive; embedded objects (a spreadsheet in a text) are just not read."""
    for info in members:
        if info.is_dir() or _EMBEDDED.match(info.filename):
            continue
        try:
            with packed.open(info) as member:
                start = member.read(8)
        except _BROKEN as error:
            raise SourceRefused(
                "wrong-type", "Файл повреждён: архив не распаковывается.", _DAMAGED
            ) from error
        if start.startswith(_ARCHIVES):
            raise SourceRefused(
                "docx-nested",
                f"Внутри файла лежит ещё один архив или документ: {quoted(info.filename)}.",
                "Достаньте документ из архива и передайте его отдельным файлом.",
            )


def _bomb() -> SourceRefused:
    return SourceRefused(
        "docx-bomb",
        "Файл распаковывается в нечто огромное: так устроены не документы, а «архивные бомбы».",
        "Скопируйте текст в новый документ и сохраните его как .docx.",
    )

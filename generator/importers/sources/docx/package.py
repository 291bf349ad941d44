"""The parts of a .docx and how they refer to each other; what may not be in it is refused here."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from generator.importers.sources.archive import Archive
from generator.importers.sources.refusal import SourceRefused, quoted

_KIND = "/officeDocument"
_MACROS = ("vbaproject.bin", "vbadata.xml")


@dataclass(frozen=True, slots=True)
class Package:
    """The main part, and the parts it names, by the last word of the relation: «styles», «header»."""

    archive: Archive
    main: str
    parts: dict[str, tuple[str, ...]]

    def part(self, kind: str) -> str:
        """Return the name of the one part of a kind, or an empty string."""
        return next(iter(self.parts.get(kind, ())), "")


def open_package(archive: Archive) -> Package:
    """Find the parts of a Word document.

    Raises:
        SourceRefused: docx-macros, docx-external, docx-nested, wrong-type.
    """
    refuse_unsafe(archive)
    main = next((target for kind, target in _relations(archive, "") if kind.endswith(_KIND)), "")
    main = main if main in archive.names else "word/document.xml"
    if main not in archive.names:
        raise SourceRefused(
            "wrong-type",
            "В файле нет документа Word.",
            "Откройте его в Word или LibreOffice и сохраните как .docx.",
        )
    parts: dict[str, tuple[str, ...]] = {}
    for kind, target in _relations(archive, main):
        word = kind.rpartition("/")[2]
        parts[word] = (*parts.get(word, ()), target)
    if "aFChunk" in parts:
        raise SourceRefused(
            "docx-nested",
            "В документ вложен другой документ целиком.",
            "Откройте файл в Word и сохраните его заново: Word соединит их в один.",
        )
    return Package(archive, main, parts)


def refuse_unsafe(archive: Archive) -> None:
    """Refuse what any document of Office, a spreadsheet too, may not bring along.

    Raises:
        SourceRefused: docx-macros, docx-external, xml-dtd.
    """
    _refuse_macros(archive)
    for name in sorted(archive.names):
        if name.endswith(".rels"):
            _refuse_external(archive, name)


def _refuse_macros(archive: Archive) -> None:
    types = archive.tree("[Content_Types].xml")
    kinds = [element.get("ContentType", "") for element in types]
    if any("macroenabled" in kind.lower() for kind in kinds) or any(
        name.lower().endswith(_MACROS) for name in archive.names
    ):
        raise SourceRefused(
            "docx-macros",
            "В файле есть макросы: такие документы не принимаются.",
            "Сохраните его как .docx: без макросов.",
        )


def _refuse_external(archive: Archive, name: str) -> None:
    for relation in archive.tree(name).iter("rel:Relationship"):
        kind = relation.get("Type", "").rpartition("/")[2]
        if kind == "attachedTemplate":
            raise SourceRefused(
                "docx-external",
                f"К документу присоединён шаблон: {quoted(relation.get('Target', ''))}.",
                "В Word: «Разработчик → Шаблон документа → Normal.dotm», затем сохраните; "
                "или скопируйте текст в новый документ.",
            )
        if relation.get("TargetMode", "").lower() == "external" and kind != "hyperlink":
            raise SourceRefused(
                "docx-external",
                f"Документ берёт часть себя из другого места: {quoted(relation.get('Target', ''))}.",
                "В Word: «Файл → Сведения → Изменить связи с файлами → Разорвать связь», затем сохраните.",
            )


def _relations(archive: Archive, source: str) -> list[tuple[str, str]]:
    """Return kind and target of every inner relation of a part, targets as names in the archive."""
    folder, file = posixpath.split(source)
    root = archive.tree(posixpath.join(folder, "_rels", f"{file}.rels"))
    found = []
    for relation in root.iter("rel:Relationship"):
        if relation.get("TargetMode", "").lower() != "external":
            target = relation.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            found.append((relation.get("Type", ""), posixpath.normpath(path)))
    return found

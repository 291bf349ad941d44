"""Which format a file is: its name and its first bytes must agree."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from generator.importers.sources.refusal import SourceRefused


class Kind(StrEnum):
    """What can be read, by extension."""

    DOCX = ".docx"
    ODT = ".odt"
    PDF = ".pdf"
    HTML = ".html"
    TEXT = ".txt"
    MARKDOWN = ".md"


_EXTENSIONS = {**{kind.value: kind for kind in Kind}, ".htm": Kind.HTML, ".markdown": Kind.MARKDOWN}
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8")
_PAGE = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|p|div|table|h[1-6]|ul|ol|br)\b", re.IGNORECASE)
_WHOLE_PAGE = re.compile(rb"^\s*(?:<!doctype\s+html|<html\b)", re.IGNORECASE)
_AS_DOCX = "Откройте файл в Word или LibreOffice и выберите «Сохранить как → Документ Word (.docx)»."
_READABLE = "Читаются файлы .docx, .odt, .txt, .md, .html и .pdf с текстом. "


def kind_of(name: str, data: bytes) -> Kind:
    """Return the format of a file, once its content was seen to agree with its extension.

    Raises:
        SourceRefused: wrong-type, docx-macros, docx-encrypted.
    """
    extension = PurePath(name).suffix.lower()
    kind = _EXTENSIONS.get(extension)
    if kind is None:
        raise _unreadable(extension)
    content = _content(data)
    if content == "документ Word с паролем":
        raise SourceRefused(
            "docx-encrypted", "Файл закрыт паролем.", "Откройте его в Word и сохраните без пароля."
        )
    if content not in _CONTENTS[kind]:
        raise SourceRefused(
            "wrong-type", f"По имени это {extension}, а внутри — {content}.", _advice(content)
        )
    return kind


_CONTENTS: dict[Kind, tuple[str, ...]] = {
    Kind.DOCX: ("архив с документом Word", "архив"),
    Kind.ODT: ("документ OpenDocument", "архив"),
    Kind.PDF: ("документ PDF",),
    Kind.HTML: ("веб-страница", "текст с тегами"),
    Kind.TEXT: ("текст", "текст с тегами"),
    Kind.MARKDOWN: ("текст", "текст с тегами"),
}


def _content(data: bytes) -> str:
    start = data[:4096]
    unmarked = start.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe")
    if start.startswith(_ZIP):
        return _archived(data)
    if start.startswith(_COMPOUND):
        return "документ Word с паролем" if _LOCKED in data else "документ старого Word (.doc)"
    signatures = (
        (unmarked.lstrip().startswith(b"%PDF-"), "документ PDF"),
        (unmarked.startswith(b"{\\rtf"), "документ RTF"),
        (start.startswith(_IMAGES), "картинка"),
        (unmarked.lstrip().startswith(b"<?xml") and not _PAGE.search(unmarked), "документ XML"),
        (bool(_WHOLE_PAGE.match(unmarked)), "веб-страница"),
        (bool(_PAGE.search(unmarked)) or bool(_PAGE.search(data)), "текст с тегами"),
    )
    return next((what for holds, what in signatures if holds), "текст")


def _archived(data: bytes) -> str:
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]:
        return "документ OpenDocument"
    if b"[Content_Types].xml" in data:
        return "архив с документом Word" if b"word/" in data else "документ Office, но не Word"
    return "архив"


def _unreadable(extension: str) -> SourceRefused:
    if extension in (".docm", ".dotm"):
        return SourceRefused(
            "docx-macros", "Документы с макросами не принимаются.", "Сохраните его как .docx: без макросов."
        )
    named = f"Файлы {extension} не читаются." if extension else "У имени файла нет расширения."
    old = extension in (".doc", ".rtf", ".dot", ".dotx", ".docb", ".wps", ".pages", ".fodt")
    return SourceRefused("wrong-type", named, _AS_DOCX if old else _READABLE + _AS_DOCX)


def _advice(content: str) -> str:
    if content == "картинка":
        return "Распознайте текст (например, в FineReader) и сохраните его как .docx."
    if content in ("документ PDF", "веб-страница", "текст", "текст с тегами", "документ OpenDocument"):
        right = {"документ PDF": ".pdf", "веб-страница": ".html", "документ OpenDocument": ".odt"}.get(
            content, ".txt"
        )
        return f"Дайте файлу его расширение ({right}) или откройте его в Word и сохраните как .docx."
    if content == "архив с документом Word":
        return "Дайте файлу расширение .docx."
    if content == "архив":
        return "Достаньте документ из архива и передайте его отдельным файлом."
    return _AS_DOCX

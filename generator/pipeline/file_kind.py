"""Files that are published as they are: what each is by its content, whatever its name says.

A browser may open them, and Word will: so a file must be what its extension says, and bring no program along.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from generator.diagnostics import Diagnostic, error
from generator.source import Span

MAX_ATTACHMENT = 20 * 1024 * 1024
"""Bytes of one file."""

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp"})
"""What a hand-written page may show; an .svg can carry a program, and comes from the theme only."""

_START = 4096
_ZIP = b"PK\x03\x04"
_ARCHIVES = (".docx", ".xlsx", ".odt", ".ods")
_NO_TABLE = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"GIF8")
_MARKUP = re.compile(rb"<\s*(?:!doctype|html|head|body|script|svg|iframe|\?xml)\b", re.IGNORECASE)
_MAGIC: dict[str, Callable[[bytes], bool]] = {
    ".pdf": lambda start: start.startswith(b"%PDF-"),
    ".png": lambda start: start.startswith(b"\x89PNG\r\n\x1a\n"),
    ".jpg": lambda start: start.startswith(b"\xff\xd8\xff"),
    ".jpeg": lambda start: start.startswith(b"\xff\xd8\xff"),
    ".gif": lambda start: start.startswith((b"GIF87a", b"GIF89a")),
    ".webp": lambda start: start.startswith(b"RIFF") and start[8:12] == b"WEBP",
    ".csv": lambda start: (
        b"\0" not in start and not start.startswith(_NO_TABLE) and not _MARKUP.search(start)
    ),
    **dict.fromkeys(_ARCHIVES, lambda start: start.startswith(_ZIP)),
}


def inspect(root: Path, path: str) -> Diagnostic | None:
    """Say what is wrong with a file that would be published as it is; None where nothing is.

    An extension that is not known here is nobody's file type: other rules speak of it.
    """
    place, extension = root / path, PurePosixPath(path).suffix.lower()
    size = place.stat().st_size
    if size > MAX_ATTACHMENT:
        return error("too-big", Span(path), "Вложение больше 20 МБ.", "Сожмите файл или разделите его.")
    if size == 0:
        return error("empty", Span(path), "Файл пуст.", "Положите сюда сам документ или уберите файл.")
    looks_right = _MAGIC.get(extension)
    if looks_right is None:
        return None
    with place.open("rb") as file:
        start = file.read(_START)
        if not looks_right(start):
            return another(path)
        if extension not in _ARCHIVES:
            return None
        # What reads archives takes longer to import than all other files take to be looked at.
        from generator.pipeline.archive_kind import inspect_archive

        return inspect_archive(path, start + file.read())


def another(path: str) -> Diagnostic:
    """Say that a file is not what its extension says."""
    extension = PurePosixPath(path).suffix.lower()
    return error(
        "attachment-type",
        Span(path),
        f"По имени это {extension}, а внутри что-то другое.",
        "Откройте файл в его программе и сохраните заново в нужном виде.",
    )

"""The content folder as values: the only code that reads what editors wrote from disk."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path, PurePosixPath

from generator.check.rules.attachment_type import PUBLISHED
from generator.diagnostics import Diagnostic, error
from generator.load import RECORDS
from generator.load.characters import MAX_RECORD
from generator.pipeline.file_kind import PICTURES, inspect
from generator.publish.ledger import LEDGER
from generator.source import SourceFile, Span
from generator.text.slugs import is_reserved
from generator.workspace.machine import reason

MAX_ATTACHED = 1024**3
"""Bytes of all files that are published as they are."""

_LITTER = frozenset({".gitkeep", ".gitignore", ".DS_Store", "Thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Content:
    """What lies in a content folder; all paths are relative to it, with forward slashes."""

    root: Path
    records: tuple[SourceFile, ...]
    attachments: frozenset[str]
    """Files beside records."""
    pages: tuple[SourceFile, ...]
    """Hand-written Markdown pages."""
    diagnostics: tuple[Diagnostic, ...]

    def emptied(self) -> Content:
        """Return the same without the bytes of records and pages: who has parsed them needs them no more."""
        return replace(
            self,
            records=tuple(SourceFile(file.path, b"") for file in self.records),
            pages=tuple(SourceFile(file.path, b"") for file in self.pages),
        )


def read_content(root: Path, unread: Callable[[str], bool] | None = None) -> Content:
    """Read a content folder; a link out of it, a bad name or an unreadable file is a diagnostic.

    Records that are to be left ``unread`` come without their bytes.
    """
    records: list[SourceFile] = []
    attachments: list[str] = []
    pages: list[SourceFile] = []
    diagnostics: list[Diagnostic] = []
    places: dict[str, str] = {}
    for path in _files(root, diagnostics) if root.is_dir() else ():
        fault = _name_fault(path) or _collision(path, places)
        if fault is not None:
            diagnostics.append(fault)
            continue
        pure = PurePosixPath(path)
        if pure.parts[0] not in RECORDS:
            if pure.suffix != ".md":
                diagnostics += _of_page(root, path)
            elif (page := _read(root, path, diagnostics)) is not None:
                pages.append(page)
            continue
        if pure.suffix in (".md", ".yml", ".yaml"):
            file = SourceFile(path, b"") if unread and unread(path) else _read(root, path, diagnostics)
            if pure.suffix == ".yaml":
                diagnostics.append(error("name", Span(path), "Расширение записи — .yml.", f"{pure.stem}.yml"))
            elif file is not None:
                records.append(file)
        elif (fault := _inspect(root, path)) is not None:
            diagnostics.append(fault)
        else:
            attachments.append(path)
    if sum((root / path).stat().st_size for path in attachments) > MAX_ATTACHED:
        message = "Вложения вместе больше 1 ГБ: сайт не поместится на обычном хостинге."
        diagnostics.append(error("too-big", Span("."), message, "Сожмите самые большие из них."))
    if not records:
        diagnostics.append(_nothing(root))
    return Content(root, tuple(records), frozenset(attachments), tuple(pages), tuple(diagnostics))


def read_records(root: Path, paths: Collection[str]) -> tuple[tuple[SourceFile, ...], tuple[Diagnostic, ...]]:
    """Read some records of a content folder, and say what is wrong with their names."""
    diagnostics: list[Diagnostic] = [fault for path in paths if (fault := _name_fault(path)) is not None]
    plain = (path for path in paths if not (root / path).is_symlink())
    files = tuple(file for path in plain if (file := _read(root, path, diagnostics)) is not None)
    return files, tuple(diagnostics)


def is_litter(name: str) -> bool:
    """Whether a system or a program left a file for itself: it is neither read nor published.

    «~$protokol.docx» lies beside a document while Word has it open.
    """
    return name in _LITTER or name.startswith("~$")


def linked(path: str) -> Diagnostic:
    """Say that there is a link in the place of a file."""
    return error("symlink", Span(path), "Ссылка вместо файла: она не публикуется.", "Положите сюда сам файл.")


def _of_page(root: Path, path: str) -> list[Diagnostic]:
    """Say what is wrong with a file of the hand-written pages; the host would publish any as it is."""
    if path == LEDGER:
        return []
    extension = PurePosixPath(path).suffix.lower()
    if extension in PICTURES or extension.removeprefix(".") in PUBLISHED:
        fault = _inspect(root, path)
        return [] if fault is None else [fault]
    words = f"Файлы «{extension}» на страницах не публикуются." if extension else "У файла нет расширения."
    return [
        error(
            "attachment-type",
            Span(path),
            f"{words} Страница — .md, картинка — {', '.join(sorted(PICTURES))}.",
            "Оформление и служебные файлы сайта кладут в theme_overrides.",
        )
    ]


def _inspect(root: Path, path: str) -> Diagnostic | None:
    try:
        return inspect(root, path)
    except OSError as problem:
        return _unreadable(path, problem)


def _nothing(root: Path) -> Diagnostic:
    if not root.is_dir():
        return error(
            "no-content",
            Span("."),
            f"Нет папки «{root.name}» с протоколами.",
            "Начните новый портал: glasno init ПАПКА",
        )
    return error(
        "no-content",
        Span("."),
        "Нет ни одного протокола и ни одной организации.",
        "Образец записи: protocols/yar-ks/2023-03-16-2.md",
    )


def _files(root: Path, diagnostics: list[Diagnostic]) -> Iterator[str]:
    """Yield every ordinary file in a stable order; report links and folders that cannot be read."""
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(root / folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as problem:
            diagnostics.append(_unreadable(folder.rstrip("/") or ".", problem))
            continue
        below = []
        for entry in found:
            path = f"{folder}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                below.append(f"{path}/")
                if entry.name.endswith((".md", ".yml")):
                    diagnostics.append(_folder(path))
            elif entry.is_symlink():
                diagnostics.append(linked(path))
            elif is_litter(entry.name):
                continue
            elif not entry.is_file(follow_symlinks=False):
                diagnostics.append(error("symlink", Span(path), "Это не обычный файл.", "Уберите его."))
            else:
                yield path
        waiting += reversed(below)


def _folder(path: str) -> Diagnostic:
    name = PurePosixPath(path)
    message = f"Папка названа, как файл {name.suffix}: записью или страницей она не станет."
    return error("name", Span(path), message, f"Назовите её {name.stem} или положите на её место сам файл.")


def _read(root: Path, path: str, diagnostics: list[Diagnostic]) -> SourceFile | None:
    try:
        with (root / path).open("rb") as file:
            # One byte more than allowed is enough to see that a record is too big.
            return SourceFile(path, file.read(MAX_RECORD + 1))
    except OSError as problem:
        diagnostics.append(_unreadable(path, problem))
        return None


def _unreadable(path: str, problem: OSError) -> Diagnostic:
    return error(
        "unreadable", Span(path), f"Не удалось прочесть: {reason(problem)}.", "Проверьте права на файл."
    )


def _name_fault(path: str) -> Diagnostic | None:
    name = next(filter(_is_unfit, path.split("/")), None)
    if name is None:
        return None
    shown = name.encode("utf-8", "backslashreplace").decode()
    return error(
        "name",
        Span(_printable(path)),
        f"Имя «{_printable(shown)}» не годится для адреса.",
        "protokol-2.pdf",
    )


@lru_cache  # folders come again with every file in them
def _is_unfit(name: str) -> bool:
    """Whether a name of a file or folder could not be part of an address."""
    stem = name.rpartition(".")[0] or name
    return (
        name.startswith(("-", "."))
        or name != name.rstrip(". ")
        or "\\" in name
        or len(name.encode("utf-8", "surrogateescape")) > 200
        or is_reserved(name)
        or any(unicodedata.category(sign) in ("Cc", "Cf", "Cs") for sign in name)
        or "%" in name
        or stem.strip() == ""
    )


def _printable(text: str) -> str:
    return "".join(sign if unicodedata.category(sign) not in ("Cc", "Cf", "Cs") else "?" for sign in text)


def _collision(path: str, places: dict[str, str]) -> Diagnostic | None:
    """Report two files that would be published at one address."""
    pure = PurePosixPath(unicodedata.normalize("NFC", path).casefold())
    key = str(pure)
    if pure.suffix == ".md" and pure.parts[0] not in RECORDS:
        stem = pure.with_suffix("")
        key = str(stem.parent if stem.name in ("index", "readme") else stem) + "/"
    first = places.setdefault(key, path)
    if first == path:
        return None
    return error(
        "slug-collision",
        Span(path),
        f"Адрес этого файла занят файлом «{first}».",
        "Переименуйте один из них.",
    )

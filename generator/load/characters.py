"""Bytes to text: encoding, and characters that an editor cannot see."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator

from generator.diagnostics import Diagnostic, error, warning
from generator.source import SourceFile, Span
from generator.text import scripts

MAX_RECORD = 1024 * 1024
"""Bytes in a record."""
MAX_REMARKS = 100
"""Remarks on characters of one kind in one file: a text out of a broken converter has one in every word."""

_IMPORT = "Верните файлу прежнее имя и сделайте из него запись: glasno import {}"
_RESAVE = "Откройте его в Word, сохраните как .docx и сделайте из него запись: glasno import protokol.docx"
_FOREIGN = (
    (b"PK\x03\x04", "документ Word (.docx) или другой архив", _IMPORT.format("protokol.docx")),
    (b"\xd0\xcf\x11\xe0", "документ старого Word (.doc)", _RESAVE),
    (b"{\\rtf", "документ RTF", _RESAVE),
    (b"%PDF-", "документ PDF", _IMPORT.format("protokol.pdf")),
)
"""First bytes of documents that were renamed to be records, what they are, and what helps."""


def read_text(file: SourceFile) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Return the text of a record with plain line ends, or say why it is not UTF-8 text."""
    start = Span(file.path)
    for sign, what, advice in _FOREIGN:
        if file.data.startswith(sign):
            return None, (error("encoding", start, f"Это не текст, а {what}.", advice),)
    if len(file.data) > MAX_RECORD:
        return None, (
            error(
                "too-big",
                start,
                "Файл больше 1 МБ: это не протокол.",
                "Вложения кладут рядом отдельными файлами.",
            ),
        )
    if _is_utf16(file.data):
        return None, (_not_utf8(file, 0, "UTF-16"),)
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        guess = "Windows-1251" if _looks_cyrillic(file.data) else "другая"
        return None, (_not_utf8(file, problem.start, guess),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    controls = scripts.control_characters(text)
    if controls:
        span = _spans(text, file.path)(controls[0])
        code = f"{ord(text[controls[0]]):04X}"
        return None, (
            error(
                "control",
                span,
                f"Невидимый служебный символ с кодом {code}.",
                "Удалите его: он остался от другой программы.",
            ),
        )
    return text, ()


def check_characters(text: str, path: str) -> Iterator[Diagnostic]:
    """Yield remarks on characters that change what a reader sees or what a search finds.

    Of each kind only the first ``MAX_REMARKS`` of a file are named.
    """
    span = _spans(text, path)
    for start in scripts.bidi_controls(text)[:MAX_REMARKS]:
        yield error(
            "bidi",
            span(start),
            f"Символ, который меняет направление письма ({_code(text[start])}).",
            "Удалите его: напечатанное и прочитанное разойдутся.",
        )
    for start, end in scripts.stacked_marks(text)[:MAX_REMARKS]:
        yield error(
            "control",
            span(start, min(end - start, 80)),
            f"Над одной буквой стоит {end - start} знаков: они закроют соседние строки.",
            "Оставьте букву с одним ударением.",
        )
    for start in scripts.zero_width(text)[:MAX_REMARKS]:
        yield warning(
            "zero-width",
            span(start),
            f"Невидимый символ внутри текста ({_code(text[start])}).",
            "Удалите его: иначе слово не найдётся.",
        )
    for start, end in scripts.mixed_script_words(text)[:MAX_REMARKS]:
        word = text[start : min(end, start + 80)]
        yield warning(
            "mixed-script",
            span(start, end - start),
            f"В слове «{word}» смешаны кириллица и латиница.",
            scripts.latin_lookalike(word),
        )


def _not_utf8(file: SourceFile, byte: int, guess: str) -> Diagnostic:
    line = file.data.count(b"\n", 0, byte) + 1
    message = f"Файл не в кодировке UTF-8 (байт {byte}; похоже, {guess})."
    return error("encoding", Span(file.path, line), message, "Сохраните файл как «UTF-8».")


def _is_utf16(data: bytes) -> bool:
    """Whether the file begins with the mark of UTF-16, or with «-» or a Latin letter in two bytes."""
    return data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:2]


def _looks_cyrillic(data: bytes) -> bool:
    """Whether most bytes beyond ASCII are letters of Windows-1251; UTF-16 has zeros in between."""
    beyond = sum(byte >= 0x80 for byte in data)
    return b"\0" not in data and 2 * sum(byte >= 0xC0 for byte in data) > beyond


def _code(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()


def _spans(text: str, path: str) -> Callable[..., Span]:
    """Return a function from an offset and a width to the span; lines are counted once."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def span(offset: int, width: int = 1) -> Span:
        line = bisect_right(starts, offset)
        return Span(path, line, offset - starts[line - 1] + 1, width)

    return span

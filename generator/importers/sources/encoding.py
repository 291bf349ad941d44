"""Bytes of a text file into text: what the editors of twenty years of Windows saved."""

from __future__ import annotations

import codecs
import re

from generator.importers.sources.refusal import SourceRefused

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_EIGHT_BIT = ("cp1251", "koi8-r", "cp866")
_FREQUENT = re.compile("[оеаинтсрвл]", re.IGNORECASE)
"""Six letters of ten in a Russian text, in capitals too: «ПРОТОКОЛ» of Windows is «опнрнйнк» of KOI8."""
_BROKEN_CASE = re.compile(r"[а-яё][А-ЯЁ]")
_USUAL = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ№«»„“”‘’–—…§°•\xa0\xad\s]")
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
_USUAL_SHARE = 0.9
_ADVICE = "Откройте файл в Блокноте и сохраните: «Сохранить как → Кодировка: UTF-8»."


def decode(data: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 with its mark, or an 8-bit Russian encoding.

    Raises:
        SourceRefused: encoding.
    """
    return recognise(data)[0]


def recognise(data: bytes) -> tuple[str, str]:
    """Return the text of a file as ``decode`` does, and the name of its encoding for an editor.

    Raises:
        SourceRefused: encoding.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _plain(data, name), name.removesuffix("-sig").upper()
    if b"\0" in data:
        raise SourceRefused("encoding", "Это не текст: в файле есть нулевые байты.", _ADVICE)
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _eight_bit(data)


def decode_html(data: bytes) -> str:
    """Return the text of a page; what its ``meta`` declares goes before guessing, and after a byte mark.

    Raises:
        SourceRefused: encoding.
    """
    declared = _DECLARED.search(data[:4096])
    if declared and not data.startswith(tuple(mark for mark, _ in _MARKS)):
        try:
            name = codecs.lookup(declared[1].decode("ascii")).name
            if name in ("utf-8", *_EIGHT_BIT, "cp1252", "iso8859-5", "mac-cyrillic"):
                return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            pass  # a wrong declaration is no reason to refuse what can be read
    return decode(data)


def _plain(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise SourceRefused("encoding", "Файл обрывается посреди буквы или повреждён.", _ADVICE) from error


def _eight_bit(data: bytes) -> tuple[str, str]:
    """Take the encoding in which the letters beyond ASCII are those that Russian is mostly made of."""
    best, name = max((_score(data, name), name) for name in _EIGHT_BIT)
    text = data.decode(name, errors="replace")
    if best <= 0 or "�" in text:
        raise SourceRefused("encoding", "Не понять, в какой кодировке записан текст.", _ADVICE)
    return text, name


def _score(data: bytes, name: str) -> float:
    text = data[:200_000].decode(name, errors="replace")
    foreign = [char for char in text if char > "\x7f"]
    usual = sum(1 for char in foreign if _USUAL.match(char))
    if usual < _USUAL_SHARE * len(foreign):
        return 0.0
    right = len(_FREQUENT.findall(text)) - len(_BROKEN_CASE.findall(text))
    return max((right + 0.5) / len(foreign), 0.0)

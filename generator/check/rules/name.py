"""A file name that another computer could not keep, or that hides what it says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.check.whole import Whole
from generator.diagnostics import Diagnostic, error
from generator.source import Span
from generator.text import scripts
from generator.text.slugs import is_reserved

CODE = "name"
MAX_BYTES = 200
_SIGNS = re.compile(r"[\\:*?\"<>|%#\x00-\x1f\x7f]")


def check_name(whole: Whole) -> Iterator[Diagnostic]:
    """Refuse names of attachments and other files that do not travel between systems unchanged."""
    for path in whole.published.files:
        for name in path.split("/"):
            fault = _fault(name)
            if fault:
                yield error(
                    CODE,
                    Span(path),
                    f"Имя «{_visible(name)}» не годится: {fault}.",
                    "Назовите файл латинскими буквами, цифрами и дефисом: protocol-2.pdf",
                )
                break


def _fault(name: str) -> str:
    """Return what is wrong with one part of a path, or nothing."""
    faults = (
        (name in ("", ".", ".."), "это не имя"),
        (name.startswith(("-", ".")), "оно начинается с дефиса или точки"),
        (name.endswith((".", " ")), "оно кончается точкой или пробелом"),
        (_SIGNS.search(name), "в нём есть служебный знак"),
        (is_reserved(name), "в Windows это имя устройства"),
        (len(name.encode("utf-8", "surrogateescape")) > MAX_BYTES, f"оно длиннее {MAX_BYTES} байт"),
        (_hidden(name), "в нём невидимый символ"),
        (not unicodedata.is_normalized("NFC", name), "«й» или «ё» в нём собраны из двух знаков"),
        (any(scripts.mixed_script_words(name)), "в одном слове смешаны кириллица и латиница"),
    )
    return next((words for wrong, words in faults if wrong), "")


def _hidden(name: str) -> bool:
    return any(scripts.bidi_controls(name)) or any(scripts.zero_width(name))


def _visible(name: str) -> str:
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in name[:80])

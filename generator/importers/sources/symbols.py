"""Characters of the Symbol and Wingdings fonts, which live in the private area of Unicode."""

from __future__ import annotations

_SHOWN = {
    0xF02D: "-", 0xF0B7: "•", 0xF0A7: "▪", 0xF0A8: "◻", 0xF06E: "■", 0xF06F: "□", 0xF071: "❑", 0xF076: "❖",
    0xF0D8: "➢", 0xF0E0: "→", 0xF0FC: "✓", 0xF0FB: "✗", 0xF0FD: "☒", 0xF0FE: "☑", 0xF052: "☑", 0xF0BE: "–",
    0xF06C: "●", 0xF0D6: "√", 0xF0B3: "≥", 0xF0A3: "≤",
}  # fmt: skip
_FIRST, _LAST = 0xF020, 0xF0FF


def shown(text: str) -> str:
    """Replace private characters by what a person sees: «» of Symbol is «•»."""
    if not any(_FIRST <= ord(char) <= _LAST for char in text):
        return text
    return "".join(_SHOWN.get(ord(char), "•") if _FIRST <= ord(char) <= _LAST else char for char in text)


def symbol(code: str) -> str:
    """Return the character of ``<w:sym w:char="F0B7"/>``."""
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    if value <= 0xFF:
        value += 0xF000
    return shown(chr(value)) if 0x20 <= value < 0xD800 or 0xE000 <= value <= 0xFFFD else ""

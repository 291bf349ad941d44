"""What other programs leave in a text: HTML in cells, bookmarks, marks of Markdown, signs nobody sees.

They are no words of the document: they are taken out and listed. «<p>…</p> <ul><li>» in cells and
«**Повестка:**» (Yaroslavl 2023), «[bookmark: _GoBack]2.» (Yaroslavl 2022).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_BLOCK_TAGS = r"p|div|br|li|ul|ol|tr|table|tbody|thead|h[1-6]|blockquote|section"
_INLINE_TAGS = r"span|b|i|u|s|em|strong|sup|sub|font|a|td|th|small|big|strike|del|ins|mark|code|o:p|center"
_ATTRIBUTES = r"(?:\s[^<>]{0,500})?"
_BLOCK = re.compile(rf"</?(?:{_BLOCK_TAGS}){_ATTRIBUTES}\s?/?>", re.IGNORECASE)
_INLINE = re.compile(rf"</?(?:{_INLINE_TAGS}){_ATTRIBUTES}\s?/?>", re.IGNORECASE)
_BOOKMARK = re.compile(r"\[bookmark:[^\[\]\n]{0,100}\]", re.IGNORECASE)
_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_BOLD = re.compile(r"\*\*(?=\S)|(?<=\S)\*\*")
_BLANKS = re.compile(r"[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class Clean:
    """Lines without foreign marks; ``heading`` is the level that Markdown gave the first of them."""

    lines: tuple[str, ...]
    residue: tuple[str, ...] = ()
    heading: int = 0


def clean(text: str) -> Clean:
    """Take foreign marks out of a text; a tag that makes a block makes a line, and what goes is listed."""
    residue: list[str] = []

    def gone(found: re.Match[str], between: str = "") -> str:
        residue.append(found[0])
        return between

    text = _BLANKS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _UNPRINTABLE.sub(gone, text)
    if "<" in text:
        text = _BLOCK.sub(lambda found: gone(found, "\n"), text)
        text = _INLINE.sub(gone, text)
    text = _BOOKMARK.sub(gone, text)
    lines: list[str] = []
    heading = 0
    for number, line in enumerate(text.split("\n")):
        bare = line.strip()
        if mark := _HEADING.match(bare):
            gone(mark)
            heading = heading or (len(mark[1]) if number == 0 else 0)
            line = bare[mark.end() :]
        if line.count("**") >= 2 and line.count("**") % 2 == 0:
            line = _BOLD.sub(gone, line)
        lines.append(line)
    return Clean(tuple(lines), tuple(piece.strip() for piece in residue if piece.strip()), heading)

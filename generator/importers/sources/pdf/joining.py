"""Lines of print into paragraphs.

Two lines are one paragraph where the lower goes on what the upper began: same type, usual distance, no label
at its start, and either it begins within a sentence, or its first word had no room on the upper line. A
word is mended only at a soft hyphen, because «научно-» at the end of a line is spelled so.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from generator.importers.sources.blocks import Paragraph
from generator.importers.sources.pdf.pages import Line, width

_LABEL = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,3}(?:\.\d{1,3})+|[-–—•▪●◦➢✓*]|[а-яa-z]\)|[IVXLC]{1,6}\.)"
    r"(?:\s|$|[А-ЯЁA-Z«])"
    r"|[А-ЯЁA-Z][^.:;]{2,24}:"  # «Срок:», «Ответственный:»
)
_ENDS = re.compile(r"[.:;!?…]\W*$")
_HYPHEN = re.compile(r"\w-$")
_SOFT_HYPHEN = "\u00ad"
_FULL = 0.94
_LONG = 30
_DOUBLE = 2.5
_NEAR = 1.35


def join(pages: list[list[Line]]) -> Iterator[Paragraph]:
    """Yield the paragraphs of all pages in order."""
    lines = [line for page in pages for line in page]
    if not lines:
        return
    pitch = _pitch(lines)
    edge = _edge(lines)
    open_lines = [lines[0]]
    for upper, lower in pairwise(lines):
        if not _goes_on(upper, lower, pitch, edge):
            yield _paragraph(open_lines)
            open_lines = []
        open_lines.append(lower)
    yield _paragraph(open_lines)


def _goes_on(upper: Line, lower: Line, pitch: float, edge: float) -> bool:
    if "\t" in upper.text or "\t" in lower.text or _LABEL.match(lower.text):
        return upper.text.endswith(_SOFT_HYPHEN)
    if abs(upper.size - lower.size) > 0.1 * upper.size or upper.bold != lower.bold:
        return False
    mid_sentence = upper.text.endswith("/") or (
        lower.text[:1].islower() and not _ENDS.search(upper.text[-9:])
    )
    if upper.page != lower.page:
        return mid_sentence
    down = upper.y - lower.y
    if not 0 < down <= _NEAR * max(pitch, upper.size):
        return False
    full = upper.right + width(lower.text.split()[0]) * lower.size >= _FULL * edge
    indented = lower.x > upper.x + upper.size
    return mid_sentence or (full and not indented)


def _pitch(lines: list[Line]) -> float:
    """Return the usual distance between two lines, up to double spacing."""
    steps = [a.y - b.y for a, b in pairwise(lines) if a.page == b.page and 0 < a.y - b.y < _DOUBLE * a.size]
    return median(steps) if steps else 0.0


def _edge(lines: list[Line]) -> float:
    """Return where full lines end: nine tenths of the long ones do so before it."""
    ends = sorted(line.right for line in lines if len(line.text) >= _LONG)
    return ends[len(ends) * 9 // 10] if ends else math.inf


def _paragraph(lines: list[Line]) -> Paragraph:
    pieces = [lines[0].text]
    for line in lines[1:]:
        if pieces[-1].endswith(_SOFT_HYPHEN):
            pieces[-1] = pieces[-1][:-1]
        elif not pieces[-1].endswith("/") and not (_HYPHEN.search(pieces[-1]) and line.text[:1].islower()):
            pieces.append(" ")
        pieces.append(line.text)
    # Some fonts name their hyphen so; inside a line it is one.
    text = "".join(pieces).replace(_SOFT_HYPHEN, "-")
    return Paragraph(text, bold=all(line.bold for line in lines), page=lines[0].page)

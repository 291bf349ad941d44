"""The lines of one page of a PDF, with their places."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pypdf import PageObject
from pypdf.generic import DictionaryObject

from generator.importers.sources import limits
from generator.importers.sources.pdf.fonts import font_bytes
from generator.importers.sources.refusal import SourceRefused

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\0": ""})
_BOLD = re.compile(r"bold|black|heavy|demi|,b\b", re.IGNORECASE)
_NARROW = frozenset(" .,:;!'|()[]iljftrI1-")
_CELL_GAP = 3.0  # ems


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print: ``x`` and ``right`` in points from the left, ``y`` from below, ``size`` of the type.

    ``right`` is estimated from the letters: PDF gives the width of a text only through its font.
    """

    text: str
    page: int
    x: float
    y: float
    right: float
    size: float
    bold: bool


@dataclass(slots=True)
class Work:
    """What reading has cost so far, over all pages: drawing orders, bytes of them, bytes of font tables.

    ``form`` is what one more form of the present page can cost in font tables.
    """

    orders: int = 0
    content: int = 0
    fonts: int = 0
    form: int = 0

    def order(self, operator: object, *_: object) -> None:
        """Count one drawing order before it is carried out; the hostile ones are in the millions.

        pypdf swallows what is raised within a form, so the next order outside of it raises again.
        """
        self.orders += 1
        if operator == b"Do":
            self.fonts += self.form
        self.check()

    def check(self) -> None:
        """Refuse a document that has cost more than any honest one.

        Raises:
            SourceRefused: too-big.
        """
        if (
            self.orders > limits.PDF_OPERATIONS
            or self.content > limits.PDF_CONTENT
            or self.fonts > limits.PDF_FONTS
        ):
            raise SourceRefused(
                "too-big",
                "PDF слишком сложно устроен.",
                "Сохраните его как .docx в той программе, где он сделан.",
            )


@dataclass(slots=True)
class _Collector:
    """Takes the pieces that pypdf reports and puts lines together."""

    page: int
    lines: list[Line] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _start: tuple[float, float] | None = None
    _right: float = 0.0
    _size: float = 0.0
    _bold: set[bool] = field(default_factory=set)

    def piece(
        self,
        text: str,
        outer: Sequence[float],
        inner: Sequence[float],
        font: DictionaryObject | None,
        size: float,
    ) -> None:
        """Take one piece: its text, the two matrices that place it, its font and nominal size."""
        head, *rest = text.translate(_LIGATURES).split("\n")
        self._add(head, outer, inner, font, size)
        for part in rest:
            self.end_line()
            self._add(part, outer, inner, font, size)

    def end_line(self) -> None:
        """End the open line."""
        text = "".join(self._pieces).strip()
        if text and self._start is not None:
            x, y = self._start
            self.lines.append(Line(text, self.page, x, y, self._right, self._size, self._bold == {True}))
        self._pieces, self._start, self._bold = [], None, set()

    def _add(
        self,
        text: str,
        outer: Sequence[float],
        inner: Sequence[float],
        font: DictionaryObject | None,
        size: float,
    ) -> None:
        if not text.strip():
            self._pieces.append(text)
            return
        x, y, scale = _placed(outer, inner)
        size = abs(size) * scale
        if self._start is None:
            self._start, self._size = (x, y), size
        elif x - self._right > _CELL_GAP * size and self._pieces and x > self._start[0]:
            self._pieces.append("\t")
            text = text.lstrip(" ")
        self._pieces.append(text)
        self._right = x + size * width(text)
        self._bold.add(bool(_BOLD.search(str(font.get("/BaseFont", "")))) if font else False)


def read_page(page: PageObject, number: int, work: Work) -> list[Line]:
    """Return the lines of a page in the order in which they are drawn.

    Raises:
        SourceRefused: too-big.
    """
    contents = page.get_contents()
    if contents is None:
        return []
    work.content += len(contents.get_data())
    own, work.form = font_bytes(page)
    work.fonts += own
    work.check()
    collector = _Collector(number)
    page.extract_text(visitor_text=collector.piece, visitor_operand_before=work.order)
    collector.end_line()
    return collector.lines


def _placed(outer: Sequence[float], inner: Sequence[float]) -> tuple[float, float, float]:
    a, b, c, d, e, f = (float(value) for value in outer[:6])
    x, y = float(inner[4]), float(inner[5])
    height = math.hypot(float(inner[2]), float(inner[3])) * math.hypot(c, d)
    return a * x + c * y + e, b * x + d * y + f, height or 1.0


def width(text: str) -> float:
    """Estimate the width of a text in ems."""
    return sum(0.28 if char in _NARROW else 0.7 if char.isupper() else 0.53 for char in text)

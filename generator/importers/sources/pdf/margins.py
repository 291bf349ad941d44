"""What stands above and below the text of every page: numbers of pages, headers, footers."""

from __future__ import annotations

import re
from collections import Counter

from generator.importers.sources.pdf.pages import Line

_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:(?:стр(?:аница|\.)?|с\.|page)\s*)?(\d{1,4})(?:\s*(?:из|of|/)\s*\d{1,4})?[-–—\s.]*",
    re.IGNORECASE,
)
_OFTEN = 3


def without_margins(pages: list[list[Line]]) -> tuple[list[list[Line]], list[str]]:
    """Take page numbers and repeated outer lines off every page; return the rest, and what was taken."""
    repeated = Counter(_shape(line) for page in pages for line in _outer(page))
    often = max(_OFTEN, len(pages) // 2)
    residue: list[str] = []
    kept = []
    for page in pages:
        outer = _outer(page)
        taken = {
            id(line) for line in outer if _is_page_number(line, len(pages)) or repeated[_shape(line)] >= often
        }
        residue += [line.text for line in page if id(line) in taken]
        kept.append([line for line in page if id(line) not in taken])
    return kept, residue


def _outer(page: list[Line]) -> list[Line]:
    """Return the highest and the lowest line of a page."""
    if not page:
        return []
    return list({id(line): line for line in (max(page, key=_y), min(page, key=_y))}.values())


def _y(line: Line) -> float:
    return line.y


def _shape(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "0", line.text), round(line.y)


def _is_page_number(line: Line, pages: int) -> bool:
    match = _PAGE_NUMBER.fullmatch(line.text)
    return match is not None and 1 <= int(match[1]) <= pages + 50 and (pages > 1 or "из" in line.text)

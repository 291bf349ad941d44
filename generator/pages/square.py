"""An address as a QR code, for a sheet of paper."""

from __future__ import annotations

import segno

from generator.pages.document_views import Square

_MASK = 0
"""Any mask is read; trying all eight for the finest one takes six times as long."""


def square(url: str) -> Square:
    """Return an address as the dark runs of a square of modules, with the white edge that readers need."""
    code = segno.make(url, error="m", micro=False, boost_error=False, mask=_MASK)
    edge = 4
    path: list[str] = []
    for y, row in enumerate(code.matrix, edge):
        x = 0
        while x < len(row):
            start = x
            while x < len(row) and row[x]:
                x += 1
            if x > start:
                path.append(f"M{start + edge} {y}h{x - start}v1h-{x - start}z")
            x += 1
    return Square(len(code.matrix) + 2 * edge, "".join(path))

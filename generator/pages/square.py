"""An address as a QR code, for a sheet of paper."""

from __future__ import annotations

import re

import segno

from generator.pages.document_views import Square

_DARK = re.compile(b"\x01+")
_MASK = 0
"""Any mask is read; trying all eight for the finest one takes six times as long."""


def square(url: str) -> Square:
    """Return an address as the dark runs of a square of modules, with the white edge that readers need."""
    code = segno.make(url, error="m", micro=False, boost_error=False, mask=_MASK)
    edge = 4
    path = (
        f"M{dark.start() + edge} {y}h{len(dark[0])}v1h-{len(dark[0])}z"
        for y, row in enumerate(code.matrix, edge)
        for dark in _DARK.finditer(row)
    )
    return Square(len(code.matrix) + 2 * edge, "".join(path))

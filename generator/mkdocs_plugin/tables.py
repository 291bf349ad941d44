"""Tables of hand-written pages: each cell is told of its column, for a phone shows rows as blocks."""

from __future__ import annotations

import re
from functools import partial

_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
_HEADING = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def label_cells(html: str) -> str:
    """Return clean HTML with the headings of the first row as `data-l` of the cells below them.

    A cell that spans others shifts those beside it: such a table stays as it is.
    """
    return _TABLE.sub(_labelled, html)


def _labelled(table: re.Match[str]) -> str:
    html = table[0]
    first = _ROW.search(html)
    if first is None or "span=" in html:
        return html
    labels = [_TAG.sub("", heading).strip().replace('"', "&quot;") for heading in _HEADING.findall(first[0])]
    return _ROW.sub(partial(_labelled_row, labels), html)


def _labelled_row(labels: list[str], row: re.Match[str]) -> str:
    before, *cells = row[0].split("<td")
    labels = labels[before.count("<th") :]
    labels += [""] * (len(cells) - len(labels))
    return before + "".join(
        f'<td data-l="{label}"{cell}' if label else f"<td{cell}"
        for label, cell in zip(labels, cells, strict=False)
    )

"""What a report rests on, in one cell: a line each, «Приказ № 15 <https://…>», «Справка <spravka.pdf>»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.report import Evidence

_LINE = re.compile(r"(?P<text>.*?)(?: <(?P<first>[^<>\n]*)>)?(?: <(?P<second>[^<>\n]*)>)?")


@dataclass(frozen=True, slots=True)
class Support:
    """One of them, not yet a record."""

    text: str
    url: str = ""
    file: str = ""


def write_evidence(evidence: Iterable[Evidence]) -> str:
    """Return the words of a cell."""
    return "\n".join(map(_line, evidence))


def read_evidence(cell: str) -> tuple[Support, ...]:
    """Return what a cell names; of two places of one line the first is the page, the second the file."""
    return tuple(_read(cell))


def _line(one: Evidence) -> str:
    text = " ".join(one.text.split("\n"))
    # Words that end as a place does are told from one by two places behind them, even empty ones.
    if (one.url and one.file) or text.endswith(">"):
        return f"{text} <{one.url or ''}> <{one.file or ''}>"
    return f"{text} <{one.url or one.file}>" if one.url or one.file else text


def _read(cell: str) -> Iterator[Support]:
    for line in cell.split("\n"):
        match = _LINE.fullmatch(line.strip())
        if match is None or not line.strip():
            continue
        first, second = match["first"] or "", match["second"] or ""
        if match["second"] is not None:
            yield Support(match["text"], first, second)
        elif "://" in first:
            yield Support(match["text"], url=first)
        else:
            yield Support(match["text"], file=first)

"""Who met: tables, lists, one-paragraph lists, names torn by the post, head counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.importers.columns import read_header
from generator.importers.entries import Entry
from generator.importers.lines import DraftLine
from generator.importers.numbering import is_number, join_number
from generator.load.lines import BULLET
from generator.text.labels import find_label
from generator.text.names import read_headcount, read_person, split_people
from generator.text.surnames import match_name

_SURNAME = re.compile(r"([А-ЯЁІЇЄҐӘҒҚҢӨҰҮҺ][^\W\d_]+(?:-[А-ЯЁ][^\W\d_]+)?)\s+(?=\S)")
_GIVEN = re.compile(r"([^\W\d_]{2,30})\s+([^\W\d_]{3,30})")
_CAPTION = re.compile(r"[^:\n]{2,120}:(?=\s)")
_DASH = re.compile(r"\s*[-–—]")
_SHUFFLED = "Слова ячейки могли перемешаться при извлечении: сверьте должность с подлинником."
_TORN = "Имя было разорвано должностью: слова строки переставлены."


def write_attendance(entries: Sequence[Entry]) -> list[DraftLine]:
    """Return the lines of a list of people, one line a person where the source has it so."""
    lines: list[DraftLine] = []
    pending: list[str] = []
    for entry in entries:
        if entry.is_row:
            lines += _plain(pending)
            pending.clear()
            lines += _row(entry)
        else:
            if entry.after_blank:
                lines += _plain(pending)
                pending.clear()
            pending += entry.lines
    return lines + _plain(pending)


def _plain(lines: Sequence[str]) -> list[DraftLine]:
    """Write lines of one paragraph, mending names that are torn over two of them."""
    written: list[DraftLine] = []
    position = 0
    while position < len(lines):
        line = lines[position]
        following = lines[position + 1] if position + 1 < len(lines) else ""
        mended = _mended(line, following) if following else None
        if mended is not None:
            written.append(mended)
            position += 2
            continue
        written += _person_lines(line)
        position += 1
    return written


def _mended(line: str, following: str) -> DraftLine | None:
    """Join a name torn over two lines: «Волкович главный специалист … ⏎ Ольга Сергеевна» (Yaroslavl 2023)."""
    surname = _SURNAME.match(f"{line} ")
    given = _GIVEN.match(following)
    if surname is None or given is None:
        return None
    whole = f"{surname[1]} {given[0]}"
    name = match_name(whole, 0)
    if name is None or len(name.given) != 2 or name.end != len(whole):
        return None
    post = line[surname.end() :].strip() if surname.end() < len(line) else ""
    tail = following[given.end() :].strip()
    if not post:
        return DraftLine(_listed(f"{line} {following}"))
    if tail or match_name(line, 0) is not None:
        return None
    return DraftLine(
        f"- {whole}{_joint(post)}{post}",
        note=_TORN,
        advice=f"{line} {following}",
        torn=f"{line} {following}",
    )


def _joint(post: str) -> str:
    return " " if _DASH.match(post) else " – "


def _row(entry: Entry) -> Iterator[DraftLine]:
    """Write a row: number, name, post; a caption and its people; what heads the columns."""
    if read_header(entry) is not None:
        yield DraftLine(entry.text)
        return
    cells = [list(cell) for cell in entry.cells if cell]
    number = ""
    if len(cells) > 1 and is_number(" ".join(cells[0])):
        number = " ".join(cells.pop(0))
    head, rest = " ".join(cells[0]), cells[1:]
    dashed = head.startswith("- ")
    if not rest:
        yield from _numbered(number, _plain(cells[0]), dashed=dashed)
    elif (person := read_person(head)) is not None and not person.post and not person.caption:
        post = " ".join(line for cell in rest for line in cell)
        shuffled = len(rest) > 1 and rest[-1][0][:1].islower() and rest[0][0][:1].islower()
        line = DraftLine(f"{head}{_joint(post)}{post}", note=_SHUFFLED if shuffled else "")
        yield from _numbered(number, [line], dashed=dashed)
    elif sum(read_person(line) is not None for cell in rest for line in cell) > 1:
        yield DraftLine(f"{number} {head}".strip())
        yield from _plain([line for cell in rest for line in cell])
    else:
        words = " ".join([head, *(line for cell in rest for line in cell)])
        yield from _numbered(number, [DraftLine(words)], dashed=dashed)


def _numbered(number: str, lines: Iterable[DraftLine], *, dashed: bool) -> Iterator[DraftLine]:
    """Put the number of a row before its first line, in place of our dash; a dash that was printed stays."""
    for index, line in enumerate(lines):
        if index or not number:
            yield line if line.text.startswith("- ") else replace(line, text=_listed(line.text))
            continue
        text = line.text if dashed else line.text.removeprefix("- ")
        yield replace(line, text=join_number(number, text))


def _person_lines(line: str) -> list[DraftLine]:
    """Write one line; a caption of several people gets a line of its own, so that it gives their role."""
    caption = _CAPTION.match(line)
    if caption is not None and len(split_people(line)) > 1 and _is_role_caption(caption[0]):
        return [DraftLine(caption[0]), DraftLine(line[caption.end() :].strip())]
    if read_headcount(line) is None and _several_counts(line):
        return [DraftLine(part) for part in _several_counts(line)]
    return [DraftLine(_listed(line))]


def _is_role_caption(caption: str) -> bool:
    return re.match(r"приглаш|отсутств|присутств|члены?\b|участник", caption, re.IGNORECASE) is not None


def _several_counts(line: str) -> list[str]:
    """Split «Присутствовали: 25 чел. Отсутствовали: 2 чел.» into its counts."""
    parts = re.split(r"(?<=[.,;])\s+(?=[А-ЯЁа-яё])", line)
    counted = [read_headcount(part.rstrip(",;")) is not None for part in parts]
    if len(parts) < 2 or not counted[0] or sum(counted) < 2:
        return []
    joined: list[str] = []
    for part, counts in zip(parts, counted, strict=True):
        if counts or not joined:
            joined.append(part)
        else:
            joined[-1] += f" {part}"
    return joined


def _listed(line: str) -> str:
    """Lead a line that begins with a name by the dash of a list."""
    if BULLET.match(line) is not None or find_label(line) is not None or match_name(line, 0) is None:
        return line
    return f"- {line}"

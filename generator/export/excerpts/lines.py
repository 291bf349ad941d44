r"""Content lines of iCalendar (RFC 5545, section 3.1): names with values, escaped and folded.

The library of that name, with which tests read our files, does not write them: 7.3.0 makes a new line of the
two characters ``\N`` in a text, and takes four times as long for an event (180 µs against 40).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

_LONGEST = 74
"""Bytes of a line, the space before a folded one aside; the RFC takes 75 with it."""

_ESCAPED = {"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"}


def text(name: str, value: str) -> bytes:
    """Return a line with a text."""
    for sign, escaped in _ESCAPED.items():
        value = value.replace(sign, escaped)
    return line(name, value)


def day(name: str, value: date) -> bytes:
    """Return a line with a day."""
    return line(f"{name};VALUE=DATE", _day(value))


def moment(name: str, value: date) -> bytes:
    """Return a line with the first moment of a day."""
    return line(name, f"{_day(value)}T000000Z")


def line(name: str, value: str) -> bytes:
    """Return a line with a value that has nothing to escape, folded so that no letter is torn."""
    data = f"{name}:{value}".encode()
    if len(data) <= _LONGEST:
        return data + b"\r\n"
    lines = []
    start = 0
    while len(data) - start > _LONGEST:
        end = start + _LONGEST
        while data[end] & 0xC0 == 0x80:
            end -= 1
        if data[end - 1] in b"\\^":
            end -= 1  # some clients take an escape apart that a fold has torn
        lines.append(data[start:end])
        start = end
    lines.append(data[start:])
    return b"\r\n ".join(lines) + b"\r\n"


def component(kind: str, *lines: bytes) -> bytes:
    """Return a component with its lines."""
    return b"".join(around(kind, lines))


def around(kind: str, lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield a component, which need not fit into memory, line by line."""
    yield f"BEGIN:{kind}\r\n".encode()
    yield from lines
    yield f"END:{kind}\r\n".encode()


def _day(value: date) -> str:
    return f"{value.year:04}{value.month:02}{value.day:02}"

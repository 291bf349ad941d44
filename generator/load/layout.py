"""The layout of a record: ends of lines, blanks and blank lines — never a word.

What a blank means is known to the formats, not here: a layout is kept only if the record reads as before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.load import load_file
from generator.load.markdown_tree import front_matter
from generator.source import SourceFile

_HEADING = re.compile(r"#{1,6}[ \t]+\S")
_TAB = "    "


def arrange(file: SourceFile) -> bytes:
    """Return a record with its layout in order, or as it is where that would change what it says.

    Words, their order and the decoded record stay the same; arranging twice is arranging once.
    """
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return file.data
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    arrangements = _MARKDOWN if file.path.endswith(".md") else _YAML
    for arrangement in arrangements:
        data = arrangement(plain).encode()
        if data == file.data or _says_the_same(file, text, data):
            return data
    return file.data


def _says_the_same(file: SourceFile, text: str, data: bytes) -> bool:
    if data.decode().split() != text.split():
        return False
    before, faults = load_file(file)
    after, others = load_file(SourceFile(file.path, data))
    return before == after and [fault.code for fault in faults] == [fault.code for fault in others]


def _markdown(text: str) -> str:
    """Arrange head and body: one blank line around headings, none doubled, no blanks at the ends of lines."""
    start, end = front_matter(text)
    if end < 0:
        return _trimmed(text)
    head = [line.rstrip(" \t") for line in text[start:end].strip("\n").split("\n")]
    body = text[end:].partition("\n")[2]
    return "\n".join(["---", *head, "---", *_body(body)]) + "\n"


def _body(text: str) -> Iterator[str]:
    """Yield the lines below the head, with a blank line first."""
    blank = True
    after_heading = False
    for raw in text.split("\n"):
        if not raw.strip():
            blank = True
            continue
        line = _untabbed(raw.rstrip(" \t"))
        heading = _HEADING.match(line) is not None
        if blank or heading or after_heading:
            yield ""
        yield line
        blank, after_heading = False, heading


def _yaml(text: str) -> str:
    """Arrange a YAML file: blank lines single and none at its ends, no blanks at the ends of lines."""
    lines: list[str] = []
    for raw in text.split("\n"):
        line = _untabbed(raw.rstrip(" \t"))
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).rstrip("\n") + "\n"


def _trimmed(text: str) -> str:
    """Only take the blanks from the ends of lines."""
    return "\n".join(line.rstrip(" \t") for line in text.split("\n")).rstrip("\n") + "\n"


def _plain(text: str) -> str:
    """Only end the last line."""
    return text if text.endswith("\n") or not text else f"{text}\n"


def _untabbed(line: str) -> str:
    """Return a line with the tabs before its first word as blanks."""
    words = line.lstrip(" \t")
    return line[: len(line) - len(words)].replace("\t", _TAB) + words


_Arrangement = Callable[[str], str]
_MARKDOWN: tuple[_Arrangement, ...] = (_markdown, _trimmed, _plain)
_YAML: tuple[_Arrangement, ...] = (_yaml, _trimmed, _plain)
"""From the most order to the least: the first that changes no meaning is taken."""

"""The tree of a draft as a YAML file; words stand bare, so that no quote is glued to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.load.tree import Mapping, Node, Scalar, Sequence

_BARE = re.compile(r"(?!(?i:null)$)[^\W_](?:[^\n\t:#\"'{}\[\]]|:(?=[^\s]))*")


@dataclass(frozen=True, slots=True)
class Yaml:
    """A file, and at which of its lines each line of the Markdown form stands."""

    text: str
    lines: dict[int, int]


def write_yaml(tree: Node) -> Yaml:
    """Return a tree in YAML that reads back as the same tree."""
    assert isinstance(tree, Mapping)
    written = list(_mapping(tree, ""))
    places: dict[int, int] = {}
    for number, (_, line) in enumerate(written, start=1):
        if line:
            places.setdefault(line, number)
    return Yaml("\n".join(text for text, _ in written) + "\n", places)


_Line = tuple[str, int]
"""A line of the file, and the line of the Markdown form whose words it holds; 0 where it holds none."""


def _mapping(tree: Mapping, indent: str) -> Iterator[_Line]:
    for key, node in tree.entries:
        yield from _entry(f"{indent}{key}:", node, indent)


def _entry(head: str, node: Node, indent: str) -> Iterator[_Line]:
    match node:
        case Scalar(text):
            yield from _scalar(head, str(text), indent, node.span.line)
        case Sequence(items):
            yield head if items else f"{head} []", 0
            for item in items:
                yield from _item(item, f"{indent}  ")
        case Mapping():
            yield head, 0
            yield from _mapping(node, f"{indent}  ")


def _item(node: Node, indent: str) -> Iterator[_Line]:
    if isinstance(node, Mapping):
        (first, line), *rest = list(_mapping(node, f"{indent}  "))
        yield f"{indent}- {first.removeprefix(indent + '  ')}", line
        yield from rest
    else:
        yield from _entry(f"{indent}-", node, indent)


def _scalar(head: str, text: str, indent: str, line: int) -> Iterator[_Line]:
    words = text.strip()
    if not words:
        yield f'{head} ""', line
    elif _BARE.fullmatch(words) and words == text:
        yield f"{head} {words}", line
    else:
        yield f"{head} |-", 0
        yield f"{indent}  {words}", line

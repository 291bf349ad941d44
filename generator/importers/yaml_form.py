"""The tree of a draft as a YAML file; words stand bare, so that no quote is glued to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.load.tree import Mapping, Node, Scalar, Sequence

_BARE = re.compile(r"[^\W_](?:[^\n\t:#\"'{}\[\]]|:(?=[^\s]))*")


def write_yaml(tree: Node) -> str:
    """Return a tree in YAML that reads back as the same tree."""
    assert isinstance(tree, Mapping)
    return "\n".join(_mapping(tree, "")) + "\n"


def _mapping(tree: Mapping, indent: str) -> Iterator[str]:
    for key, node in tree.entries:
        yield from _entry(f"{indent}{key}:", node, indent)


def _entry(head: str, node: Node, indent: str) -> Iterator[str]:
    match node:
        case Scalar(text):
            yield from _scalar(head, str(text), indent)
        case Sequence(items):
            yield head
            for item in items:
                yield from _item(item, f"{indent}  ")
        case Mapping():
            yield head
            yield from _mapping(node, f"{indent}  ")


def _item(node: Node, indent: str) -> Iterator[str]:
    if isinstance(node, Mapping):
        first, *rest = list(_mapping(node, f"{indent}  "))
        yield f"{indent}- {first.removeprefix(indent + '  ')}"
        yield from rest
    else:
        yield from _entry(f"{indent}-", node, indent)


def _scalar(head: str, text: str, indent: str) -> Iterator[str]:
    words = text.strip()
    if not words:
        yield f'{head} ""'
    elif _BARE.fullmatch(words) and words == text:
        yield f"{head} {words}"
    else:
        yield f"{head} |-"
        yield f"{indent}  {words}"

"""The tree in which both formats meet: scalars, lists and mappings with spans."""

from __future__ import annotations

from dataclasses import dataclass

from generator.source import Span, Text


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as text; an empty text is a value that is absent."""

    text: Text

    @property
    def span(self) -> Span:
        """Where the value stands."""
        return self.text.span


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    """Pairs in the order of the file; keys are unique."""

    entries: tuple[tuple[Text, Node], ...]
    span: Span

    def get(self, key: str) -> Node | None:
        """Return the node under a key."""
        return next((node for name, node in self.entries if name == key), None)

    def key(self, key: str) -> Text | None:
        """Return the key itself, with its span."""
        return next((name for name, _ in self.entries if name == key), None)


Node = Scalar | Sequence | Mapping

Plain = Text | list["Plain"] | dict[str, "Plain"] | None


def plain(node: Node) -> Plain:
    """Return the node as lists and dictionaries of text; an absent value is None."""
    match node:
        case Scalar(text):
            return text or None
        case Sequence(items):
            return [plain(item) for item in items]
        case Mapping(entries):
            return {str(key): plain(value) for key, value in entries}


def find(node: Node, path: tuple[str | int, ...]) -> Node:
    """Follow keys and indexes as far as they lead; steps that name nothing are passed over."""
    for step in path:
        match node:
            case Mapping() if (child := node.get(str(step))) is not None:
                node = child
            case Sequence(items) if isinstance(step, int) and step < len(items):
                node = items[step]
            case _:
                pass
    return node

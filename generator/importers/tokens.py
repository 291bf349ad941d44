"""The promise that no word is lost, checked: every token of the source is in the draft, in its order.

A token is a run of characters without blanks. Lines whose words an import had to put in another order (a name
torn by a post) are named outright, and hold the same words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.importers.entries import source_text
from generator.importers.sources.blocks import SourceDocument
from generator.text.labels import find_label
from generator.text.spelling import BULLETS


@dataclass(frozen=True, slots=True)
class Mended:
    """Words that stood in one order in the source and stand in another in the draft."""

    source: str
    draft: str


def source_tokens(source: SourceDocument) -> list[str]:
    """Return every token of a source without its residue."""
    return [token for text in source_text(source) for token in text.split()]


def draft_tokens(text: str) -> list[str]:
    """Return every token of a draft as it is read: the backslash that protects a line is none of them."""
    return [token for line in text.split("\n") for token in _unescaped(line).split()]


def _unescaped(line: str) -> str:
    return line.lstrip().removeprefix("\\")


def lost_tokens(
    source: SourceDocument, draft: str, mended: Iterable[Mended] = (), *, parted: bool = False
) -> tuple[str, ...]:
    """Return the tokens of the source that the draft lacks or has in another place.

    ``parted`` tells a draft in YAML, which keeps a label apart from its words («1.1.Корректировать» is two)
    and has a list where the source prints dashes.
    """
    wanted = _in_new_order(source_tokens(source), list(mended))
    places = _Places(draft.split() if parted else draft_tokens(draft))
    if not parted:
        return tuple(token for token in wanted if not places.take(token))
    words = (token for token in wanted if token.strip(BULLETS))
    return tuple(token for token in words if not (places.take(token) or _take_parts(places, token)))


def _take_parts(places: _Places, token: str) -> bool:
    """Take a label and its words one after the other, or what a dash is glued to."""
    if token[0] in BULLETS:
        return places.take(token.lstrip(BULLETS))
    label = find_label(token)
    return label is not None and places.take(label.text) and places.take(token[len(label.text) :])


class _Places:
    """Positions of the tokens of a draft; each is taken once, and never backwards."""

    def __init__(self, tokens: Sequence[str]) -> None:
        self._next: dict[str, list[int]] = {}
        for position in range(len(tokens) - 1, -1, -1):
            self._next.setdefault(tokens[position], []).append(position)
        self._after = -1

    def take(self, token: str) -> bool:
        """Take the next place of a token; where there is none, stay where we are."""
        positions = self._next.get(token, [])
        while positions and positions[-1] <= self._after:
            positions.pop()
        if not positions:
            return False
        self._after = positions.pop()
        return True


def _in_new_order(tokens: list[str], mended: list[Mended]) -> list[str]:
    """Return the tokens of the source with the mended lines in their new order."""
    result: list[str] = []
    position = 0
    for place, change in _found(tokens, mended):
        result += tokens[position:place]
        result += change.draft.split()
        position = place + len(change.source.split())
    return result + tokens[position:]


def _found(tokens: list[str], mended: list[Mended]) -> Iterator[tuple[int, Mended]]:
    """Yield where each mended line stands in the source; one with other words is not accepted."""
    start = 0
    for change in mended:
        old = change.source.split()
        if not old or Counter(old) != Counter(change.draft.split()):
            continue
        place = next(
            (i for i in range(start, len(tokens)) if tokens[i] == old[0] and tokens[i : i + len(old)] == old),
            -1,
        )
        if place >= 0:
            yield place, change
            start = place + len(old)

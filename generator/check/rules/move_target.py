"""An address is said to lead to a page that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.content import Content, addresses_of
from generator.check.nearest import nearest
from generator.diagnostics import Diagnostic, error
from generator.source import Text

CODE = "move-target"


def check_move_target(content: Content) -> Iterator[Diagnostic]:
    """Refuse a new address that is neither published nor itself moved or withdrawn, and moves in a circle."""
    if not content.withdrawn.moves:
        return
    pages = addresses_of(content)
    moves = {_key(move.source): move.target for move in content.withdrawn.moves}
    withdrawn = frozenset(_key(entry.address) for entry in content.withdrawn.withdrawals)
    for move in content.withdrawn.moves:
        end = _end(move.target, moves)
        if end is None:
            yield error(CODE, move.target.span, "Адреса ведут друг к другу по кругу.", "to: protocols/")
        elif end not in pages and _key(end) not in withdrawn:
            near = nearest(str(end), pages)
            yield error(
                CODE,
                move.target.span,
                f"Страницы «{end}» на портале нет.",
                f"to: {near[0]}" if near else "to: protocols/sovet/2023-03-16-2/",
            )


def _end(target: Text, moves: dict[str, Text]) -> Text | None:
    """Follow moves to the last of them; None for a circle."""
    seen: set[str] = set()
    while _key(target) in moves:
        if _key(target) in seen:
            return None
        seen.add(_key(target))
        target = moves[_key(target)]
    return target


def _key(address: str) -> str:
    return address.rstrip("/")

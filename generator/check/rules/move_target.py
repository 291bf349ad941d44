"""An address is said to lead to a page that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.addresses import Addresses
from generator.check.whole import Whole
from generator.diagnostics import Diagnostic, error
from generator.source import Text

CODE = "move-target"


def check_move_target(whole: Whole) -> Iterator[Diagnostic]:
    """Refuse a new address that is neither published nor itself moved or withdrawn, and moves in a circle."""
    addresses = Addresses(whole.portal, whole.published)
    moves = {_key(move.source): move.target for move in whole.withdrawn.moves}
    withdrawn = frozenset(_key(entry.address) for entry in whole.withdrawn.withdrawals)
    for move in whole.withdrawn.moves:
        end = _end(move.target, moves)
        if end is None:
            yield error(CODE, move.target.span, "Адреса ведут друг к другу по кругу.", "to: protocols/")
        elif not addresses.has(end) and _key(end) not in withdrawn:
            near = addresses.nearest(end)
            yield error(
                CODE,
                move.target.span,
                f"Страницы «{end}» на портале нет.",
                f"to: {near or 'protocols/sovet/2023-03-16-2/'}",
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

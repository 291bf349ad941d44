"""Something is called withdrawn or moved, and still stands where it was."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from generator.check.addresses import Addresses
from generator.check.whole import Whole
from generator.diagnostics import Diagnostic, error

CODE = "still-published"


def check_still_published(whole: Whole) -> Iterator[Diagnostic]:
    """Refuse entries of withdrawn.yml for addresses, or parts of them, that the content still publishes."""
    if whole.withdrawn.is_empty:
        return
    addresses = Addresses(whole.portal, whole.published)
    pages = sorted(addresses.above_decisions())
    gone = (entry.address for entry in whole.withdrawn.withdrawals)
    moved = (entry.source for entry in whole.withdrawn.moves)
    for address in (*gone, *moved):
        below = (page for page in pages if _is_at(page, str(address)))
        exact = (f"{address.rstrip('/')}/", str(address))
        page = next(chain(below, filter(addresses.has, exact)), None)
        if page is not None:
            yield error(
                CODE,
                address.span,
                f"«{address}» ещё публикуется: «{page}».",
                "Уберите запись из content или эту строку из withdrawn.yml.",
            )


def _is_at(page: str, address: str) -> bool:
    """Whether a page is the one at an address, or below it."""
    above = address.rstrip("/")
    return page.rstrip("/") == above or page.startswith(f"{above}/")

"""Something is called withdrawn or moved, and still stands where it was."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from generator.check.content import Content, addresses_of
from generator.diagnostics import Diagnostic, error

CODE = "still-published"


def check_still_published(content: Content) -> Iterator[Diagnostic]:
    """Refuse entries of withdrawn.yml for addresses, or parts of them, that the content still publishes."""
    if content.withdrawn.is_empty:
        return
    pages = sorted(addresses_of(content))
    for address in chain(
        (entry.address for entry in content.withdrawn.withdrawals),
        (entry.source for entry in content.withdrawn.moves),
    ):
        page = next((page for page in pages if _is_at(page, str(address))), None)
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

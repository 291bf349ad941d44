"""Two files that ask for one address."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from generator.check.whole import Whole
from generator.diagnostics import Diagnostic, error
from generator.source import Span

CODE = "slug-collision"


def check_slug_collision(whole: Whole) -> Iterator[Diagnostic]:
    """Refuse the second of two files with one address, letters compared without their case."""
    taken: dict[str, str] = {_key(page): page for page in whole.published.pages}
    for address, path in sorted(_addresses(whole)):
        first = taken.setdefault(_key(address), path)
        if first != path:
            yield error(
                CODE,
                Span(path),
                f"Адрес «{address}» уже занят: {first or 'главная страница'}.",
                "Второе заседание того же дня отличают номером: 2023-03-16-2.md"
                if address != path
                else "Оставьте один из файлов или переименуйте его.",
            )


def _addresses(whole: Whole) -> Iterator[tuple[str, str]]:
    """Yield address and path of every file; a file that is no record has its path for an address."""
    yield from ((head.address, head.path) for head in whole.heads if head.address)
    yield from ((path, path) for path in whole.published.files)


def _key(address: str) -> str:
    """Return what a file system that folds case and composes letters would see."""
    return unicodedata.normalize("NFC", address).casefold()

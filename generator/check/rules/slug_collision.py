"""Two files that ask for one address."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from generator.check.content import Content, path_of, start_of
from generator.diagnostics import Diagnostic, error

CODE = "slug-collision"


def check_slug_collision(content: Content) -> Iterator[Diagnostic]:
    """Refuse the second of two files with one address, letters compared without their case."""
    taken: dict[str, str] = {_key(page): page for page in content.published.pages}
    for address, path in sorted(_addresses(content)):
        first = taken.setdefault(_key(address), path)
        if first != path:
            yield error(
                CODE,
                start_of(path),
                f"Адрес «{address}» уже занят: {first or 'главная страница'}.",
                "Второе заседание того же дня отличают номером: 2023-03-16-2.md"
                if address != path
                else "Оставьте один из файлов или переименуйте его.",
            )


def _addresses(content: Content) -> Iterator[tuple[str, str]]:
    """Yield address and path of every file; a file that is no record has its path for an address."""
    for document in content.documents:
        yield f"{document.id}/", path_of(document)
    for organization in content.organizations:
        yield f"organizations/{organization.id}/", path_of(organization)
    for path in content.published.files:
        yield path, path


def _key(address: str) -> str:
    """Return what a file system that folds case and composes letters would see."""
    return unicodedata.normalize("NFC", address).casefold()

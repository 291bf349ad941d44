"""A picture that a reader's browser would fetch from somebody else."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.content import Content
from generator.check.written import as_browser_reads, page_targets
from generator.diagnostics import Diagnostic, error
from generator.text.links import scheme

CODE = "third-party"


def check_third_party(content: Content) -> Iterator[Diagnostic]:
    """Refuse pictures from another host: it would learn of every reader (152-FZ)."""
    for page in content.pages:
        for target, is_picture in page_targets(page):
            address = as_browser_reads(target)
            if is_picture and (
                scheme(address) in ("http", "https") or address.startswith(("//", "\\\\", "/\\"))
            ):
                yield error(
                    CODE,
                    target.span,
                    f"Картинка лежит на чужом сайте: «{target[:80]}».",
                    "Сохраните её рядом со страницей: ![Карта города](karta.png)",
                )

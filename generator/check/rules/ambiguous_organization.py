"""An abbreviation that several organizations of the region share."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.content import Content
from generator.check.mentions import titles, unresolved
from generator.diagnostics import Diagnostic, warning

CODE = "ambiguous-organization"


def check_ambiguous_organization(content: Content) -> Iterator[Diagnostic]:
    """Warn of a name that leaves two organizations open; nothing is guessed."""
    for mention, addressed in unresolved(content):
        if mention.candidates:
            yield warning(
                CODE,
                mention.text.span,
                f"«{mention.text}» — это {titles(mention.candidates, content, ' или ')}?",
                f"Допишите под пунктом строку: Кому: {mention.candidates[0]}"
                if addressed
                else "Дайте одной из них другое имя в aliases.",
            )

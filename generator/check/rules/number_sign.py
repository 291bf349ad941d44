"""A number with the sign or the quotation marks that the portal, or YAML, puts around it itself."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.content import Content
from generator.diagnostics import Diagnostic, warning

CODE = "number-sign"
_SIGNS = "№«»“”„‟\"'‘’ \u00a0"


def check_number_sign(content: Content) -> Iterator[Diagnostic]:
    """Warn of «№ 2» or “2” in the head: the title would say «№ № 2», «№ “2”»; «3-"А"» is a number."""
    for document in content.documents:
        number = document.number
        if number is None:
            continue
        bare = number.strip(_SIGNS)
        if bare and number[0] in _SIGNS:
            yield warning(
                CODE,
                number.span,
                f"В номер попали лишние знаки: «{number}».",
                f'Знак «№» портал ставит сам, кавычки нужны прямые: number: "{bare}"',
            )

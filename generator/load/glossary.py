"""The decoded glossary as terms of the model."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, warning
from generator.load.schema.registers import GlossaryFile
from generator.model.glossary import Term

CODE = "glossary-term"


def build_glossary(record: GlossaryFile) -> tuple[Term, ...]:
    """Return the terms that a glossary spells, in its order."""
    return tuple(
        Term(entry.term, tuple(entry.means), tuple(entry.also), tuple(entry.near)) for entry in record.terms
    )


def check_glossary(terms: tuple[Term, ...]) -> Iterator[Diagnostic]:
    """Yield a remark on every term that says nothing, or says again what one above it says."""
    seen: set[tuple[str, ...]] = set()
    for term in terms:
        said = (term.term.casefold(), *sorted(str(name).casefold() for name in term.means))
        if not (term.means or term.also or term.near):
            yield warning(
                CODE,
                term.term.span,
                f"У слова «{term.term}» нет ни расшифровки, ни других слов: поиску оно не поможет.",
                "means: школы с низкими образовательными результатами",
            )
        elif said in seen:
            yield warning(
                CODE,
                term.term.span,
                f"Слово «{term.term}» с этой расшифровкой уже есть выше.",
                "Оставьте одну запись и соберите в ней все слова: also: [...], near: [...]",
            )
        seen.add(said)

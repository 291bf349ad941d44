"""An exemption for words that the record does not hold."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.authored import authored
from generator.check.content import Content
from generator.diagnostics import Diagnostic, warning

CODE = "unused-exemption"


def check_unused_exemption(content: Content) -> Iterator[Diagnostic]:
    """Remark on an exemption that outlived its words, or never met them: it would let others in unseen."""
    for record in content.records:
        for exemption in record.exemptions:
            if not any(exemption.text in text for text in authored(record).texts):
                yield warning(
                    CODE,
                    exemption.text.span,
                    f"Слов «{exemption.text}» в записи нет: исключение ничего не разрешает.",
                    "Уберите его или перепишите слова точно так, как они стоят в тексте.",
                )

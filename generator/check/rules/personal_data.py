"""A person's telephone, address or number that nobody has agreed to publish."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from generator.check.authored import Authored, authored
from generator.check.content import MOST, Content
from generator.diagnostics import Diagnostic, error
from generator.text.personal import find_personal

CODE = "personal-data"


def check_personal_data(content: Content) -> Iterator[Diagnostic]:
    """Refuse personal data until the editor lists them with a reason, as 152-FZ asks of whoever publishes."""
    for record in content.records:
        yield from islice(_of(authored(record)), MOST)


def _of(record: Authored) -> Iterator[Diagnostic]:
    for text in record.texts:
        for kind, start, end in find_personal(text):
            words = text.part(start, end)
            if not record.lets(CODE, words):
                message = f"Похоже на персональные данные: {kind.label} «{words}»."
                yield error(CODE, words.span, message, _advice(words))


def _advice(words: str) -> str:
    quoted = words.replace("\\", "\\\\").replace('"', '\\"')
    return (
        "Уберите их. Если публиковать можно, допишите в шапку записи, почему:\n"
        "allow:\n"
        f"  - rule: {CODE}\n"
        f'    text: "{quoted}"\n'
        "    reason: официальный телефон учреждения"
    )

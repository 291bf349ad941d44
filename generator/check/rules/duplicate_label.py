"""One number on two clauses («2.1.» twice, Irkutsk 2021; «2.3.» twice, Yaroslavl 2022)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.content import Content
from generator.check.siblings import label_rows, runs
from generator.diagnostics import Diagnostic, warning
from generator.source import Text
from generator.text.labels import parts

CODE = "duplicate-label"


def check_duplicate_label(content: Content) -> Iterator[Diagnostic]:
    """Warn of a number that a neighbour has already; both clauses keep their print."""
    for document in content.documents:
        for row in label_rows(document):
            for run in runs(row):
                yield from _repeated(run)


def _repeated(run: tuple[Text, ...]) -> Iterator[Diagnostic]:
    first: dict[tuple[str, ...], Text] = {}
    for label in run:
        earlier = first.setdefault(parts(label), label)
        if earlier is not label:
            yield warning(
                CODE,
                label.span,
                f"Номер «{label}» уже стоит в строке {earlier.span.line}.",
                "Если номер повторён и в подлиннике, оставьте как есть: у пункта будет свой адрес.",
            )

"""One number on two clauses («2.1.» twice, Irkutsk 2021; «2.3.» twice, Yaroslavl 2022)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.check.content import Content
from generator.check.siblings import label_rows, runs
from generator.diagnostics import Diagnostic, warning
from generator.model.document import Section
from generator.source import Text
from generator.text.labels import parts

CODE = "duplicate-label"


def check_duplicate_label(content: Content) -> Iterator[Diagnostic]:
    """Warn of a number that a clause of the section has already; both clauses keep their print.

    «1.» and «а)» may begin anew under another parent; «1.1.» says its parent itself, and may not.
    """
    for document in content.documents:
        for section in document.sections:
            yield from _of_section(section)


def _of_section(section: Section) -> Iterator[Diagnostic]:
    deep: list[Text] = []
    for row in label_rows(section):
        for run in runs(row):
            if len(parts(run[0])) > 1:
                deep += run
            else:
                yield from _repeated(run)
    yield from _repeated(sorted(deep, key=lambda label: (label.span.line, label.span.column)))


def _repeated(labels: Iterable[Text]) -> Iterator[Diagnostic]:
    first: dict[tuple[str, ...], Text] = {}
    for label in labels:
        earlier = first.setdefault(parts(label), label)
        if earlier is not label:
            yield warning(
                CODE,
                label.span,
                f"Номер «{label}» уже стоит в строке {earlier.span.line}.",
                "Если номер повторён и в подлиннике, оставьте как есть: у пункта будет свой адрес.",
            )

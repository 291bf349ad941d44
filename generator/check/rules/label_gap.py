"""A number left out between two neighbours («3.2.» after «3.»)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.content import Content
from generator.check.siblings import label_rows, runs
from generator.diagnostics import Diagnostic, warning
from generator.model.document import Section
from generator.source import Text
from generator.text.labels import gap, parts
from generator.vocabulary import DocumentKind, Fidelity

CODE = "label-gap"


def check_label_gap(content: Content) -> Iterator[Diagnostic]:
    """Warn of numbers that skip, but not in an extract, which leaves clauses out on purpose."""
    for document in content.documents:
        if document.kind is DocumentKind.EXTRACT or document.fidelity is Fidelity.EXTRACT:
            continue
        for section in document.sections:
            yield from _gaps(section)


def _gaps(section: Section) -> Iterator[Diagnostic]:
    for row in label_rows(section):
        for run in runs(row):
            for previous, label in zip((None, *run), run, strict=False):
                missing = gap(previous or _before_first(label), label)
                if missing is not None:
                    yield warning(
                        CODE,
                        label.span,
                        f"Перед «{label}» нет «{missing}»: в нумерации пропуск.",
                        f"{missing} … — не потерян ли пункт? "
                        "Если пропуск есть и в подлиннике, оставьте как есть.",
                    )


def _before_first(label: Text) -> str:
    """Return what stands before the first number of a clause, «2.0»; the outermost may begin anywhere."""
    above = parts(label)[:-1]
    return ".".join((*above, "0")) if above else ""

"""A link that would run a program or leave the web."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.content import Content
from generator.check.links import targets
from generator.diagnostics import Diagnostic, error
from generator.text.links import scheme

CODE = "url-scheme"
WEB = frozenset({"https", "http"})
FOLLOWED = WEB | {""}


def check_url_scheme(content: Content) -> Iterator[Diagnostic]:
    """Refuse ``javascript:``, ``data:`` and every other scheme but https and http."""
    for document in content.documents:
        for target in targets(document):
            if (used := scheme(target)) not in FOLLOWED:
                advice = "[сайт департамента](https://example.org/) или [протокол](protocol-2.pdf)"
                yield error(CODE, target.span, f"Ссылка вида «{used}:» не допускается.", advice)
    for report in content.reports:
        for evidence in report.evidence:
            if evidence.url is not None and scheme(evidence.url) not in WEB:
                message = f"«{evidence.url[:60]}» — не адрес страницы."
                yield error(CODE, evidence.url.span, message, "url: https://example.org/prikaz-15")

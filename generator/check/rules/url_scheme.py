"""A link that would run a program or leave the web."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.content import Content
from generator.check.written import as_browser_reads, page_targets
from generator.diagnostics import Diagnostic, error
from generator.text.links import scheme

CODE = "url-scheme"
WEB = frozenset({"https", "http"})
FOLLOWED = WEB | {""}
ON_PAGES = FOLLOWED | {"mailto"}


def check_url_scheme(content: Content) -> Iterator[Diagnostic]:
    """Refuse ``javascript:``, ``data:`` and every other scheme but https and http."""
    for sheet in content.sheets:
        for target in sheet.targets:
            if (used := scheme(target)) not in FOLLOWED:
                advice = "[сайт департамента](https://example.org/) или [протокол](protocol-2.pdf)"
                yield error(CODE, target.span, f"Ссылка вида «{used}:» не допускается.", advice)
    for page in content.pages:
        for target, _ in page_targets(page):
            if (used := scheme(as_browser_reads(target))) not in ON_PAGES:
                advice = "[сайт департамента](https://example.org/) или [правила](pravila.md)"
                yield error(CODE, target.span, f"Ссылка вида «{used}:» не допускается.", advice)
    for report in content.reports:
        for evidence in report.evidence:
            if evidence.url is not None and scheme(evidence.url) not in WEB:
                message = f"«{evidence.url[:60]}» — не адрес страницы."
                yield error(CODE, evidence.url.span, message, "url: https://example.org/prikaz-15")

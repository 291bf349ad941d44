"""A record of a body that the registry does not know."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.content import Content
from generator.check.nearest import nearest
from generator.diagnostics import Diagnostic, error

CODE = "unknown-body"


def check_unknown_body(content: Content) -> Iterator[Diagnostic]:
    """Refuse a document whose body has no file in the registry of organizations."""
    known = content.portal.organizations
    for document in content.documents:
        if document.body in known:
            continue
        near = nearest(document.body, known)
        advice = f"body: {near}" if near else f"Добавьте файл organizations/{document.body}.yml"
        yield error(
            CODE, document.span("body"), f"Органа «{document.body}» нет в реестре организаций.", advice
        )

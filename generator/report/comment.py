"""One comment on a proposed change: what it means, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from generator.report import change_text, markdown
from generator.report.change_text import Meaning
from generator.report.findings import Findings

MARK = "<!-- glasno: desk -->"
"""Tells our comment from others, so that it is renewed and not repeated."""


def comment(meaning: Meaning, findings: Findings, preview: bool) -> str:
    """Return Markdown of at most ``markdown.MAX_LINES`` lines; ``preview`` tells whether a site was built."""
    return "\n".join(_lines(meaning, findings, preview)) + "\n"


def _lines(meaning: Meaning, findings: Findings, preview: bool) -> Iterator[str]:
    yield MARK
    yield from change_text.lines(meaning, shown=8)
    yield ""
    yield from markdown.lines(findings, opened=3, folded=5)
    yield ""
    yield (
        "Предпросмотр сайта — во вложении к проверке: откройте `changed.html`."
        if preview
        else "Сайт не собран: сначала исправьте ошибки."
    )


def changed_pages(meaning: Meaning) -> str:
    """Return a page that lists what to look at in the preview beside it, in ``site/``."""
    addresses = meaning.addresses
    groups = (
        ("Новые страницы", addresses.appeared),
        ("Страницы с новым адресом", tuple(now for _, now in addresses.moved)),
        ("Страницы с новым содержанием", addresses.changed),
    )
    parts = [
        f"<h2>{title}: {len(listed)}</h2>\n<ul>\n{''.join(map(_row, listed))}</ul>\n"
        for title, listed in groups
        if listed
    ]
    gone = "".join(f"<li>/{escape(address)}</li>\n" for address in addresses.vanished)
    if gone:
        parts.append(f"<h2>Исчезнут: {len(addresses.vanished)}</h2>\n<ul>\n{gone}</ul>\n")
    return (
        '<!doctype html>\n<html lang="ru">\n<meta charset="utf-8">\n<title>Что изменится</title>\n'
        f"<h1>Что изменится</h1>\n{''.join(parts) or '<p>Страницы не изменятся.</p>'}</html>\n"
    )


def _row(address: str) -> str:
    return f'<li><a href="site/{escape(address)}index.html">/{escape(address)}</a></li>\n'

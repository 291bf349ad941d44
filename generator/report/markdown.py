"""Diagnostics as a comment on a change, in Markdown: what to do first, the rest folded.

Words of the content are shown, never obeyed: no markup, no mention, no link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Severity
from generator.report.findings import Findings
from generator.text.plural import count

MAX_LINES = 60
"""Lines of a comment that somebody still reads."""
_OPEN = 5
"""Errors told in full before the fold."""
_FOLDED = 30
_MAX_WORDS = 300

_SIGNS = re.compile(r"[\\`*_{}\[\]()+|~!-]|[&<>]|[@#]|://|\bwww\.")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_APART = "<!-- -->"
"""Between a sign and a word, it keeps a forge from making a mention or a link of them."""


def markdown(findings: Findings) -> str:
    """Return a summary of at most ``MAX_LINES`` lines."""
    return "\n".join(lines(findings)) + "\n"


def lines(findings: Findings, opened: int = _OPEN, folded: int = _FOLDED) -> Iterator[str]:
    """Yield the lines of a summary: ``opened`` errors in full, ``folded`` other remarks under a fold."""
    yield f"### {_heading(findings)}"
    yield ""
    checked = count(findings.records, "запись", "записи", "записей")
    if not findings.diagnostics:
        yield f"Проверено: {checked}."
        return
    yield (
        f"Проверено: {checked}. Ошибка останавливает публикацию, замечание — нет."
        if findings.errors
        else f"Проверено: {checked}. Замечания публикацию не останавливают."
    )
    errors = [found for found in findings.diagnostics if found.severity is Severity.ERROR]
    warnings = [found for found in findings.diagnostics if found.severity is Severity.WARNING]
    first, rest = errors[:opened], [*errors[opened:], *warnings]
    if first:
        yield ""
    for diagnostic in first:
        yield from _entry(diagnostic, findings)
    if rest:
        yield ""
        yield f"<details><summary>{_folded(len(errors) - len(first), len(warnings))}</summary>"
        yield ""
        for diagnostic in rest[:folded]:
            yield next(_entry(diagnostic, findings))
        if len(rest) > folded:
            yield f"- … и ещё {len(rest) - folded}. Полный список: `glasno check`"
        yield ""
        yield "</details>"


def _heading(findings: Findings) -> str:
    if not findings.diagnostics:
        return "✅ Ошибок и замечаний нет"
    words = []
    if findings.errors:
        words.append(count(findings.errors, "ошибка", "ошибки", "ошибок"))
    if findings.warnings:
        words.append(count(findings.warnings, "замечание", "замечания", "замечаний"))
    return f"{'❌' if findings.errors else '⚠️'} {', '.join(words)}"


def _folded(errors: int, warnings: int) -> str:
    words = []
    if errors:
        words.append(f"Ещё {count(errors, 'ошибка', 'ошибки', 'ошибок')}")
    if warnings:
        words.append(count(warnings, "замечание", "замечания", "замечаний").capitalize())
    return ", ".join(words)


def _entry(diagnostic: Diagnostic, findings: Findings) -> Iterator[str]:
    span = diagnostic.span
    page = findings.help(diagnostic)
    code = f"[{diagnostic.code}]({page})" if page else f"`{diagnostic.code}`"
    place = span_code(f"{findings.path(diagnostic)}:{span.line}:{span.column}")
    yield f"- {place} {code}: {words(diagnostic.message)}"
    if diagnostic.advice:
        yield f"  Как надо: {span_code(' ⏎ '.join(diagnostic.advice.splitlines()))}"


def words(text: str) -> str:
    """Return a text as Markdown that shows just these words: no markup, no mention, no link, no HTML."""
    line = " ".join(text.split())
    if len(line) > _MAX_WORDS:
        line = line[:_MAX_WORDS].rstrip() + "…"
    return _SIGNS.sub(_shown, line)


def _shown(found: re.Match[str]) -> str:
    sign = found[0]
    if sign in _ENTITIES:
        return _ENTITIES[sign]
    if sign in ("@", "#") or len(sign) > 1:
        return f"{sign[:-1]}{_APART}{sign[-1]}" if len(sign) > 1 else f"{sign}{_APART}"
    return f"\\{sign}"


def span_code(text: str) -> str:
    """Return a text as a code span, whatever backticks it holds."""
    line = " ".join(text.split())[:_MAX_WORDS]
    longest = max((len(run) for run in re.findall("`+", line)), default=0)
    fence = "`" * (longest + 1)
    space = " " if longest else ""
    return f"{fence}{space}{line}{space}{fence}"

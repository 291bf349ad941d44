"""Diagnostics as text: the place, what is wrong, the line with a caret, and how the right line looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.diagnostics import Diagnostic, Severity
from generator.text.plural import count

NAMES = {Severity.ERROR: "ошибка", Severity.WARNING: "замечание"}
"""What an editor calls them."""
_MAX_SHOWN = 110

ReadLine = Callable[[str, int], str]
"""Returns a line of a file by its path and number, or an empty text where there is none."""

Paint = Callable[[str, str], str]
"""Colours a text: ``paint("red", text)``."""


def plain(_colour: str, text: str) -> str:
    """Leave a text without colour."""
    return text


def report(
    diagnostics: Iterable[Diagnostic],
    read_line: ReadLine,
    prefix: str = "",
    help_at: str = "",
    paint: Paint = plain,
) -> Iterator[str]:
    """Yield the lines of a report, one diagnostic after another.

    ``prefix`` stands before every path (``content/``); ``help_at`` before the code of a rule, the address of
    its page of help; where it is empty the command that shows the page is named instead.
    """
    for diagnostic in diagnostics:
        span = diagnostic.span
        colour = "red" if diagnostic.severity is Severity.ERROR else "yellow"
        kind = paint(colour, NAMES[diagnostic.severity])
        place = paint("bold", f"{prefix}{span.path}:{span.line}:{span.column}")
        yield f"{place}: {kind} {diagnostic.code}: {diagnostic.message}"
        source = read_line(span.path, span.line).expandtabs(1)
        if source.strip():
            shown, column, width = _window(source, span.column - 1, span.width)
            yield f"    {shown}"
            yield f"    {' ' * column}{paint(colour, '^' * width)}"
        if diagnostic.advice:
            first, *rest = diagnostic.advice.split("\n")
            yield f"    как надо: {paint('green', first)}"
            yield from (f"              {paint('green', line)}" for line in rest)
        yield (
            f"    справка:  {help_at}{diagnostic.code}/"
            if help_at
            else f"    справка:  glasno help {diagnostic.code}"
        )
        yield ""


def summary(diagnostics: Iterable[Diagnostic], files: int) -> str:
    """Return «Проверено 12 файлов: 2 ошибки, 1 замечание.»."""
    severities = [diagnostic.severity for diagnostic in diagnostics]
    errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    checked = f"Проверено: {count(files, 'запись', 'записи', 'записей')}."
    if not severities:
        return f"{checked} Ошибок и замечаний нет."
    found = [count(errors, "ошибка", "ошибки", "ошибок") if errors else "ошибок нет"]
    if warnings:
        found.append(count(warnings, "замечание", "замечания", "замечаний"))
    return f"{checked} {', '.join(found).capitalize()}."


def _window(source: str, column: int, width: int) -> tuple[str, int, int]:
    """Cut a long line around the place: the words shown, and where the caret stands under them."""
    column = min(column, len(source))
    width = max(1, min(width, len(source) - column, _MAX_SHOWN))
    if len(source) <= _MAX_SHOWN:
        return source, column, width
    start = max(0, min(column - _MAX_SHOWN // 3, len(source) - _MAX_SHOWN))
    shown = source[start : start + _MAX_SHOWN]
    left = "…" if start else ""
    right = "…" if start + _MAX_SHOWN < len(source) else ""
    return left + shown + right, column - start + len(left), min(width, _MAX_SHOWN - (column - start))

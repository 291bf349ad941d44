"""What the program says about a mistake: a value, never an exception."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from generator.source import Span


class Severity(StrEnum):
    """An error stops publication; a warning does not, unless ``--strict`` asks for it."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One remark for an editor, in Russian.

    ``code`` is the slug of a rule and names its page of help; ``message`` says what is wrong;
    ``advice`` shows how the right line looks, or is empty where the message already does.
    """

    code: str
    severity: Severity
    span: Span
    message: str
    advice: str = ""


def error(code: str, span: Span, message: str, advice: str = "") -> Diagnostic:
    """Return a diagnostic that stops publication."""
    return Diagnostic(code, Severity.ERROR, span, message, advice)


def warning(code: str, span: Span, message: str, advice: str = "") -> Diagnostic:
    """Return a diagnostic that does not stop publication."""
    return Diagnostic(code, Severity.WARNING, span, message, advice)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by place, errors before warnings at one place, and drop repetitions."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda d: (d.span, d.severity, d.code, d.message)))

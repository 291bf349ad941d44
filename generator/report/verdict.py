"""What is wrong with a content folder: enough for every report, and small enough to be kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.diagnostics import Diagnostic, Severity
from generator.source import Span
from generator.text.scripts import visible


@dataclass(frozen=True, slots=True)
class Verdict:
    """All remarks on a content folder; ``records`` are the paths of what was read.

    ``exempt`` are the paths of records that let words stand which a rule would refuse, once for each word.
    """

    content: Path
    diagnostics: tuple[Diagnostic, ...]
    records: tuple[str, ...]
    exempt: tuple[str, ...]

    def read_line(self, path: str, number: int) -> str:
        """Return a line of a file of the folder; an empty text where there is none."""
        return read_line(self.content, path, number)

    def only(self, wanted: Callable[[str], bool]) -> Verdict:
        """Return what concerns some of the files."""
        return Verdict(
            self.content,
            tuple(diagnostic for diagnostic in self.diagnostics if wanted(diagnostic.span.path)),
            tuple(filter(wanted, self.records)),
            tuple(filter(wanted, self.exempt)),
        )


def read_line(content: Path, path: str, number: int) -> str:
    """Return a line of a file as the loader counts them, with nothing in it that a terminal would obey.

    A link is not followed: a report is read by more people than the machine that makes it.
    """
    file = content / path
    try:
        # A pipe would let us wait for ever.
        plain = file.is_file() and file.resolve() == content.resolve() / path
        data = file.read_bytes() if plain else b""
    except OSError:
        return ""
    # ``splitlines`` would break at U+2028 too.
    lines = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return visible(lines[number - 1]) if number <= len(lines) else ""


def stops(diagnostics: Iterable[Diagnostic], *, strict: bool = False) -> bool:
    """Whether anything stops publication; with ``strict`` a warning does."""
    return any(strict or diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


def kept(verdict: Verdict) -> dict[str, Any]:
    """Return a verdict as plain values."""
    return {
        "diagnostics": [
            [each.code, each.severity.value, list(each.span), each.message, each.advice]
            for each in verdict.diagnostics
        ],
        "records": verdict.records,
        "exempt": verdict.exempt,
    }


def recalled(content: Path, plain: dict[str, Any]) -> Verdict:
    """Return a verdict of plain values."""
    diagnostics = tuple(
        Diagnostic(code, Severity(severity), Span(*span), message, advice)
        for code, severity, span, message, advice in plain["diagnostics"]
    )
    return Verdict(content, diagnostics, tuple(plain["records"]), tuple(plain["exempt"]))

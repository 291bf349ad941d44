"""What a check found, ready for any report: paths from the repository, and a fingerprint for each remark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from generator.diagnostics import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Findings:
    """Diagnostics with all that a report needs beside them.

    ``prefix`` stands before every path, so that it begins at the repository: ``content/``; ``help_at`` before
    the code of a rule, empty where the portal has no address; ``records`` is how many records were checked.
    """

    diagnostics: tuple[Diagnostic, ...]
    read_line: Callable[[str, int], str]
    records: int = 0
    prefix: str = ""
    help_at: str = ""

    @property
    def errors(self) -> int:
        """How many of them stop publication."""
        return sum(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)

    @property
    def warnings(self) -> int:
        """How many do not."""
        return len(self.diagnostics) - self.errors

    def path(self, diagnostic: Diagnostic) -> str:
        """Return where the file lies in the repository; the folder itself for a remark on the whole of it."""
        path = diagnostic.span.path
        return (self.prefix.rstrip("/") or ".") if path == "." else f"{self.prefix}{path}"

    def line(self, diagnostic: Diagnostic) -> str:
        """Return the line that a remark is about, without its line end."""
        return self.read_line(diagnostic.span.path, diagnostic.span.line)

    def help(self, diagnostic: Diagnostic) -> str:
        """Return the address of the rule's page, or nothing."""
        return f"{self.help_at}{diagnostic.code}/" if self.help_at else ""

    def fingerprints(self) -> Iterator[tuple[Diagnostic, str]]:
        """Yield each remark with a name that stays when lines above it come or go.

        It is made of the rule, the file and the words of the line; of equal ones, the first is told from the
        second.
        """
        seen: Counter[str] = Counter()
        for diagnostic in self.diagnostics:
            words = " ".join(self.line(diagnostic).split())
            base = "\0".join((diagnostic.code, self.path(diagnostic), words))
            seen[base] += 1
            yield diagnostic, sha256(f"{base}\0{seen[base]}".encode()).hexdigest()


def sentence(diagnostic: Diagnostic) -> str:
    """Return what is wrong and how the right line looks, in one text."""
    if not diagnostic.advice:
        return diagnostic.message
    break_or_blank = "\n" if "\n" in diagnostic.advice else " "
    return f"{diagnostic.message}\nКак надо:{break_or_blank}{diagnostic.advice}"

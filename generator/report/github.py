"""Diagnostics as workflow commands: GitHub, Gitea and GitVerse show them beside the lines of a change.

Source: «Workflow commands for GitHub Actions», setting an error message. GitHub shows ten of each kind in
one step.
"""

from __future__ import annotations

from generator.report.findings import Findings, sentence
from generator.report.text import NAMES, summary


def github(findings: Findings) -> str:
    """Return one command a line, and the summary as plain words."""
    lines = []
    for diagnostic in findings.diagnostics:
        span = diagnostic.span
        properties = {
            "file": findings.path(diagnostic),
            "line": str(span.line),
            "col": str(span.column),
            "endColumn": str(span.column + span.width),
            "title": f"{NAMES[diagnostic.severity]} {diagnostic.code}",
        }
        words = sentence(diagnostic)
        if page := findings.help(diagnostic):
            words += f"\nСправка: {page}"
        given = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        lines.append(f"::{diagnostic.severity.value} {given}::{_data(words)}")
    return "\n".join([*lines, _plain(summary(findings.diagnostics, findings.records))]) + "\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _plain(text: str) -> str:
    """Keep a line from being read as a command."""
    return text.replace("::", ": :")

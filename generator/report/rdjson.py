"""Diagnostics in Reviewdog's format; its columns count bytes of UTF-8 from 1."""

from __future__ import annotations

import json
from typing import Any

from generator.diagnostics import Diagnostic
from generator.report.findings import Findings, sentence


def rdjson(findings: Findings) -> str:
    """Return one DiagnosticResult as JSON."""
    result = {
        "source": {"name": "glasno"},
        "severity": "ERROR" if findings.errors else "WARNING" if findings.diagnostics else "INFO",
        "diagnostics": [_diagnostic(diagnostic, findings) for diagnostic in findings.diagnostics],
    }
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(diagnostic: Diagnostic, findings: Findings) -> dict[str, Any]:
    span, line = diagnostic.span, findings.line(diagnostic)
    end = span.column - 1 + span.width
    code = {"value": diagnostic.code}
    if page := findings.help(diagnostic):
        code["url"] = page
    return {
        "message": sentence(diagnostic),
        "location": {
            "path": findings.path(diagnostic),
            "range": {
                "start": {"line": span.line, "column": _bytes(line, span.column - 1)},
                "end": {"line": span.line, "column": _bytes(line, end)},
            },
        },
        "severity": diagnostic.severity.value.upper(),
        "code": code,
    }


def _bytes(line: str, characters: int) -> int:
    return len(line[:characters].encode()) + max(0, characters - len(line)) + 1

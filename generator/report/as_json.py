"""Diagnostics as JSON of our own, for programs that no other format serves."""

from __future__ import annotations

import json

from generator.report.findings import Findings

VERSION = "1.0"
"""The first number grows when a reader of the old form would read the new one wrongly."""


def as_json(findings: Findings) -> str:
    """Return the whole result; lines and columns count characters from 1."""
    result = {
        "version": VERSION,
        "records": findings.records,
        "errors": findings.errors,
        "warnings": findings.warnings,
        "diagnostics": [
            {
                "code": diagnostic.code,
                "severity": diagnostic.severity.value,
                "path": findings.path(diagnostic),
                "line": diagnostic.span.line,
                "column": diagnostic.span.column,
                "width": diagnostic.span.width,
                "message": diagnostic.message,
                "advice": diagnostic.advice or None,
                "source": findings.line(diagnostic) or None,
                "help": findings.help(diagnostic) or None,
                "fingerprint": fingerprint,
            }
            for diagnostic, fingerprint in findings.fingerprints()
        ],
    }
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"

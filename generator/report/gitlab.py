"""Diagnostics as GitLab's code quality report, a subset of the Code Climate format."""

from __future__ import annotations

import json

from generator.diagnostics import Severity
from generator.report.findings import Findings, sentence

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor"}


def gitlab(findings: Findings) -> str:
    """Return a JSON list of issues; their fingerprints stay when lines move."""
    issues = [
        {
            "description": sentence(diagnostic).replace("\n", " "),
            "check_name": diagnostic.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[diagnostic.severity],
            "location": {"path": findings.path(diagnostic), "lines": {"begin": diagnostic.span.line}},
        }
        for diagnostic, fingerprint in findings.fingerprints()
    ]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"

"""Diagnostics as SARIF 2.1.0 (OASIS), with the help of every rule that spoke."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from generator import __version__
from generator.diagnostics import Diagnostic, Severity
from generator.report.findings import Findings, sentence
from generator.report.rules import rule_help

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

Json = dict[str, Any]


def sarif(findings: Findings) -> str:
    """Return a log of one run; columns count characters, addresses are relative to the repository."""
    rules: dict[str, Diagnostic] = {}
    for diagnostic in findings.diagnostics:
        rules.setdefault(diagnostic.code, diagnostic)
    order = {code: index for index, code in enumerate(rules)}
    driver = {
        "name": "Glasno",
        "semanticVersion": __version__,
        "language": "ru",
        "rules": [_rule(diagnostic, findings) for diagnostic in rules.values()],
    }
    run = {
        "tool": {"driver": driver},
        "language": "ru",
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "Корень репозитория"}}},
        "results": [
            _result(diagnostic, order[diagnostic.code], fingerprint, findings)
            for diagnostic, fingerprint in findings.fingerprints()
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _level(severity: Severity) -> str:
    return "error" if severity is Severity.ERROR else "warning"


def _rule(diagnostic: Diagnostic, findings: Findings) -> Json:
    rule: Json = {
        "id": diagnostic.code,
        "defaultConfiguration": {"level": _level(diagnostic.severity)},
        "properties": {"problem.severity": _level(diagnostic.severity)},
    }
    if page := findings.help(diagnostic):
        rule["helpUri"] = page
    help = rule_help(diagnostic.code)
    if help is None:
        return rule | {"shortDescription": {"text": diagnostic.code}}
    return rule | {
        "shortDescription": {"text": help.title},
        "fullDescription": {"text": help.summary},
        "help": {"text": help.markdown, "markdown": help.markdown},
    }


def _result(diagnostic: Diagnostic, index: int, fingerprint: str, findings: Findings) -> Json:
    span, line = diagnostic.span, findings.line(diagnostic)
    region: Json = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.line,
        "endColumn": span.column + span.width,
    }
    if line:
        region["snippet"] = {"text": line}
    location = {
        "artifactLocation": {"uri": quote(findings.path(diagnostic)), "uriBaseId": "SRCROOT"},
        "region": region,
    }
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": _level(diagnostic.severity),
        "message": {"text": sentence(diagnostic)},
        "locations": [{"physicalLocation": location}],
        "partialFingerprints": {"glasno/v1": fingerprint},
    }

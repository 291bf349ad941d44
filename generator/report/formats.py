"""Every format of a report on a check, by the name that ``--format`` takes; text is made in ``text``."""

from __future__ import annotations

from collections.abc import Callable

from generator.report.as_json import as_json
from generator.report.findings import Findings
from generator.report.github import github
from generator.report.gitlab import gitlab
from generator.report.markdown import markdown
from generator.report.rdjson import rdjson
from generator.report.sarif import sarif

FORMATS: dict[str, Callable[[Findings], str]] = {
    "github": github,
    "gitlab": gitlab,
    "sarif": sarif,
    "rdjson": rdjson,
    "json": as_json,
    "markdown": markdown,
}

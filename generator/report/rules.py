"""The pages of help as data: what a rule is called and what its page says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.resources import files as package_files

_CODE = re.compile(r"[a-z0-9-]+")


@dataclass(frozen=True, slots=True)
class RuleHelp:
    """A rule's page: the heading, the first paragraph, and the whole of it in Markdown."""

    title: str
    summary: str
    markdown: str


def rule_help(code: str) -> RuleHelp | None:
    """Return the page of a rule; None where there is none."""
    page = package_files("generator") / "help" / "rules" / f"{code}.md"
    if not _CODE.fullmatch(code) or not page.is_file():
        return None
    text = page.read_text(encoding="utf-8")
    body = (text.split("---\n", 2)[2] if text.startswith("---\n") else text).strip()
    paragraphs = [part.strip() for part in body.split("\n\n") if part.strip()]
    title = next((part[2:] for part in paragraphs if part.startswith("# ")), code)
    first = next((part for part in paragraphs if not part.startswith(("#", "|", "```", "-"))), title)
    return RuleHelp(title.split("\n")[0], " ".join(first.split()), body)

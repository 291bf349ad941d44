"""A draft: the text of a record, where it belongs, and what a person should look at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, warning
from generator.importers.lines import DraftLine, Meaning
from generator.importers.markers import section_kind
from generator.importers.tokens import Mended
from generator.load.clauses import read_instruction
from generator.load.lines import UNNUMBERED
from generator.source import Span
from generator.text.yaml_values import quote

CODE = "import-check"
_HEADING = re.compile(r"#{1,6}\s+\S")


@dataclass(frozen=True, slots=True)
class Draft:
    """A record in one of the formats.

    ``path`` is relative to the content folder, empty where body or date are not known; ``residue`` is what
    was taken out; ``mended`` are lines whose words changed their order; ``lost`` are tokens that are
    missing – none, or the draft is not to be written. ``new_organizations`` are ids with the text of a file.
    """

    text: str
    path: str
    diagnostics: tuple[Diagnostic, ...] = ()
    residue: tuple[str, ...] = ()
    mended: tuple[Mended, ...] = ()
    lost: tuple[str, ...] = ()
    new_organizations: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a draft in Markdown with the remarks at its lines; ``body`` is the text under the head."""

    text: str
    body: str
    diagnostics: tuple[Diagnostic, ...]
    mended: tuple[Mended, ...]


def write_draft(head: Sequence[tuple[str, str]], lines: Iterable[DraftLine], path: str) -> Written:
    """Write head and lines; what the loader would take for something else gets its backslash."""
    top = ["---", *(f"{key}: {quote(value)}" if value else f"{key}:" for key, value in head), "---", ""]
    body: list[str] = []
    diagnostics: list[Diagnostic] = []
    mended: list[Mended] = []
    for line in lines:
        heading = line.meaning in (Meaning.HEADING, Meaning.ADDED)
        if body and body[-1] and (heading or line.after_blank):
            body.append("")
        text = line.text if heading else _protected(line)
        body.append(text)
        if line.note:
            span = Span(path, len(top) + len(body), 1, max(len(text), 1))
            diagnostics.append(warning(CODE, span, line.note, line.advice))
        if line.torn:
            mended.append(Mended(line.torn, text.removeprefix("- ").replace(" – ", " ", 1)))
        if heading:
            body.append("")
    written = "\n".join(body).rstrip("\n") + "\n"
    return Written("\n".join(top) + "\n" + written, written, tuple(diagnostics), tuple(mended))


def _protected(line: DraftLine) -> str:
    text = line.text
    marked = text.startswith(UNNUMBERED) and not line.note  # printed so, not marked by us
    if text.startswith("\\") or marked or _HEADING.match(text) or read_instruction(text):
        return f"\\{text}"
    if line.meaning is Meaning.PLAIN or (":" in text and section_kind(text) is not None):
        return f"\\{text}"
    return text

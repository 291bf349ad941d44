"""The views of a portal as data for Hugo: what Glasno knows of every page before it renders it.

Hugo is handed what it would have to find out: clauses and deadlines that are read, names that are resolved,
states, charts, neighbours, citations, structured data. What is left to it is what both must do: to render and
to write.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from msgspec import Struct

from generator.pages.abbreviations import Finder
from generator.pages.charts import Bar
from generator.pages.document_views import CourseRow, DecisionView, DocumentView, ReportRow
from generator.pages.places import BESIDE, ROOT
from generator.pages.prose import render_lines
from generator.pages.render import TEMPLATES
from generator.pages.structured import CONTEXT, breadcrumbs
from generator.pages.views import AssignmentRow, Page

_PRINTED = {"lines", "line", "closing", "preamble", "folded", "speakers"}
"""Fields that templates render as printed lines, where they are not of ``_PLAIN``."""
_PAGES = 500
"""Pages in one file."""
_KEPT = {"address", "reports"}
"""Fields in which nothing at all and an empty value are told apart."""
_PLAIN = {(ReportRow, "lines"), (CourseRow, "speakers")}


class Views:
    """Gathers pages and writes them as JSON: pages by part of the site, rows of tables once for all pages."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files = 0
        self._part = ""
        self._held: list[dict[str, Any]] = []
        self._rows: dict[AssignmentRow, str] = {}
        self._shown: dict[str, Any] = {}

    def add(self, part: str, page: dict[str, Any]) -> None:
        """Take a page of a part of the site; the pages of a part stand in one file, or in some."""
        if part != self._part or len(self._held) == _PAGES:
            self._close()
        self._part = part
        self._held.append(page)

    def _close(self) -> None:
        if self._held:
            self._files += 1
            _write(self._folder / "views" / f"{self._files:06}-{self._part}.json", self._held)
        self._held = []

    def finish(self) -> None:
        """Write what is left, and the rows that pages name."""
        self._close()
        _write(self._folder / "data" / "rows.json", self._shown)

    def page(self, page: Page) -> dict[str, Any]:
        """Return a page as data: what a content adapter of Hugo takes, the view among its parameters."""
        lines = _Lines.of(page)
        way = breadcrumbs(getattr(page.view, "crumbs", ()), page.title, page.address)
        about = [*page.structured, *([way] if way else [])]
        view = _Encoder(self._row, lines).value(page.view)
        return {
            "kind": TEMPLATES[type(page.view)].removesuffix(".html"),
            "address": page.address,
            "title": page.title,
            "description": page.description,
            "section": page.section,
            "listed": page.listed,
            "alternates": _Encoder(self._row).value(page.alternates),
            "about": {"@context": CONTEXT, "@graph": about} if about else None,
            "view": view,
        }

    def _row(self, row: AssignmentRow) -> str:
        key = self._rows.get(row)
        if key is None:
            key = self._rows[row] = f"r{len(self._rows)}"
            self._shown[key] = _Encoder(self._row).fields(row)
        return key


class _Lines:
    """Takes the printed lines of a document or a decision apart."""

    def __init__(self, finder: Finder, beside: str) -> None:
        self._finder, self._beside = finder, beside

    @classmethod
    def of(cls, page: Page) -> _Lines | None:
        """Return what reads the lines of a page, knowing where the files beside its record lie."""
        match page.view:
            case DocumentView(abbreviations=explained):
                return cls(Finder(explained), page.address)
            case DecisionView(abbreviations=explained):
                return cls(Finder(explained), page.address.rstrip("/").rpartition("/")[0] + "/")
        return None

    def __call__(self, lines: Iterable[str]) -> Iterator[str | dict[str, Any]]:
        """Yield every paragraph: its words, or its parts where some of them lead somewhere."""
        for paragraph in str(render_lines(lines, self._finder)).split("\n"):
            reader = _Paragraph(self._beside)
            reader.feed(paragraph)
            reader.close()
            if not paragraph:
                continue
            if not reader.bullet and len(reader.parts) == 1 and "href" not in reader.parts[0]:
                yield reader.parts[0]["text"]
            else:
                yield {"bullet": reader.bullet, "parts": reader.parts}


class _Encoder:
    """Makes JSON of a view; what is None or empty is left out, and is false for a template of Go."""

    def __init__(self, row: Callable[[AssignmentRow], str], lines: _Lines | None = None) -> None:
        self._row, self._lines = row, lines

    def value(self, value: Any) -> Any:
        match value:
            case AssignmentRow():
                return self._row(value)
            case Bar():
                return self.fields(value) | {"total": value.total}
            case date():
                return value.isoformat()
            case None | str() | int() | float() | bool():
                return value
            case Mapping():
                return {key: self.value(inner) for key, inner in value.items()}
            case tuple() | list():
                return [self.value(inner) for inner in value]
            case Struct():
                return self.fields(value)
        raise TypeError(repr(value))

    def fields(self, value: Struct) -> dict[str, Any]:
        made = {}
        for name in value.__struct_fields__:
            inner = getattr(value, name)
            if inner is None or (inner in ((), "") and name not in _KEPT):
                continue
            if name in _PRINTED and self._lines is not None and (type(value), name) not in _PLAIN:
                made[name] = list(self._lines((inner,) if isinstance(inner, str) else inner))
            else:
                made[name] = self.value(inner)
        return made


class _Paragraph(HTMLParser):
    """Takes a rendered line apart: words, links to the site (``address``) and to the web (``web``)."""

    def __init__(self, beside: str) -> None:
        super().__init__()
        self.bullet = False
        self.parts: list[dict[str, str]] = []
        self._beside = beside
        self._link: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "p":
            self.bullet = "class" in values
        elif tag == "a":
            href = values["href"].replace(BESIDE, ROOT + self._beside)
            self._link = {"href": href.removeprefix(ROOT), "site": "1" if href.startswith(ROOT) else ""}
            self._link |= {"explained": values["title"]} if "title" in values else {}

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - a link holds no elements
        self._link = {}

    def handle_data(self, data: str) -> None:
        if self._link or not self.parts or "href" in self.parts[-1]:
            self.parts.append({"text": data, **self._link})
        else:
            self.parts[-1]["text"] += data


def _write(path: Path, value: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")

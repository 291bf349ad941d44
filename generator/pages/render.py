"""Views as HTML: one template for one view, every value escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache

from jinja2 import BytecodeCache

from generator.pages.abbreviations import NOTHING, Finder
from generator.pages.document_views import DecisionView, DocumentView
from generator.pages.html import Html, escaped
from generator.pages.parts import Chip, Link
from generator.pages.places import ROOT, Settled, prefix, settle
from generator.pages.prose import render_line, render_lines
from generator.pages.rows import Rows, between, mark
from generator.pages.structured import as_text, breadcrumbs
from generator.pages.templating import Templates
from generator.pages.views import (
    DataView,
    DeadlinesView,
    ExecutionView,
    GlossaryView,
    HomeView,
    ListView,
    MineView,
    NoticeView,
    OrganizationView,
    Page,
    SearchView,
    TopicView,
    VerifyView,
    View,
)
from generator.text.plural import grouped

TEMPLATES: Mapping[type[View], str] = {
    DocumentView: "document.html",
    DecisionView: "decision.html",
    OrganizationView: "organization.html",
    DeadlinesView: "deadlines.html",
    ExecutionView: "execution.html",
    MineView: "my.html",
    TopicView: "topic.html",
    ListView: "list.html",
    GlossaryView: "glossary.html",
    HomeView: "home.html",
    SearchView: "search.html",
    NoticeView: "notice.html",
    VerifyView: "verify.html",
    DataView: "data.html",
}

_templates = Templates("generator.pages")


def render(page: Page) -> str:
    """Return the content of a page as HTML, with links relative to its address."""
    return b"".join(part.html for part in content(page)).decode()


def head(page: Page) -> str:
    """Return what a page adds to the head of its shell: formats, what it is, who may list it."""
    way = breadcrumbs(getattr(page.view, "crumbs", ()), page.title, page.address)
    about = (*page.structured, way) if way else page.structured
    text = Html(as_text(about, page.address)) if about else ""
    return str(_part("_head.html")(page, text)).replace(ROOT, prefix(page.address))


def content(page: Page) -> Iterator[Settled]:
    """Yield the content of a page, piece by piece, for its place in the site."""
    root, folder = prefix(page.address), _beside(page)
    html = str(_part(TEMPLATES[type(page.view)])(page, page.view, _finder(page)))
    for piece, template, rows in between(html, getattr(page.view, "tables", ())):
        yield settle(piece, root, folder)
        yield from _rows.settled(rows, template, root)


def _finder(page: Page) -> Finder:
    match page.view:
        case DocumentView(abbreviations=explained) | DecisionView(abbreviations=explained) if explained:
            return Finder(explained)
        case _:
            return NOTHING


def _beside(page: Page) -> str:
    """Return the address of the folder in which the attachments of the page's document lie."""
    match page.view:
        case DocumentView():
            return page.address
        case DecisionView():
            return page.address.rstrip("/").rpartition("/")[0] + "/"
        case _:
            return ""


def take_compiled(kept: BytecodeCache) -> None:
    """Take templates as they were compiled before, and keep there what is compiled now."""
    _templates.bytecode_cache = kept


def prepare() -> None:
    """Compile every template now, before a process that needs them is copied."""
    for name in _templates.list_templates():
        _templates.module(name)


@cache
def _part(name: str, macro: str = "part") -> Callable[..., Html]:
    return _templates.part(name, macro)


@lru_cache(maxsize=4096)
def _chip(chip: Chip) -> Html:
    return _part("_chip.html")(chip)


@lru_cache(maxsize=4096)
def _chip_in_row(chip: Chip) -> Html:
    return _part("_chip.html", "in_row")(chip)


def _url(address: str) -> Html:
    return Html(escaped(ROOT + address))


def _link(link: Link) -> Html:
    text = escaped(link.text)
    return Html(text if link.address is None else f'<a href="{escaped(ROOT + link.address)}">{text}</a>')


def _links(links: Iterable[Link]) -> Html:
    return Html(", ".join(map(_link, links)))


def _texts(links: Iterable[Link]) -> str:
    return "|".join(link.text for link in links)


_rows = Rows(lambda row, template: str(_part(template)(row)))
_templates.filters |= {
    "url": _url,
    "grouped": grouped,
    "line": render_line,
    "lines": render_lines,
    "rows": mark,
}
_templates.globals |= {"url": _url, "line": render_line, "link": _link, "links": _links, "texts": _texts}
_templates.globals |= {"chip": _chip, "chip_in_row": _chip_in_row}

"""Views as HTML: one template for one view, every value escaped."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from jinja2 import Template

from generator.pages import places
from generator.pages.abbreviations import NOTHING, Finder
from generator.pages.document_views import DecisionView, DocumentView
from generator.pages.html import Html, escaped
from generator.pages.prose import render_line, render_lines
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

_environment = Templates()


def render(page: Page) -> str:
    """Return the content of a page as HTML, with links relative to its address."""
    return places.settle(draw(page), page.address, beside(page))


def draw_head(page: Page) -> str:
    """Return what a page adds to the head of its shell, with marks: formats, what it is, who may list it."""
    way = breadcrumbs(getattr(page.view, "crumbs", ()), page.title, page.address)
    about = (*page.structured, way) if way else page.structured
    if page.listed and not (about or page.alternates):
        return ""
    text = Html(as_text(about, page.address)) if about else ""
    return _template("_head.html").render(page=page, about=text)


def draw(page: Page) -> str:
    """Return the content of a page as HTML, with marks where its links begin (see ``places``)."""
    return _template(TEMPLATES[type(page.view)]).render(page=page, view=page.view, finder=_finder(page))


def _finder(page: Page) -> Finder:
    match page.view:
        case DocumentView(abbreviations=explained) | DecisionView(abbreviations=explained):
            return Finder(explained)
        case _:
            return NOTHING


def beside(page: Page) -> str:
    """Return the address of the folder in which the attachments of the page's document lie."""
    match page.view:
        case DocumentView():
            return page.address
        case DecisionView():
            return page.address.rstrip("/").rpartition("/")[0] + "/"
        case _:
            return ""


def prepare() -> None:
    """Compile every template now, before a process that needs them is copied."""
    for name in TEMPLATES.values():
        _template(name)


@cache
def _template(name: str) -> Template:
    return _environment.get_template(name)


_KEPT = 16384


def _url(address: str) -> Html:
    return Html(escaped(places.ROOT + address))


class _Parts:
    """Parts of a page that many pages show, each rendered once; a template sees its value as ``row``."""

    def __init__(self) -> None:
        self._same: dict[tuple[int, str], tuple[object, Html]] = {}
        self._equal = lru_cache(maxsize=_KEPT)(self._render)

    def __call__(self, value: object, name: str) -> Html:
        # Rows of a ledger are the same objects on every page: to compare each by its values takes longer.
        key = id(value), name
        known = self._same.get(key)
        if known is not None and known[0] is value:
            return known[1]
        html = self._equal(value, name)
        if len(self._same) >= _KEPT:
            self._same.clear()
        self._same[key] = value, html
        return html

    def _render(self, value: object, name: str) -> Html:
        return Html(_template(name).render(row=value))


_environment.filters |= {"url": _url, "line": render_line, "lines": render_lines, "part": _Parts()}
_environment.globals |= {"url": _url, "line": render_line}

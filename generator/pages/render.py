"""Views as HTML: one template for one view, every value escaped."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from generator.pages import places
from generator.pages.abbreviations import NOTHING, Finder
from generator.pages.prose import render_line, render_lines
from generator.pages.structured import as_text, breadcrumbs
from generator.pages.views import (
    DeadlinesView,
    DecisionView,
    DocumentView,
    ExecutionView,
    GlossaryView,
    HomeView,
    ListView,
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
    TopicView: "topic.html",
    ListView: "list.html",
    GlossaryView: "glossary.html",
    HomeView: "home.html",
    SearchView: "search.html",
    NoticeView: "notice.html",
    VerifyView: "verify.html",
}

_environment = Environment(
    loader=PackageLoader("generator.pages"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
    auto_reload=False,
)


def render(page: Page) -> str:
    """Return the content of a page as HTML, with links relative to its address."""
    return places.settle(draw(page), page.address, beside(page))


def render_head(page: Page) -> str:
    """Return what a page adds to the head of its shell: formats beside it, what it is, who may list it."""
    way = breadcrumbs(getattr(page.view, "crumbs", ()), page.title, page.address)
    about = (*page.structured, way) if way else page.structured
    if page.listed and not (about or page.alternates):
        return ""
    text = Markup(as_text(about, page.address)) if about else ""  # noqa: S704 - holds no sign of HTML
    return places.settle(_template("_head.html").render(page=page, about=text), page.address)


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


@cache
def _template(name: str) -> Template:
    return _environment.get_template(name)


def _url(address: str) -> Markup:
    return escape(places.ROOT + address)


@lru_cache(maxsize=16384)
def _part(value: object, name: str) -> Markup:
    """Return a part of a page that many pages show; its template sees the value as ``row``."""
    return Markup(_template(name).render(row=value))  # noqa: S704 - what a template escaped


_environment.filters |= {"url": _url, "line": render_line, "lines": render_lines, "part": _part}
_environment.globals |= {"url": _url, "line": render_line}

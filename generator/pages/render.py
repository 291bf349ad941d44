"""Views as HTML: one template for one view, every value escaped."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.pages import addresses
from generator.pages.prose import render_line
from generator.pages.views import (
    DecisionView,
    DocumentView,
    HomeView,
    ListView,
    OrganizationView,
    Page,
    SearchView,
    View,
)

TEMPLATES: Mapping[type[View], str] = {
    DocumentView: "document.html",
    DecisionView: "decision.html",
    OrganizationView: "organization.html",
    ListView: "list.html",
    HomeView: "home.html",
    SearchView: "search.html",
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

    def url(address: str) -> str:
        return addresses.relative(address, page.address)

    line = partial(render_line, page=page.address, beside=_beside(page))
    template = _environment.get_template(TEMPLATES[type(page.view)])
    return template.render(page=page, view=page.view, url=url, line=line)


def _beside(page: Page) -> str:
    """Return the address of the folder in which the attachments of the page's document lie."""
    match page.view:
        case DocumentView():
            return page.address
        case DecisionView():
            return page.address.rstrip("/").rpartition("/")[0] + "/"
        case _:
            return ""

"""Views as HTML: one template for one view, every value escaped."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

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

KINDS: Mapping[str, str] = {
    "document": "документ",
    "decision": "решение",
    "organization": "организация",
}
"""How search names the kinds of pages."""

_FILTER = Markup('<meta name="glasno-{name}" data-pagefind-filter="{name}[content]" content="{value}">\n')

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


def render_head(page: Page) -> str:
    """Return what search may filter a page by, for its head; nothing for a page that is not searched."""
    if not page.kind:
        return ""
    pairs = (("kind", KINDS[page.kind]), *page.filters)
    return Markup("").join(_FILTER.format(name=name, value=value) for name, value in pairs)


def _beside(page: Page) -> str:
    """Return the address of the folder in which the attachments of the page's document lie."""
    match page.view:
        case DocumentView():
            return page.address
        case DecisionView():
            return page.address.rstrip("/").rpartition("/")[0] + "/"
        case _:
            return ""

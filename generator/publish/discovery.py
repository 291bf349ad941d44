"""What browsers and robots look for at the root of a site: how to search it, where its pages are listed."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree
from lxml.builder import ElementMaker

from generator.model.settings import Settings
from generator.pages import addresses
from generator.publish.sitemap import INDEX

ROBOTS = "robots.txt"
OPENSEARCH = "opensearch.xml"

_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
_SHORT, _LONG = 16, 48
"""Characters of the two names of a search, as OpenSearch 1.1 limits them."""
_HANGING = re.compile(r"(?:[ ,.:;–—«(-]+[^\W\d]{0,2})+$")
"""What no name ends with: signs, and a conjunction or a preposition before the words that were cut."""


def write_discovery(stage: Path, settings: Settings) -> None:
    """Write both; a portal's own file stays, and without ``site_url`` there is nothing to search at."""
    if not (stage / ROBOTS).exists():
        (stage / ROBOTS).write_text(robots(settings), encoding="utf-8", newline="\n")
    if settings.site_url and not (stage / OPENSEARCH).exists():
        (stage / OPENSEARCH).write_bytes(opensearch(settings))


def robots(settings: Settings) -> str:
    """Return robots.txt (RFC 9309): everything may be read; it counts only at the root of a host."""
    listed = f"\nSitemap: {settings.site_url}{INDEX}\n" if settings.site_url else ""
    return f"User-agent: *\nDisallow:\n{listed}"


def opensearch(settings: Settings) -> bytes:
    """Return the description by which a browser offers to search the portal from its address bar."""
    make = ElementMaker(namespace=_NAMESPACE, nsmap={None: _NAMESPACE})
    search = f"{settings.site_url}{addresses.SEARCH}?q={{searchTerms}}"
    tree = make.OpenSearchDescription(
        make.ShortName(_cut(settings.site_name, _SHORT)),
        make.LongName(_cut(settings.site_name, _LONG)),
        make.Description(f"Поиск по порталу «{settings.site_name}»"),
        make.Url(type="text/html", template=search),
        make.Url(
            type="application/opensearchdescription+xml", rel="self", template=settings.site_url + OPENSEARCH
        ),
        make.Language("ru"),
        make.InputEncoding("UTF-8"),
        make.OutputEncoding("UTF-8"),
    )
    return etree.tostring(tree, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _cut(name: str, most: int) -> str:
    """Return the first words of a name that fit; the first alone is cut where even it is too long."""
    if len(name) <= most:
        return name
    return _HANGING.sub("", name[: most + 1].rpartition(" ")[0]) or name[:most]

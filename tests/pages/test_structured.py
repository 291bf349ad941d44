"""JSON-LD of pages, read back by rdflib from the HTML, with the words of schema.org that rdflib knows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import urljoin

import lxml.html
import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import SDO

from generator.model.portal import Portal
from generator.pages import pages
from generator.pages.render import head
from generator.pages.views import Page
from tests.export.portals import PORTALS, TODAY, hostile

# rdflib's own reader of JSON-LD uses a class of rdflib that rdflib calls deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

VOCABULARY = frozenset(map(str, dir(SDO)))
SITE = "https://primersk.example/portal/"


def graph_of(page: Page) -> Graph:
    """Return what a reader of JSON-LD finds on a page, its own address being known."""
    top = lxml.html.fromstring(f"<html><head>{head(page)}</head><body></body></html>")
    graph = Graph()
    for script in top.xpath("//script"):
        assert script.get("type") == "application/ld+json"
        read = json.loads(script.text)
        assert read.pop("@context") == "https://schema.org"
        # The context of schema.org in short: no test asks the network for it.
        read["@context"] = {"@vocab": str(SDO), "@base": SITE + page.address}
        graph.parse(data=json.dumps(read), format="json-ld")
    return graph


def known_pages(portal: Portal) -> Iterator[Page]:
    for page in pages(portal, TODAY):
        if page.structured:
            yield page


@pytest.mark.parametrize("name", ("demo", "primersk", "hostile"))
def test_every_page_says_what_it_is_in_words_that_schema_org_knows(name: str) -> None:
    portal = PORTALS[name]()
    seen: dict[str, int] = {}
    for page in pages(portal, TODAY):
        graph = graph_of(page)
        for _, verb, thing in graph:
            word = thing if verb == RDF.type else verb
            if verb != RDF.type and str(verb).startswith(str(RDF)):
                continue
            assert str(word) in VOCABULARY, word
            if verb == RDF.type and page.structured:
                seen[str(thing).rpartition("/")[2]] = seen.get(str(thing).rpartition("/")[2], 0) + 1
    assert {"CreativeWork", "Event", "Legislation", "GovernmentOrganization", "BreadcrumbList"} <= set(seen)
    assert seen["Event"] == len(portal.meetings)
    assert seen["Legislation"] == len(list(portal.pages))


def test_addresses_are_whole_once_resolved() -> None:
    portal = hostile()
    ours = {urljoin(SITE, page.address) for page in pages(portal, TODAY)}
    for page in known_pages(portal):
        graph = graph_of(page)
        assert URIRef(SITE + page.address.partition("page-")[0]) in set(graph.subjects())
        for thing in set(graph.objects()):
            if isinstance(thing, URIRef) and str(thing).startswith(SITE):
                assert str(thing).partition("#")[0] in ours, thing


def test_words_that_end_a_script_stay_words() -> None:
    page = next(p for p in known_pages(hostile()) if p.address == "protocols/sovet/2023-03-16-2/1.1/")
    html = head(page)
    assert html.count("</script>") == html.count("<script") == 1
    (text,) = graph_of(page).objects(None, SDO.text)
    assert str(text).startswith('=СУММ(A1:A9), "кавычки", ]]> & </script><script>alert(1)</script>')


def test_a_repealed_decision_is_not_in_force_and_names_for_whom_it_is() -> None:
    (page,) = (p for p in known_pages(hostile()) if p.address == "protocols/sovet/2023-03-16-2/1.1/")
    graph = graph_of(page)
    (subject,) = graph.subjects(RDF.type, SDO.Legislation)
    assert graph.value(subject, SDO.legislationLegalForce) == Literal("https://schema.org/NotInForce")
    assert graph.value(subject, SDO.legislationDate) == Literal("2023-03-16")
    audience = graph.value(subject, SDO.audience)
    assert graph.value(audience, SDO.name) == Literal('=Школа, «Рост» & "К°" ]]> <i>')


def test_what_only_looks_like_a_mark_is_text() -> None:
    page = Page("a/b/", "", "", "", next(known_pages(hostile())).view, structured=({"name": "\\u0002<x"},))
    assert Literal("\\u0002<x") in set(graph_of(page).objects(None, SDO.name))

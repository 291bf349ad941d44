"""Addresses are made in one place, and a link from any page leads to its target."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.model.document import DocumentId, Ref
from generator.pages import addresses

DOCUMENT = DocumentId("protocols", "sovet", "2023-03-16-2")
REF = Ref(DOCUMENT, "1.2-abz-1")


@pytest.mark.parametrize(
    ("address", "expected"),
    (
        (addresses.document(DOCUMENT), "protocols/sovet/2023-03-16-2/"),
        (addresses.decision(REF), "protocols/sovet/2023-03-16-2/1.2-abz-1/"),
        (addresses.clause(REF), "protocols/sovet/2023-03-16-2/#p-1.2-abz-1"),
        (addresses.body("decisions", "sovet"), "decisions/sovet/"),
        (addresses.body("decisions", "sovet", 2), "decisions/sovet/page-2/"),
        (addresses.organization("sovet"), "organizations/sovet/"),
        (addresses.year(2023, 3), "years/2023/page-3/"),
        (addresses.region("Примерская область"), "regions/primerskaya-oblast/"),
        (addresses.rule("yaml-dup"), "rules/yaml-dup/"),
    ),
)
def test_an_address(address: str, expected: str) -> None:
    assert address == expected


@pytest.mark.parametrize(
    ("target", "source", "expected"),
    (
        ("organizations/iro/", "protocols/sovet/2023-03-16/1/", "../../../../organizations/iro/"),
        ("protocols/sovet/2023-03-16/#p-1", "protocols/sovet/2023-03-16/1/", "../#p-1"),
        ("protocols/sovet/2023-03-16/#p-1", "protocols/sovet/2023-03-16/", "./#p-1"),
        ("protocols/sovet/2023-03-16/plan.pdf", "protocols/sovet/2023-03-16/", "plan.pdf"),
        ("", "about/", "../"),
        ("", "", "./"),
        ("about/", "", "about/"),
        ("protocols/", "protocols/sovet/", "../"),
    ),
)
def test_a_relative_link(target: str, source: str, expected: str) -> None:
    assert addresses.relative(target, source) == expected


PAGES = st.lists(st.sampled_from(("a", "b", "1.2", "page-2", "2023-03-16")), max_size=5).map(
    lambda steps: "".join(f"{step}/" for step in steps)
)
TARGETS = st.tuples(PAGES, st.sampled_from(("", "a", "plan.pdf")), st.sampled_from(("", "#p-1.2"))).map(
    "".join
)


@given(TARGETS, PAGES)
@example("a/b/#p-1", "a/b/")
def test_a_relative_link_leads_to_its_target(target: str, source: str) -> None:
    for root in ("https://example.org/", "https://example.org/portal/"):
        assert urljoin(root + source, addresses.relative(target, source)) == root + target

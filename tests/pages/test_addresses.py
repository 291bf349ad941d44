"""Addresses are made in one place."""

from __future__ import annotations

import pytest

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

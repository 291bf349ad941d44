from __future__ import annotations

import pytest

from generator.text.addresses import is_address


@pytest.mark.parametrize(
    "address",
    (
        "about/",
        "protocols/yar-ks/2023-03-16-2/1.2.8.1/",
        "protocols/yar-ks/2023-03-16-2/план-2.pdf",
        "organizations/yar-iro/page-2/",
    ),
)
def test_addresses(address: str) -> None:
    assert is_address(address)


@pytest.mark.parametrize(
    "text",
    (
        "",
        "/",
        "/about/",
        "//example.org/",
        "https://example.org/",
        "a//b/",
        "../about/",
        "a/../../b/",
        "a/./b/",
        "a/.git/",
        "a\\b/",
        "a b/",
        "a\nb/",
        "a%2e%2e/",
        "a/?q=1",
        "a/#p-1",
        'a"b/',
        "a/" * 501,
    ),
)
def test_no_addresses(text: str) -> None:
    assert not is_address(text)

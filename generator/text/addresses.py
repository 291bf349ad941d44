"""What can be an address of the site: that of a page ends with a slash, and none leads out."""

from __future__ import annotations

import re

LONGEST = 1000
"""Bytes of an address."""

_REFUSED = re.compile(r'[\\%?#:*"<>| ]')


def is_address(text: str) -> bool:
    """Whether a text is an address from the root of the site: «protocols/yar-ks/2023-03-16-2/1.2/»."""
    return (
        len(text.encode("utf-8", "surrogatepass")) <= LONGEST
        and text.isprintable()  # neither control signs nor separators, of which the space is left to us
        and _REFUSED.search(text) is None
        and all(_is_step(step) for step in text.removesuffix("/").split("/"))
    )


def _is_step(step: str) -> bool:
    return bool(step) and not step.startswith((".", "-")) and not step.endswith(".")

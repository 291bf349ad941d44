"""Hand-written pages as HTML: nothing of them runs, nor is taken for a part of the frame."""

from __future__ import annotations

import nh3

from generator.check.rules.raw_html import SHOWN

_ATTRIBUTES = nh3.ALLOWED_ATTRIBUTES | {"*": {"id", "class", "title", "lang"}, "a": {"href", "hreflang"}}


def clean(html: str) -> str:
    """Return the HTML of a hand-written page with only what such a page may hold."""
    cleaned = nh3.clean(
        html,
        tags=SHOWN,
        attributes=_ATTRIBUTES,
        attribute_filter=_keep_attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
    )
    # Else a shell would be split there.
    return cleaned.replace("%%glasno:", "%&#37;glasno:")


def _keep_attribute(_element: str, attribute: str, value: str) -> str | None:
    """Drop an id that the frame has: a label or a link of ours would lead to the page's own."""
    return None if attribute == "id" and value.startswith(("g-", "__")) else value

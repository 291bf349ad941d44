"""Tags of hand-written pages: what the checker promises is shown, and all that it refuses is taken out."""

from __future__ import annotations

import pytest

from generator.mkdocs_plugin.cleaning import clean


def test_a_table_keeps_its_foot() -> None:
    html = "<table><tbody><tr><td>3</td></tr></tbody><tfoot><tr><td>Всего</td></tr></tfoot></table>"

    assert clean(html) == html


@pytest.mark.parametrize("tag", ("main", "nav", "header", "footer", "label", "article"))
def test_a_tag_that_is_refused_leaves_its_words(tag: str) -> None:
    assert clean(f"<p>До</p><{tag}>слова</{tag}>") == "<p>До</p>слова"


def test_a_page_has_no_field_of_its_own() -> None:
    assert clean('<p>До <input type="text"> после</p>') == "<p>До  после</p>"

"""Templates are compiled for views: what is escaped, what is not, and what a wrong name says."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from jinja2 import UndefinedError

from generator.pages.html import Html, shown
from generator.pages.parts import Link
from generator.pages.templating import Templates

TITLE = Link("<b> & 'кавычки'", "about/")


def drawn(source: str, **values: Any) -> str:
    return Templates("generator.pages").from_string(source).render(values)


@pytest.mark.parametrize(
    ("value", "html"),
    (
        ("<b>", "&lt;b&gt;"),
        (Html("<b>"), "<b>"),
        (7, "7"),
        (date(2023, 3, 16), "2023-03-16"),
        (None, "None"),
    ),
)
def test_value_is_shown_as_html(value: object, html: str) -> None:
    assert shown(value) == html
    assert drawn("{{ value }}", value=value) == html


def test_attribute_is_escaped() -> None:
    assert drawn("{{ link.text }}", link=TITLE) == "&lt;b&gt; &amp; &#39;кавычки&#39;"


def test_attribute_that_a_view_lacks_is_a_fault() -> None:
    with pytest.raises(AttributeError, match="colour"):
        drawn("{{ link.colour }}", link=TITLE)


def test_value_that_was_not_given_is_a_fault() -> None:
    with pytest.raises(UndefinedError, match="view"):
        drawn("{{ view.title }}")


def test_macro_escapes_once() -> None:
    source = "{% macro bold(text) %}<b>{{ text }}</b>{% endmacro %}{{ bold('<i>') }}{{ bold(bold('&')) }}"
    assert drawn(source) == "<b>&lt;i&gt;</b><b><b>&amp;</b></b>"


def test_macro_with_defaults_and_names() -> None:
    macro = "{% macro at(a, b='x') %}{{ a }}{{ b }}{% endmacro %}"
    assert drawn(macro + "{{ at(1) }} {{ at(1, b='<') }} {{ at(b=2, a=3) }}") == "1x 1&lt; 32"


def test_macro_around_other_html() -> None:
    source = (
        "{% macro box() %}<p>{{ caller() }}</p>{% endmacro %}{% call box() %}<i>{{ text }}</i>{% endcall %}"
    )
    assert drawn(source, text="&") == "<p><i>&amp;</i></p>"


def test_namespace_takes_names() -> None:
    assert drawn("{% set seen = namespace(it=1) %}{% set seen.it = 2 %}{{ seen.it }}") == "2"

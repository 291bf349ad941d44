"""Printed lines as HTML: every character as printed, and links that lead to the web or to the site."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from generator.pages.abbreviations import Finder
from generator.pages.parts import Abbreviation
from generator.pages.prose import render_line, render_lines
from generator.text.links import scheme

PIECES = (
    *("[", "]", "(", ")", "](", "<", ">", "&", '"', "'", "/", "..", "#", "\\", " ", "а"),
    *("[а](b.pdf)", "[а](https://b/)", "javascript:", "data:", "&#106;", "https:", "<b>", "</a>", "//b"),
)


@pytest.mark.parametrize(
    ("line", "html"),
    (
        ("[план](plan.pdf)", '<a href="\x03plan.pdf">план</a>'),
        ("[план](План.pdf)", '<a href="\x03План.pdf">план</a>'),
        ("[прежний](/protocols/sovet/2022-07-12/)", '<a href="\x02protocols/sovet/2022-07-12/">прежний</a>'),
        (
            "[п. 1](/protocols/sovet/2023-03-16/#p-1)",
            '<a href="\x02protocols/sovet/2023-03-16/#p-1">п. 1</a>',
        ),
        ("см. [а](https://example.org/?a=1&b=2).", 'см. <a href="https://example.org/?a=1&amp;b=2">а</a>.'),
        ("[п. 1](#p-1)", '<a href="\x03#p-1">п. 1</a>'),
        ("[а](HTTP://example.org)", '<a href="HTTP://example.org">а</a>'),
        ("[а](b.pdf)[в](g.pdf)", '<a href="\x03b.pdf">а</a><a href="\x03g.pdf">в</a>'),
        ("[<b>](plan.pdf)", '<a href="\x03plan.pdf">&lt;b&gt;</a>'),
        ("[а](x\"onclick='y')", '<a href="\x03x&#34;onclick=&#39;y&#39;">а</a>'),
        ("[[а](plan.pdf)]", '[<a href="\x03plan.pdf">а</a>]'),
        ("![а](plan.pdf)", '!<a href="\x03plan.pdf">а</a>'),
    ),
)
def test_a_link(line: str, html: str) -> None:
    assert render_line(line) == html


@pytest.mark.parametrize(
    "line",
    (
        "[x](javascript:alert)",
        "[x](JavaScript:alert)",
        "[x](java&#115;cript:alert)",
        "[x](&#106;avascript:alert)",
        "[x](data:text/html,<b>)",
        "[x](vbscript:x)",
        "[x](file:///etc/passwd)",
        "[x](mailto:a@example.org)",
        "[x](//example.org/)",
        "[x](https:alert)",
        "[x](../../../etc/passwd)",
        "[x](..\\x)",
        "[x](\\\\example.org)",
        "[x] (plan.pdf)",
        "[](plan.pdf)",
        "[x]()",
        "[x](a b)",
        "[x",
        "<script>alert(1)</script>",
        "<Иванов И.И.>",
        "{{ config }}",
        "&nbsp; & «'\"»",
        "5*3=15 и 2*2=4",
    ),
)
def test_what_stays_text(line: str) -> None:
    assert render_line(line) == escape(line)


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_every_character_as_printed(line: str) -> None:
    html = render_line(line)
    targets = re.findall(r'<a href="([^"<>]*)">', html)
    text = re.sub(r'<a href="[^"<>]*">|</a>', "", html)
    assert "<" not in text
    assert all(scheme(unescape(target)) in ("", "http", "https") for target in targets)
    if targets:
        left = iter(line)  # what is printed stands in the line in this order
        assert all(sign in left for sign in unescape(text))
    else:
        assert unescape(text) == line


def test_the_first_place_of_an_abbreviation_is_explained_and_its_words_stay() -> None:
    finder = Finder((Abbreviation("ИМО", "«маршруты» & <дороги>", "glossary/#t-imo"),))
    lines = ("– ИМО, ИМО [ИМО](plan.pdf);", "нет ИМО")
    explained = '<a class="g-abbr" href="\x02glossary/#t-imo" title="«маршруты» &amp; &lt;дороги&gt;">ИМО</a>'
    assert render_lines(lines, finder) == (
        f'<p class="g-bullet">– {explained}, ИМО <a href="\x03plan.pdf">ИМО</a>;</p>\n<p>нет ИМО</p>'
    )

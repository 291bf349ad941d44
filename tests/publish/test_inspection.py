from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.publish import inspection
from generator.publish.inspection import inspect


def page(body: str, head: str = "") -> bytes:
    return (
        f"<!doctype html><head>{head}</head><body><header>Портал</header><main>{body}</main></body>".encode()
    )


@pytest.mark.parametrize(
    "data",
    (
        page('<p>Слово <a href="https://example.org/">ссылка</a>'),
        page("<h1>1</h1>", '<link rel="canonical" href="https://example.org/a/">'),
        page("<h1>1</h1>", '<link rel="stylesheet" href="../assets/a.css">'),
        page('<p title="a">«src="//example.org"» &lt;img src=//x&gt;</p>'),
        page('<img src="../a.png" alt="План"> План'),
        page('<form action="../search/"><label>Найти</label></form>'),
        page('<p>src="//example.org" <a data-src="//a" hrefsrc="//b" href="//c" rel="icon">x</a>'),
        page("<p>x", '<link rel="canonical" href="//a/icon">'),
        page('<p>x<b title="//src=//a">'),
        b"<main><p>x",
    ),
)
def test_sound_pages(data: bytes) -> None:
    assert list(inspect("a/index.html", data)) == []


@pytest.mark.parametrize(
    ("data", "fault"),
    (
        (page('<p>x<img src="https://example.org/a.png">'), "с другого сайта"),
        (page("<p>x<img src=//example.org/a.png>"), "с другого сайта"),
        (page("<p>x<script src='http://example.org/a.js'></script>"), "с другого сайта"),
        (page('<p>x<img srcset="https://example.org/a.png 2x">'), "с другого сайта"),
        (page('<p>x<object data="ftp://example.org/a">'), "с другого сайта"),
        (page("<p>x", '<link rel="stylesheet" href="https://example.org/a.css">'), "с другого сайта"),
        (page("<p>x", '<link href="//example.org/a.woff2" rel="preload" as="font">'), "с другого сайта"),
        (page(""), "пуста"),
        (page('<div class="a"> \n <p></p></div>'), "пуста"),
        (b"", "пуста"),
        # what is read backwards from «//»: spaces, quotes, schemes and letters of any kind before it
        (page('<p>x<IMG\n SRC\t=\n"  HTTPS:' + '//example.org/a.png">'), "с другого сайта"),
        (page(f"<p>x<img src ={' ' * 9000}git+ssh.x-1://a>"), "с другого сайта"),
        (page("<p>x//<video poster=//a></video>"), "с другого сайта"),
        (page('<p>«a=//» src=//x <a href="//a" background="//a">x</a>'), "с другого сайта"),
        (page('<p>x<use xlink:href="//a#b">'), "с другого сайта"),
        (page('<p>x<b title="<img src=//a">'), "с другого сайта"),
        (page("<p>x<img src=//a"), "с другого сайта"),
        (page("<p>x", '<link rel=icon href=//a rel="canonical">'), "с другого сайта"),
        (page("<p>x", '<LINK HREF="//a" REL="Preload">'), "с другого сайта"),
        (page("<p>x", '<link rel="canonical" href="//a"><link rel="icon" href="//b">'), "с другого сайта"),
        (page("<p>x", '<link rel="canonical" href="//a" src="//b">'), "с другого сайта"),
        (page("<p>x", f'<link href="//a" title="{"x" * 5000}" rel="icon">'), "с другого сайта"),
        (page("<p>x", f'<link rel="canonical" href="//a" title="{"x" * 5000}">'), "с другого сайта"),
        (page("<p>x<img src=//a srcset=//b data=//c>"), "с другого сайта"),
        (b"<main></main><p>x", "пуста"),
        (page("<p></main>"), "пуста"),
    ),
)
def test_unsound_pages(data: bytes, fault: str) -> None:
    (said,) = inspect("a/index.html", data)
    assert said.startswith("a/index.html: ")
    assert fault in said


_FOREIGN = rb"""\s*["']?\s*(?:[a-z][a-z0-9+.-]*:)?//"""
_SOURCE = rb"<[a-z][^>]*\s(?:src|srcset|poster|data|background|xlink:href)\s*=" + _FOREIGN
_HREF = rb"\shref\s*=" + _FOREIGN
_KINDS = rb"""\srel\s*=\s*["']?[^"'>]*\b(?:stylesheet|icon|preload|modulepreload|prefetch|preconnect)"""
_PIECES = (
    *("<a ", "<link ", "<LINK\t", "<linkx ", "<img", "<", "</", "<main>", "</main>", "/", ">", " ", "\n"),
    *("src", "SRC", "srcset", "data", "data-", "xlink:href", "href", "HREF", "=", "= ", '"', "'"),
    *("//", "///", "https://", "x:", "1x://", "a+b.c-d://", " src=//", ' href="//a"', "слово"),
    *("rel=", ' rel="', "stylesheet", "icon", "canonical", "rel='x icon'", "<link rel=icon href=//x>"),
)


def has_foreign(data: bytes) -> bool:
    """Tell by plain expressions, which take long, whether a page loads something from another host."""
    links = re.findall(rb"<link\b[^>]*>", data, re.IGNORECASE)
    return bool(re.search(_SOURCE, data, re.IGNORECASE)) or any(
        re.search(_KINDS, link, re.IGNORECASE) and re.search(_HREF, link, re.IGNORECASE) for link in links
    )


@settings(max_examples=1000)
@given(st.lists(st.sampled_from(_PIECES), max_size=14).map(lambda pieces: "".join(pieces).encode()))
def test_nothing_is_missed_that_plain_expressions_find(data: bytes) -> None:
    found = any("с другого сайта" in fault for fault in inspect("a.html", data))
    assert found or not has_foreign(data)


def test_a_page_has_few_faults_however_many_tags() -> None:
    assert len(list(inspect("a.html", page("<p>x" + "<img src=//a>" * 1000)))) == 10


@pytest.mark.parametrize("style", (b"a{background:url(https://example.org/a)}", b"@import '//example.org/a'"))
def test_styles_load_nothing_from_elsewhere(style: bytes) -> None:
    assert len(list(inspect("a.css", style))) == 1
    assert (
        list(inspect("a.css", b"a{background:url(data:image/png;base64,//8=)} b{src:url(../b.woff2)}")) == []
    )


def test_sizes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspection, "MAX_PAGE", 100)
    monkeypatch.setattr(inspection, "MAX_FILE", 200)
    assert list(inspect("a.pdf", b"x" * 200)) == []
    assert len(list(inspect("a.pdf", b"x" * 201))) == 1
    assert list(inspect("index.html", page("x" * 90))) == ["index.html: страница больше 0 МБ."]

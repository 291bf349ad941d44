from __future__ import annotations

import pytest

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
    ),
)
def test_unsound_pages(data: bytes, fault: str) -> None:
    (said,) = inspect("a/index.html", data)
    assert said.startswith("a/index.html: ")
    assert fault in said


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

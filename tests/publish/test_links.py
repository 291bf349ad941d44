"""The checker of links itself: what it finds broken, and what it follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish.links import LinkReport, check_links


def site(folder: Path, pages: dict[str, str]) -> Path:
    for name, html in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")
    return folder


PAGES = {
    "index.html": '<h1 id="top">Портал</h1>',
    "about/index.html": '<p id="p-1.2"></p><p id="а&amp;б"></p>',
    "404.html": "",
    "plan 1.pdf": "",
    "план.pdf": "",
    "assets/main.css": "",
}


@pytest.mark.parametrize(
    "link",
    (
        *("../about/", "./", "", "#here", "../", "../index.html", "../#top", "../about/#p-1.2"),
        *("../plan%201.pdf", "../план.pdf", "../%D0%BF%D0%BB%D0%B0%D0%BD.pdf", "../about/#%D0%B0&amp;б"),
        *("/about/", "/", "../about/?q=1#p-1.2", "../assets/main.css"),
        "../SHA256SUMS",  # which is written when all else is
        *("../plan%201.pdf#page=2", "../план.pdf#nameddest=Смета"),  # the viewer's own
        *("https://example.org/нет/", "//example.org/", "mailto:a@example.org", "./../about/"),
    ),
)
def test_a_link_that_leads_somewhere(tmp_path: Path, link: str) -> None:
    folder = site(tmp_path, PAGES | {"page/index.html": f'<p id="here"><a href="{link}">x</a></p>'})
    for name in ("plan 1.pdf", "план.pdf"):
        (folder / name).write_bytes(b"%PDF-1.7\n\xe2\xe3\xcf\xd3")
    found = check_links(folder)
    assert (found.links, found.broken) == (1, ())


@pytest.mark.parametrize(
    "link",
    (
        *(
            "../missing/",
            "missing/",
            "../about",
            "../about/missing.pdf",
            "/missing/",
            "about/",
            "../../about/",
        ),
        *("#missing", "../about/#missing", "../#here", "../about/#p-1", "../About/"),
    ),
)
def test_a_link_that_leads_nowhere(tmp_path: Path, link: str) -> None:
    folder = site(tmp_path, PAGES | {"page/index.html": f'<p id="here"><a href="{link}">x</a></p>'})
    assert check_links(folder) == LinkReport(4, 1, (("page/index.html", link),))


@pytest.mark.parametrize(
    ("link", "broken"),
    (
        ("/portal/about/", False),
        ("/portal/about/#p-1.2", False),
        ("/portal/", False),
        ("/portal/missing/", True),
        ("/portal/about/#missing", True),
        ("/about/", True),
        ("/portals/about/", True),
        ("../about/", False),
        ("../../portal/about/", True),
    ),
)
def test_a_site_in_a_folder_of_its_host(tmp_path: Path, link: str, broken: bool) -> None:
    folder = site(tmp_path, PAGES | {"page/index.html": f'<a href="{link}">x</a>'})
    found = check_links(folder, "https://example.org/portal/").broken
    assert found == ((("page/index.html", link),) if broken else ())


def test_every_kind_of_link_is_counted_and_every_page_named(tmp_path: Path) -> None:
    html = '<link href="a.css"><script src="b.js"></script><form action="c/"></form><a href="about/">x</a>'
    found = check_links(site(tmp_path, {"index.html": html, "z/index.html": html, "text.txt": html}))
    missing = ("a.css", "about/", "b.js", "c/")
    assert found == LinkReport(
        2, 8, tuple((page, link) for page in ("index.html", "z/index.html") for link in missing)
    )

"""The sitemap: an index, files of bounded size, true days."""

from __future__ import annotations

from datetime import date

from lxml import etree

from generator.publish import sitemap
from generator.publish.sitemap import sitemaps

SITE = "https://primersk.example/portal/"
NS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def read(text: str) -> list[tuple[str, str | None]]:
    tree = etree.fromstring(text.encode())
    return [(entry.findtext(f"{NS}loc") or "", entry.findtext(f"{NS}lastmod")) for entry in tree]


def test_documents_by_year_and_everything_else() -> None:
    day = date(2023, 4, 2)
    decision, act = "protocols/sovet/2023-03-16-2/1.2/", "decisions/sovet/2021-01-02/"
    pages = ("", "about/", decision, act)
    files = dict(sitemaps(SITE, pages, {"": day, decision: day}))
    assert {name: read(text) for name, text in files.items()} == {
        "sitemaps/2021.xml": [(SITE + act, None)],
        "sitemaps/2023.xml": [(SITE + decision, "2023-04-02")],
        "sitemaps/pages.xml": [(SITE, "2023-04-02"), (f"{SITE}about/", None)],
        "sitemap.xml": [
            (f"{SITE}sitemaps/2021.xml", None),
            (f"{SITE}sitemaps/2023.xml", "2023-04-02"),
            (f"{SITE}sitemaps/pages.xml", "2023-04-02"),
        ],
    }


def test_letters_of_an_address_are_escaped() -> None:
    (_, text), _ = sitemaps("https://primersk.example/?a&b/", ["О портале & <нас>/"], {})
    ((url, _),) = read(text)
    assert url.startswith("https://primersk.example/?a&b/%D0%9E%20%D0%BF")
    assert url.endswith("%20%26%20%3C%D0%BD%D0%B0%D1%81%3E/")


def test_a_file_is_cut_where_it_must_be() -> None:
    names = [name for name, _ in sitemaps(SITE, (f"p{n}/" for n in range(2 * sitemap.MOST + 1)), {})]
    assert names == ["sitemaps/pages.xml", "sitemaps/pages-2.xml", "sitemaps/pages-3.xml", "sitemap.xml"]

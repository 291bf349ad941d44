"""The sitemap: an index, files of bounded size, true days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.publish import sitemap
from generator.publish.amendment import Unsealed
from generator.publish.sitemap import amend_sitemap, sitemaps
from generator.publish.write import write_file

SITE = "https://primersk.example/portal/"
ODD = "https://primersk.example/a&b/"
NS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def read(text: bytes) -> list[tuple[str, str | None]]:
    tree = etree.fromstring(text)
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


ADDRESSES = (
    *("", "about/", "О портале & <нас>/", "organizations/a-1/", "organizations/a/", "persons/anna/"),
    *(
        f"protocols/sovet/{year}-03-16{number}/"
        for year in (2021, 2023)
        for number in ("", "/1/", "/10/", "-2/")
    ),
)
Days = Mapping[str, date | None]
DAYS = st.dictionaries(st.sampled_from(ADDRESSES), st.none() | st.dates(date(2020, 1, 1), date(2024, 1, 1)))


def write(site: Path, pages: Days) -> None:
    days = {address: day for address, day in pages.items() if day}
    for name, text in sitemaps(ODD, pages, days):
        write_file(f"{site}/{name}", text)


def tree(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.xml")}


@settings(max_examples=100, deadline=None)
@given(DAYS, DAYS, st.sampled_from((1, 2, 3, 100)))
@example({}, {"": None}, 1)
def test_an_amended_sitemap_is_the_one_written_whole(before: Days, changes: Days, most: int) -> None:
    after = {**before, **changes}
    with TemporaryDirectory() as place, pytest.MonkeyPatch.context() as patch:
        patch.setattr(sitemap, "MOST", most)
        site, anew = Path(place, "site"), Path(place, "anew")
        write(site, before)
        write(anew, after)
        amend_sitemap(site, Path(place, "new"), ODD, changes)
        assert tree(site) | tree(Path(place, "new")) == tree(anew)


def test_only_the_files_of_changed_groups_are_written(tmp_path: Path) -> None:
    site, new = tmp_path / "site", tmp_path / "new"
    write(site, dict.fromkeys(ADDRESSES))
    amend_sitemap(site, new, ODD, {"protocols/sovet/2021-03-16/": None})
    assert sorted(tree(new)) == ["sitemap.xml", "sitemaps/2021.xml"]


@pytest.mark.parametrize("harm", ("sitemap.xml", "sitemaps/pages.xml"))
@pytest.mark.parametrize("text", (None, b"", b"<urlset></urlset>\n"))
def test_a_sitemap_of_another_make_is_not_amended(tmp_path: Path, harm: str, text: bytes | None) -> None:
    write(tmp_path, dict.fromkeys(ADDRESSES))
    (tmp_path / harm).unlink()
    if text is not None:
        (tmp_path / harm).write_bytes(text)
    with pytest.raises(Unsealed):
        amend_sitemap(tmp_path, tmp_path / "new", ODD, {"about/": None})

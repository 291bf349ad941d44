"""What browsers and robots find at the root of a site."""

from __future__ import annotations

from pathlib import Path
from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree

from generator.model.settings import Settings
from generator.publish.discovery import opensearch, robots, write_discovery

SITE = Settings(
    site_name="Решения совета города Примерска & области", site_url="https://primersk.example/portal/"
)
NS = "{http://a9.com/-/spec/opensearch/1.1/}"


def test_robots_may_read_everything() -> None:
    parser = RobotFileParser()
    parser.parse(robots(SITE).splitlines())
    assert parser.can_fetch("*", "https://primersk.example/portal/protocols/")
    assert parser.site_maps() == ["https://primersk.example/portal/sitemap.xml"]
    assert "Sitemap" not in robots(Settings())


def test_a_browser_learns_how_to_search() -> None:
    tree = etree.fromstring(opensearch(SITE))
    assert tree.tag == f"{NS}OpenSearchDescription"
    assert tree.findtext(f"{NS}LongName") == SITE.site_name
    page, own = tree.iterfind(f"{NS}Url")
    assert page.get("template") == "https://primersk.example/portal/search/?q={searchTerms}"
    assert own.get("template") == "https://primersk.example/portal/opensearch.xml"


@pytest.mark.parametrize(
    ("name", "short"),
    (
        ("Протоколы", "Протоколы"),
        ("Протоколы и решения", "Протоколы"),
        ("Школа № 12 — протоколы", "Школа № 12"),
        ("Решения Примерска", "Решения"),
        ("Государственноеучреждение", "Государственноеу"),
    ),
)
def test_a_name_is_cut_between_words(name: str, short: str) -> None:
    tree = etree.fromstring(opensearch(Settings(site_name=name, site_url="https://x.example/")))
    assert tree.findtext(f"{NS}ShortName") == short


def test_a_file_of_the_portal_stays(tmp_path: Path) -> None:
    (tmp_path / "robots.txt").write_text("User-agent: Nobody\n", encoding="utf-8")
    write_discovery(tmp_path, SITE)
    assert (tmp_path / "robots.txt").read_text(encoding="utf-8") == "User-agent: Nobody\n"
    assert (tmp_path / "opensearch.xml").is_file()

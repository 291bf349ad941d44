"""/data/: it leads to all there is, and its examples do what they say."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest

from generator.export import export_groups, left_out
from generator.export.page import NOWHERE, data_page
from generator.model.portal import Portal
from generator.model.settings import Export, Licence, Publisher, Settings
from generator.pages.render import render
from tests.export.portals import SETTINGS, TODAY, demo, hostile
from tests.export.published import files_of, publish

Node = lxml.html.HtmlElement


def published(portal: Portal, settings: Settings, folder: Path) -> Node:
    """Write every file of a portal into a folder, and return its page of open data."""
    sizes = publish(portal, settings, folder)
    return lxml.html.fromstring(render(data_page(portal, settings, TODAY, sizes)))


def test_a_format_that_is_off_is_not_made() -> None:
    nothing, tables = (replace(SETTINGS, exports=frozenset(chosen)) for chosen in ((), {Export.TABLES}))
    always, made = (files_of(export_groups, hostile(), each).keys() for each in (nothing, tables))
    assert made > always
    assert not any(address.startswith("data/") for address in always)
    assert all(a.startswith("data/") and a.endswith((".csv", ".xlsx")) for a in made - always)


def codes(page: Node, tool: str) -> list[str]:
    return [str(code.text_content()) for code in page.xpath(f"//code[@data-tool='{tool}']")]


@pytest.fixture(scope="module")
def served(serve: Callable[[Path, str], str], tmp_path_factory: pytest.TempPathFactory) -> tuple[Node, Path]:
    """The page of the demo, with the address of a server that has all its files."""
    folder = tmp_path_factory.mktemp("data")
    return published(demo(), replace(SETTINGS, site_url=serve(folder, "/portal/")), folder), folder


def test_every_link_leads_to_a_file(served: tuple[Node, Path]) -> None:
    page, folder = served
    links = [str(link) for link in page.xpath("//a/@href")]
    assert len(links) > 25
    for link in links:
        assert (folder / "data" / link).resolve().is_file(), link


def test_it_leads_to_every_dump_and_table(served: tuple[Node, Path]) -> None:
    page, folder = served
    links = {(folder / "data" / str(link)).resolve() for link in page.xpath("//a/@href")}
    inside = {path.resolve() for path in (folder / "data").rglob("*") if path.is_file()}
    unlisted = {path for path in inside - links if "opendata" not in path.parts and path.stat().st_size}
    assert unlisted == set()


def test_examples_of_curl_load_what_they_name(served: tuple[Node, Path], tmp_path: Path) -> None:
    page, folder = served
    said = b""
    for code in codes(page, "curl"):
        done = subprocess.run(
            ["bash", "-ec", code], cwd=tmp_path, capture_output=True, check=False, timeout=60
        )
        assert done.returncode == 0, (code, done.stderr.decode())
        said += done.stdout
    for name in ("decisions.csv", "archive.zip"):
        assert (tmp_path / name).read_bytes() == (folder / "data" / name).read_bytes()
    assert b"archive.zip: OK" in said


def test_the_example_of_pandas_runs(served: tuple[Node, Path]) -> None:
    page, _ = served
    (code,) = codes(page, "python")
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert "Исполнить до" in done.stdout


def test_conditions_and_contact_are_told_where_they_are_known(tmp_path: Path) -> None:
    settings = replace(
        SETTINGS,
        licence=Licence("Открытая лицензия", "https://primersk.example/licence"),
        publisher=Publisher(name="Отдел данных", email="data@primersk.example"),
    )
    text = published(hostile(), settings, tmp_path).text_content()
    assert "Открытая лицензия" in text
    assert "отвечает: Отдел данных, data@primersk.example" in text.replace("\N{NO-BREAK SPACE}", " ")
    unknown = published(hostile(), SETTINGS, tmp_path).text_content()
    assert "владелец портала не" in unknown


def test_only_what_is_published_stands_there(tmp_path: Path) -> None:
    page = published(hostile(), replace(SETTINGS, exports=frozenset({Export.POPOLO})), tmp_path / "one")
    assert [heading.text_content() for heading in page.xpath("//h2")] == [
        "По стандартам",
        "Условия использования",
    ]
    nothing = published(hostile(), replace(SETTINGS, exports=frozenset()), tmp_path / "two")
    assert "не публикует данных" in nothing.text_content().replace("\N{NO-BREAK SPACE}", " ")


def test_without_an_address_the_page_says_so_and_the_build_too(tmp_path: Path) -> None:
    page = published(hostile(), Settings(), tmp_path)
    assert f"Вместо {NOWHERE}" in page.text_content()
    assert "OParl" not in page.text_content()
    assert list(left_out(Settings())) == [
        "Выгрузка OParl пропущена: в mkdocs.yml нет site_url, а её адреса должны быть полными."
    ]
    assert list(left_out(SETTINGS)) == []

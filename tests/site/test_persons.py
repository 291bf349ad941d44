"""How much of a person a portal shows: names, pages, initials; and nothing at all of who was withdrawn."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import brotli
import pytest

from tests.site.portal import PRIMERSK, glasno, text_of_main, tree

DOCUMENT = "protocols/primersk-council/2023-03-16-2/index.html"
WITHDRAWN = """persons:
  - name: Образцов Пётр Ильич
    forms: [Образцов]
    date: 2024-03-12
    reason: По заявлению.
"""
PAGE = """# О портале

Вопросы Образцову П. И. задают через совет; директор Образцов Пётр Ильич отвечает.
Портал ведёт Записная Мария Павловна.
"""

Build = Callable[[str, str], Path]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build Примерск with a setting of the plugin and a list of withdrawals, each pair once."""
    built: dict[tuple[str, str], Path] = {}

    def site(persons: str, withdrawn: str) -> Path:
        if (persons, withdrawn) not in built:
            portal = Path(shutil.copytree(PRIMERSK, tmp_path_factory.mktemp("persons") / "portal"))
            settings = (portal / "mkdocs.yml").read_text(encoding="utf-8")
            (portal / "mkdocs.yml").write_text(
                settings.replace(
                    "  - glasno\n", f"  - glasno:\n      persons: {persons}\n      compress: true\n"
                ),
                encoding="utf-8",
            )
            (portal / "content/about.md").write_text(PAGE, encoding="utf-8")
            if withdrawn:
                (portal / "content/withdrawn.yml").write_text(withdrawn, encoding="utf-8")
            done = glasno("build", "--root", portal, cwd=portal.parent)
            assert done.returncode == 0, done.stderr[-800:]
            built[persons, withdrawn] = portal / "site"
        return built[persons, withdrawn]

    return site


def main_of(site: Path, page: str) -> str:
    return re.sub(r"\s+", " ", text_of_main((site / page).read_text(encoding="utf-8")))


def readable(data: bytes) -> Iterator[bytes]:
    """Yield bytes as they are, unpacked, and the members of an archive."""
    yield data
    if data.startswith(b"\x1f\x8b"):
        yield zlib.decompress(data, 47)
    if data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            yield from (packed.read(name) for name in packed.namelist())


def holding(site: Path, words: re.Pattern[str]) -> list[str]:
    """Return the files of a site in whose bytes a pattern is found, packed ones unpacked."""
    found = []
    for path, data in tree(site).items():
        if path.startswith(("fields/", "guide/", "rules/")):
            continue  # the program's own examples
        plain = brotli.decompress(data) if path.endswith(".br") else data
        if any(words.search(each.decode("utf-8", "ignore")) for each in (path.encode(), *readable(plain))):
            found.append(path)
    return found


def test_a_name_stands_where_the_document_has_it_and_nowhere_else(build: Build) -> None:
    site = build("names", "")
    assert not (site / "persons").exists()
    assert "Образцов Пётр Ильич, директор" in main_of(site, DOCUMENT)


def test_pages_gather_what_one_name_of_one_organization_did(build: Build) -> None:
    site = build("pages", "")
    (page,) = [path for path in (site / "persons").iterdir() if path.name.startswith("obraztsov-petr-ilich")]
    html = (page / "index.html").read_text(encoding="utf-8")
    shown = re.sub(r"\s+", " ", text_of_main(html))

    assert '<meta name="robots" content="noindex">' in html
    assert shown.count("Протокол № 2: ") == 1
    assert "О школах ключевых действий" in shown
    assert "Однофамильцы из разных организаций не объединены" in shown
    assert f"persons/{page.name}/" in (site / DOCUMENT).read_text(encoding="utf-8")
    assert "Образцов" in main_of(site, "persons/index.html")


def test_pages_of_people_are_in_no_list_of_addresses(build: Build) -> None:
    site = build("pages", "")
    lists = [site / "addresses.txt", *(site / "sitemaps").glob("*.xml")]
    text = "".join(path.read_text(encoding="utf-8") for path in lists)
    assert "protocols/primersk-council/2023-03-16-2/" in text
    assert "persons/" not in text
    indexed = [path for path in holding(site, re.compile("persons/")) if path.startswith("pagefind/")]
    assert indexed == []
    others = (
        path
        for path in site.rglob("*.html")
        if path.relative_to(site).parts[0] not in ("persons", "rules", "widgets")
    )
    assert [str(path) for path in others if 'content="noindex"' in path.read_text(encoding="utf-8")] == []


def test_initials_take_the_place_of_full_names_everywhere(build: Build) -> None:
    site = build("initials", "")
    shown = main_of(site, DOCUMENT)

    assert "Образцов П. И., директор" in shown
    assert "Имена людей на портале сокращены до инициалов" in shown
    assert "Портал ведёт Записная М. П." in main_of(site, "about/index.html")
    full = re.compile(r"Пётр\s+Ильич|Петр\s+Ильич|Анна\s+Ивановна|Мария\s+Павловна", re.IGNORECASE)
    assert holding(site, full) == []


@pytest.mark.parametrize("persons", ("names", "pages"))
def test_a_withdrawn_person_is_nowhere_in_the_bytes_of_the_site(build: Build, persons: str) -> None:
    before, site = build(persons, ""), build(persons, WITHDRAWN)
    name = re.compile(r"Образцов(?:\b|[аыуе]\b|ым)|obraztsov|obrazcov", re.IGNORECASE)

    assert DOCUMENT in holding(before, name)
    assert any(path.startswith("pagefind/") for path in holding(before, name))
    assert holding(site, name) == []


def test_a_document_says_that_a_name_was_taken_out_and_why(build: Build) -> None:
    shown = main_of(build("names", WITHDRAWN), DOCUMENT)

    assert "[имя изъято], директор ГУ ПО «Центр оценки качества»" in shown
    assert "Отв.: [имя изъято]" in shown
    assert "12 марта 2024 года из документа изъято имя. Причина: По заявлению." in shown
    about = main_of(build("names", WITHDRAWN), "about/index.html")
    assert "Вопросы [имя изъято] задают через совет; директор [имя изъято] отвечает." in about

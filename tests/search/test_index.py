"""The index on disk: the same bytes each time, parts by time, and a plain word where Pagefind fails."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path
from typing import Any

import pagefind_bin
import pytest

from generator.model.portal import Portal
from generator.search import cbor
from generator.search.index import index_portal
from generator.search.parts import parts
from generator.search.records import Record, Records
from generator.search.service import SearchError, Service
from tests.site.portal import tree

DAY = date(2023, 4, 10)


def unpacked(path: Path) -> Any:
    return json.loads(gzip.decompress(path.read_bytes()))


@pytest.fixture(scope="module")
def index(portal: Portal, tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("index")
    index_portal(site, portal, (), DAY, [("Соседний портал", "https://portal.example/")])
    return site / "pagefind"


def test_two_runs_give_the_same_bytes(index: Path, portal: Portal, tmp_path: Path) -> None:
    index_portal(tmp_path, portal, (), DAY, [("Соседний портал", "https://portal.example/")])

    assert tree(tmp_path / "pagefind") == tree(index)


def test_a_part_is_built_once(
    index: Path, portal: Portal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept"
    federation = [("Соседний портал", "https://portal.example/")]
    index_portal(tmp_path / "first", portal, (), DAY, federation, kept)
    (archive,) = kept.iterdir()

    def fail(*_: Any) -> None:
        raise AssertionError("Pagefind was asked")

    with monkeypatch.context() as patch:
        patch.setattr(Service, "add", fail)
        index_portal(tmp_path / "second", portal, (), DAY, federation, kept)
    for name in ("first", "second"):
        assert tree(tmp_path / name / "pagefind") == tree(index)

    for damage in (b"", archive.read_bytes()[:-100], b"PK\3\4" + bytes(100)):
        archive.write_bytes(damage)
        (kept / "old.zip").write_bytes(b"")
        index_portal(tmp_path / "again", portal, (), DAY, federation, kept)
        assert tree(tmp_path / "again" / "pagefind") == tree(index)
        assert list(kept.iterdir()) == [archive]


def test_the_manifest_names_parts_lists_and_other_portals(index: Path) -> None:
    manifest = unpacked(index / "glasno.bin")

    assert [(part["folder"], part["size"], part["years"]) for part in manifest["parts"]] == [
        ("", 9, {"2023": 5})
    ]
    assert manifest["organizations"][0] == [
        "centre",
        "Центр оценки",
        [
            "центр оценк",
            "гу по центр оценк качеств образова",
            "центр оценк качеств образова",
            "гу по цоко",
            "гу по цокко",
            "цокко",
            "цоко",
        ],
        [0],
    ]
    assert manifest["federation"] == [{"name": "Соседний портал", "url": "https://portal.example/"}]


def test_columns_are_in_the_order_of_the_pages(index: Path) -> None:
    columns = unpacked(index / "glasno-columns.bin")
    pages = sorted((index / "fragment").iterdir())
    addresses = [json.loads(gzip.decompress(page.read_bytes())[12:])["url"] for page in pages]

    assert [page.name for page in pages] == [f"{number:05d}.pf_fragment" for number in range(9)]
    assert addresses[4] == "/protocols/council/2023-03-16-2-a/"
    assert columns["documents"] == [["Протокол от 16.03.2023 № 2-а", 8475, 1, 0, 4]]
    assert columns["state"] == "1832"
    assert columns["topics"] == [[1, [0]], [3, []]]
    assert columns["due"] == [[1, 8490], [2, 0], [1, 8551]]
    assert len(columns["words"]) == 9
    assert columns["fields"] == ["above", "alias", "also", "title"]


def test_every_word_of_our_own_is_in_the_index(index: Path) -> None:
    keys = {
        word
        for chunk in (index / "index").iterdir()
        for word, *_ in cbor.decode(gzip.decompress(chunk.read_bytes())[12:])[0]
    }

    assert {"p1x1", "n2a", "d20230316", "s20230331", "ocentre", "qcentre", "hzapismp"} <= keys


def record(year: int, number: int) -> Record:
    return Record("документ", f"protocols/c/{year}-{number}/", "", "", "", day=date(year, 1, 1))


def cut(largest: int, **years: int) -> list[tuple[str, int]]:
    documents = tuple(
        tuple(record(int(year[1:]), number) for _ in range(10))
        for year, count in sorted(years.items(), reverse=True)
        for number in range(count)
    )
    made = parts(Records(documents, (record(2000, 0),) * 5, None), largest)  # type: ignore[arg-type]
    return [(part.folder, len(part.records)) for part in made]


def test_whole_years_fill_parts_newest_first() -> None:
    assert cut(100, y2023=4, y2022=5, y2021=3, y2020=6) == [("", 95), ("2020-2021-1/", 90)]
    assert cut(100, y2023=2) == [("", 25)]
    assert cut(100) == [("", 5)]


def test_a_year_too_large_is_cut_between_documents() -> None:
    assert cut(100, y2023=12, y2022=25) == [
        ("", 105),
        ("2023-2023-1/", 20),
        ("2022-2022-1/", 100),
        ("2022-2022-2/", 100),
        ("2022-2022-3/", 50),
    ]


@pytest.mark.parametrize(
    "value", (0, 23, 24, 255, 256, 70_000, 5_000_000_000, -1, -25, -1000, "", "школ", [], [1, ["а", [-3]]])
)
def test_cbor_there_and_back(value: Any) -> None:
    assert cbor.decode(cbor.encode(value)) == value


def test_pagefind_that_does_not_start_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: "/nowhere/pagefind")

    with pytest.raises(SearchError, match="Поисковый указатель не построен"):
        Service()


def test_pagefind_that_stops_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: "/bin/true")

    with pytest.raises(SearchError, match="Поисковый указатель не построен"):
        Service()


def test_a_refused_request_is_told() -> None:
    with Service() as service, pytest.raises(SearchError, match="Поисковый указатель не построен"):
        service.ask("AddRecord", index_id=99, url="/", content="", language="ru")

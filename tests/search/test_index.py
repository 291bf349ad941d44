"""The index on disk: the same bytes each time and from any beginning, parts by time."""

from __future__ import annotations

import gzip
import json
import random
import shutil
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from generator.link import link_loaded
from generator.load import load
from generator.model.portal import Portal
from generator.search import cbor
from generator.search.index import index_portal
from generator.search.kept import FILE
from generator.search.parts import Extent, parts
from generator.search.postings import key, merged, postings
from generator.search.records import Record
from generator.source import SourceFile
from tests.search.conftest import ORGANIZATIONS
from tests.site.portal import tree

DAY = date(2023, 4, 10)
FEDERATION = [("Соседний портал", "https://portal.example/")]


def unpacked(path: Path) -> Any:
    return json.loads(gzip.decompress(path.read_bytes()))


@pytest.fixture(scope="module")
def index(portal: Portal, tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("index")
    index_portal(site, portal, (), DAY, FEDERATION)
    return site / "pagefind"


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
        4,
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
    assert columns["organizations"] == [[0, 0], [1, 0], [2, 0], [3, 0]]
    assert len(columns["words"]) == 9
    assert columns["fields"] == ["above", "alias", "also", "title"]


def read_cbor(data: bytes, place: int = 0) -> tuple[Any, int]:
    """Return the value that stands at a place, and the place behind it."""
    kind, number = data[place] >> 5, data[place] & 31
    place += 1
    if number > 23:
        size = 1 << (number - 24)
        number = int.from_bytes(data[place : place + size], "big")
        place += size
    if kind == cbor.TEXT:
        return data[place : place + number].decode(), place + number
    if kind == cbor.NUMBER:
        return number, place
    assert kind == cbor.LIST
    values = []
    for _ in range(number):
        value, place = read_cbor(data, place)
        values.append(value)
    return values, place


def words(index: Path) -> dict[str, Any]:
    """Return the postings of every key of a part, as the browser reads them."""
    return {
        word: pages
        for chunk in (index / "index").iterdir()
        for word, pages in read_cbor(gzip.decompress(chunk.read_bytes()), 12)[0][0]
    }


def test_every_word_of_our_own_is_in_the_index(index: Path) -> None:
    assert {"p1x1", "n2a", "d20230316", "s20230331", "ocentre", "qcentre", "hzapismp"} <= set(words(index))


def test_a_word_tells_pages_places_and_fields(index: Path) -> None:
    assert words(index)["впр"] == [[5, [3], 0]]
    assert words(index)["p1x1"] == [[5, [], 2]]
    assert words(index)["итог"] == [[5, [2], 0]]


@pytest.mark.parametrize(
    ("printed", "expected"),
    (
        ("Школами", "школ"),
        ("Йод", "иод"),
        ("ёлка", "елк"),
        ("замо\u0301к", "замок"),
        ("p1x2", "p1x2"),
        ("É", "e"),
    ),
)
def test_a_word_has_a_key(printed: str, expected: str) -> None:
    assert key(printed) == expected


def test_postings_of_documents_are_merged_as_if_read_together() -> None:
    chance = _chance(7)
    vocabulary = ["школа", "совет", "итоги", "отчёт", "план", *map(str, range(40))]
    records = [
        Record("решение", str(page), "1.1", " ".join(chance.choices(vocabulary, k=30)), ("p1x1",), "совет")
        for page in range(3000)
    ]
    together = merged([(0, postings(records)[0])])
    apart = merged((start, postings(records[start : start + 7])[0]) for start in range(0, 3000, 7))

    assert len(together) > 3
    assert apart == together
    assert [chunk.start for chunk in together] == sorted(chunk.start for chunk in together)


def made(*sizes: tuple[str, int]) -> list[Extent]:
    found = [
        Extent(f"{day}-{number}", date.fromisoformat(day), 10)
        for day, count in sizes
        for number in range(count)
    ]
    return sorted(found, key=lambda one: one.day, reverse=True)


def cut(documents: list[Extent], largest: int = 100) -> dict[str, int]:
    return {part.folder: len(part.documents) for part in parts(documents, 5, largest)}


def test_the_newest_part_holds_as_many_whole_years_as_it_can() -> None:
    assert cut([]) == {"": 0}
    assert cut(made(("2023-01-10", 2))) == {"": 2}
    assert cut(made(("2023-01-10", 4), ("2022-01-10", 5), ("2021-01-10", 3))) == {"": 9, "older/": 3}


def test_a_period_too_large_is_cut_into_shorter_ones() -> None:
    several = made(
        ("2023-01-10", 9), ("2020-02-10", 6), ("2020-05-10", 7), ("2019-01-10", 3), ("2014-01-10", 8)
    )

    assert cut(several) == {"": 9, "2020-q2/": 7, "2020-q1/": 6, "2016-2019/": 3, "2000-2015/": 8}
    assert cut(made(("2023-01-10", 25))) == {"": 10, "2023-01-10-1/": 10, "2023-01-10-2/": 5}


def test_a_late_document_changes_one_part() -> None:
    chance = _chance(3)
    days = [str(date(2010, 1, 1) + timedelta(chance.randrange(5000))) for _ in range(300)]
    documents = made(*((day, 1) for day in days))
    before = {part.folder: part.documents for part in parts(documents, 5, 200)}
    for _ in range(60):
        day = date(2010, 1, 1) + timedelta(chance.randrange(4300))
        late = sorted([*documents, Extent("late", day, 3)], key=lambda one: one.day, reverse=True)
        after = {part.folder: part.documents for part in parts(late, 5, 200)}
        assert len([folder for folder in before if before[folder] != after.get(folder)]) == 1
        assert max(sum(one.size for one in part) for part in after.values()) <= 200


@pytest.mark.parametrize("number", (0, 23, 24, 255, 256, 70_000, 5_000_000_000))
def test_a_number_in_cbor_there_and_back(number: int) -> None:
    assert read_cbor(cbor.head(cbor.NUMBER, number)) == (number, len(cbor.head(cbor.NUMBER, number)))


class Workshop:
    """A portal as files, an index of it that is kept up to date, and a store."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.day = DAY
        self.files = {f"organizations/{id}.yml": text for id, text in ORGANIZATIONS.items()}
        self.files["topics.yml"] = "topics: [{id: results, title: Итоги, words: [ВПР]}]"
        self.files["glossary.yml"] = (
            "terms: [{term: ИУП, means: [индивидуальный учебный план], near: [маршрут]}]\n"
        )

    def portal(self) -> tuple[Portal, Any]:
        loaded = load([SourceFile(path, text.encode()) for path, text in sorted(self.files.items())])
        assert [remark for remark in loaded.diagnostics if remark.severity == "error"] == []
        return link_loaded(loaded), loaded.glossary

    def update(self, site: str = "site", kept: str | None = "kept") -> tuple[set[str], set[str]]:
        """Bring an index up to date; return the names of the files written, and of those deleted."""
        portal, glossary = self.portal()
        target, stage = self.folder / site, self.folder / "stage"
        stage.mkdir()
        sources = {id: repr(meeting) for id, meeting in portal.meetings.items()}
        gone = index_portal(
            stage,
            portal,
            glossary,
            self.day,
            FEDERATION,
            self.folder / kept if kept else None,
            standing=target,
            sources=sources,
            largest=10,
        )
        for name in gone:
            (target / name).unlink()
        written = set(tree(stage))
        shutil.copytree(stage, target, dirs_exist_ok=True)
        shutil.rmtree(stage)
        return written, gone

    def index(self, site: str = "site") -> dict[str, bytes]:
        return tree(self.folder / site / "pagefind")


def _chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - invented texts and edits, the same each time


def protocol(chance: random.Random, day: date) -> str:
    """Return a protocol of a few decisions, with names that the portal knows or may come to know."""
    names = [
        "ГУ ПО ЦОКО",
        "Школы области",
        "Отдел проверок",
        "Примерский центр оценки",
        "ЦНО",
        "руководители",
    ]
    lines = [
        "Разослать школам итоги ВПР.",
        "Составить ИУП для школ (информация Записной М. П.).",
        "Открыть центр новых открытий (далее – ЦНО).",
        "Сообщить в ЦНО об итогах.",
        "Проверить маршруты Центра оценки.",
    ]
    decisions = []
    for number in range(chance.randint(1, 4)):
        decisions.append(f"{number + 1}. {chance.choice(names)}:\n{number + 1}.1. {chance.choice(lines)}")
        if chance.random() < 0.5:
            due = day + timedelta(chance.randrange(10, 90))
            decisions.append(f"Срок: до {due:%d.%m.%Y}")
    head = f"---\nbody: council\nkind: protocol\ndate: {day}\nfidelity: summary\n---\n"
    return head + "## Решили\n" + "\n".join(decisions) + "\n"


def edit(shop: Workshop, chance: random.Random) -> None:
    """Change something: a document, an organization, a name, the glossary, the topics, the day."""
    documents = sorted(path for path in shop.files if path.startswith("protocols/"))
    match chance.choice(
        ["add", "add", "change", "delete", "name", "alias", "body", "come", "glossary", "topic", "day"]
    ):
        case "add":
            day = date(chance.choice((2009, 2015, 2022, 2023)), chance.randint(1, 12), chance.randint(1, 28))
            shop.files[f"protocols/council/{day}.md"] = protocol(chance, day)
        case "change" if documents:
            path = chance.choice(documents)
            shop.files[path] = protocol(chance, date.fromisoformat(path[18:28]))
        case "delete" if documents:
            del shop.files[chance.choice(documents)]
        case "name":
            name = chance.choice(("Школы области", "Школы", "Все школы"))
            shop.files["organizations/schools.yml"] = f"name: {name}\nclassification: institutions\n"
        case "alias":
            shop.files["organizations/centre.yml"] = ORGANIZATIONS["centre"].replace(
                "aliases: [",
                chance.choice(("aliases: [", "aliases: [ЦНО, ", "aliases: [Примерский центр оценки, ")),
            )
        case "body":
            alias = chance.choice(("Совет области", "Палата образования", "Коллегия"))
            shop.files["organizations/council.yml"] = f"{ORGANIZATIONS['council']}aliases: [{alias}]\n"
        case "come":
            path = "organizations/astra.yml"
            if shop.files.pop(path, None) is None:
                shop.files[path] = "name: Центр новых открытий\nclassification: regional-institution\n"
        case "glossary":
            near = chance.choice(("[маршрут]", "[план, рассылка]", "[]"))
            shop.files["glossary.yml"] = (
                f"terms: [{{term: ИУП, means: [индивидуальный учебный план], near: {near}}}]\n"
            )
        case "topic":
            words = chance.choice(("[ВПР]", "[ИУП]"))
            shop.files["topics.yml"] = f"topics: [{{id: results, title: Итоги, words: {words}}}]"
        case "day":
            shop.day += timedelta(chance.randrange(40))


@pytest.mark.parametrize("seed", range(4))
def test_an_index_brought_up_to_date_is_that_of_a_build_from_nothing(seed: int, tmp_path: Path) -> None:
    chance = _chance(seed)
    shop = Workshop(tmp_path)
    for _ in range(12):
        edit(shop, chance)
    before: Mapping[str, bytes] = {}
    for step in range(14):
        if step:
            edit(shop, chance)
        written, gone = shop.update()
        shop.update(f"fresh-{step}", kept=None)
        after = shop.index()
        assert after == shop.index(f"fresh-{step}")
        differ = {f"pagefind/{name}" for name in after if before.get(name) != after[name]}
        assert differ <= written
        assert gone == {f"pagefind/{name}" for name in before.keys() - after.keys()}
        before = after


@pytest.fixture
def shop(tmp_path: Path) -> Workshop:
    """An index of documents of four years in three parts, and a store of it."""
    made = Workshop(tmp_path)
    chance = _chance(1)
    for year in (2009, 2015, 2022, 2023):
        for month in (2, 9):
            day = date(year, month, 16)
            made.files[f"protocols/council/{day}.md"] = protocol(chance, day)
    made.update()
    return made


def test_where_nothing_has_changed_nothing_is_opened_and_written(shop: Workshop) -> None:
    portal, glossary = shop.portal()
    sources = {id: repr(meeting) for id, meeting in portal.meetings.items()}
    closed = replace(portal, meetings={}, decisions={})
    stage, kept, site = (shop.folder / name for name in ("stage", "kept", "site"))

    def update(version: str) -> set[str]:
        return index_portal(
            stage,
            closed,
            glossary,
            DAY,
            FEDERATION,
            kept,
            standing=site,
            sources=sources,
            version=version,
            largest=10,
        )

    assert update("") == set()
    assert not stage.exists()
    with pytest.raises(KeyError):  # another version has to open them
        update("2")


def test_a_document_that_changes_leaves_the_files_of_other_parts_alone(shop: Workshop) -> None:
    folders = {name.split("/")[0] for name in shop.index() if not name.startswith(("index/", "fragment/"))}
    assert len([folder for folder in folders if "." not in folder]) > 1
    path = "protocols/council/2009-02-16.md"
    shop.files[path] = shop.files[path].replace("## Решили\n", "## Решили\nПреамбула о школах.\n")

    written, gone = shop.update()

    below = {name.split("/")[1] for name in written | gone if name.count("/") > 1}
    assert len(below) == 1
    assert below <= folders - {"index", "fragment"}


def test_another_name_of_a_body_reaches_its_documents(shop: Workshop) -> None:
    shop.files["organizations/council.yml"] = f"{ORGANIZATIONS['council']}aliases: [Коллегия]\n"

    shop.update()
    shop.update("fresh", kept=None)

    assert shop.index() == shop.index("fresh")


def test_another_site_is_written_whole(shop: Workshop) -> None:
    (shop.folder / "other/pagefind/index").mkdir(parents=True)
    (shop.folder / "other/pagefind/index/old.pf_index").write_bytes(b"")

    _, gone = shop.update("other")

    assert shop.index("other") == shop.index()
    assert gone == {"pagefind/index/old.pf_index"}


def test_a_site_that_stands_as_an_older_build_left_it_is_brought_up_to_date(shop: Workshop) -> None:
    shutil.copytree(shop.folder / "site", shop.folder / "older")
    shop.files["protocols/council/2023-03-01.md"] = protocol(_chance(5), date(2023, 3, 1))
    shop.update()

    shop.update("older")

    assert shop.index("older") == shop.index()


@pytest.mark.parametrize("damage", ("empty", "cut", "noise", "row"))
def test_a_store_that_cannot_be_read_is_as_none(damage: str, shop: Workshop) -> None:
    path = shop.folder / "kept" / FILE
    data = path.read_bytes()
    match damage:
        case "empty":
            path.write_bytes(b"")
        case "cut":
            path.write_bytes(data[: len(data) // 2])
        case "noise":
            path.write_bytes(_chance(1).randbytes(len(data)))
        case "row":
            connection = sqlite3.connect(path)
            connection.execute("delete from bodies where key like 'protocols/council/2023%'")
            connection.commit()
            connection.close()
    shop.files["protocols/council/2023-03-01.md"] = protocol(_chance(5), date(2023, 3, 1))
    shop.update()
    shop.update("fresh", kept=None)

    assert shop.index() == shop.index("fresh")


def test_what_is_kept_does_not_grow(shop: Workshop) -> None:
    path = shop.folder / "kept" / FILE
    sizes = []
    for number in range(8):
        for month in (2, 9):
            shop.files[f"protocols/council/2023-0{month}-16.md"] = protocol(
                _chance(number), date(2023, month, 16)
            )
        shop.update()
        sizes.append(path.stat().st_size)

    assert max(sizes) < 1.3 * min(sizes)


def test_a_folder_that_cannot_be_written_is_done_without(shop: Workshop) -> None:
    (shop.folder / "file").write_bytes(b"")
    shop.update("fresh", kept="file")

    assert shop.index("fresh") == shop.index()


def test_what_an_earlier_version_kept_goes(shop: Workshop) -> None:
    kept = shop.folder / "older"
    kept.mkdir()
    (kept / "2019.zip").write_bytes(b"")
    shop.update("fresh", kept="older")

    assert [path.name for path in kept.iterdir()] == [FILE]

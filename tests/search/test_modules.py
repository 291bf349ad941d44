"""The scripts of search, each by itself, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import snowballstemmer
from playwright.sync_api import Browser, Page

from generator.search import tokens
from generator.search.bundle import bundle
from generator.search.names import stems
from generator.text.plural import count
from tests.conftest import Serve
from tests.search.conftest import SOURCES, reader

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def scripts(browser: Browser, serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("scripts")
    (folder / "index.html").write_text(
        "<!doctype html><html lang=ru><title>x</title><link rel=icon href=data:,>"
    )
    for path in SOURCES.glob("*.js"):
        (folder / path.name).write_bytes(path.read_bytes())
    with reader(browser) as (page, complaints):
        page.goto(serve(folder, "/"))
        yield page
        assert complaints == []


def call(page: Page, module: str, function: str, *arguments: Any) -> Any:
    script = "async ([module, name, values]) => (await import(`./${module}.js`))[name](...values)"
    return page.evaluate(script, [module, function, list(arguments)])


def each(page: Page, module: str, function: str, values: list[str]) -> Any:
    script = "async ([module, name, all]) => all.map((await import(`./${module}.js`))[name])"
    return page.evaluate(script, [module, function, values])


def forms() -> list[str]:
    text = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "content").rglob("*.yml"))
    text += "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "generator/help").rglob("*.md"))
    return sorted(set(re.findall(r"[а-я]+", text.lower().replace("ё", "е"))))


def test_stems_are_those_of_snowball(scripts: Page) -> None:
    words = forms()
    stemmer = snowballstemmer.stemmer("russian")

    assert len(words) > 1500
    assert each(scripts, "stem", "snowball", words) == [stemmer.stemWord(word) for word in words]


def test_names_are_compared_by_the_same_stems_as_at_build(scripts: Page) -> None:
    folder = ROOT / "content/organizations"
    lines = [line for path in folder.glob("*.yml") for line in path.read_text("utf-8").split("\n")]

    assert each(scripts, "words", "stemsOf", lines) == [list(stems(line)) for line in lines]


def test_tokens_are_spelt_as_at_build(scripts: Page) -> None:
    words = ["цоиккo", "захаров", "шнор", "ёлка", "подъезд", "2-а/15"]

    assert each(scripts, "words", "spell", words) == [tokens.spell(word) for word in words]


@pytest.mark.parametrize(
    ("word", "keys"),
    (
        ("региональный", {"региональн", "региональны", "регионально"}),
        ("регионального", {"региональн", "региональны", "регионально"}),
        ("дефицит", {"дефиц", "дефицит"}),
        ("дефицита", {"дефиц", "дефицит"}),
        ("систем", {"сист", "систем"}),
        ("район", {"раион"}),
        ("d20230316", {"d20230316"}),
    ),
)
def test_keys_of_a_word(scripts: Page, word: str, keys: set[str]) -> None:
    assert keys <= set(call(scripts, "words", "keysOf", word))


@pytest.mark.parametrize(
    ("typed", "meant"), (("vjybnjhbyu", "мониторинг"), ("ljhj;yfz rfhnf", "дорожная карта"), ("пуе", "get"))
)
def test_another_layout_of_the_keyboard(scripts: Page, typed: str, meant: str) -> None:
    assert call(scripts, "words", "relayout", typed) == meant


@pytest.mark.parametrize(
    ("one", "other", "away"),
    (
        ("монитронг", "мониторинг", 2),
        ("аттестацыя", "аттестация", 1),
        ("шокла", "школа", 1),
        ("школа", "школа", 0),
        ("план", "документ", 3),
    ),
)
def test_distance_of_words(scripts: Page, one: str, other: str, away: int) -> None:
    assert call(scripts, "typos", "distance", one, other, 2) == away


@pytest.mark.parametrize(
    ("text", "read"),
    (
        ("16.03.2023", [2023, 2, 16, 2023, 2, 16]),
        ("16.03.23", [2023, 2, 16, 2023, 2, 16]),
        ("2019-12-16", [2019, 11, 16, 2019, 11, 16]),
        ("16 марта 2023 года", [2023, 2, 16, 2023, 2, 16]),
        ("«16» мая 2023 г.", [2023, 4, 16, 2023, 4, 16]),
        ("апрель 2022", [2022, 3, 1, 2022, 3, 30]),
        ("в феврале 2024 года", [2024, 1, 1, 2024, 1, 29]),
        ("2 квартал 2023 года", [2023, 3, 1, 2023, 5, 30]),
        ("первое полугодие 2023", [2023, 0, 1, 2023, 5, 30]),
        ("2022-2023 учебный год", [2022, 8, 1, 2023, 7, 31]),
        ("до конца 2023 года", [2023, 11, 31, 2023, 11, 31]),
        ("2021 год", [2021, 0, 1, 2021, 11, 31]),
        ("31.02.2023", None),
        ("1.4.11", None),
        ("март", [2]),
        ("до 31 марта", [2, 31]),
        ("мастер мая", [4]),
        ("маевка", None),
    ),
)
def test_dates_as_people_write_them(scripts: Page, text: str, read: list[int] | None) -> None:
    script = """async text => {
      const {findDate, dayOf} = await import("./dates.js");
      const when = findDate(text);
      if (!when) return null;
      if (when.month !== undefined) return when.number ? [when.month, when.number] : [when.month];
      return [...dayOf(when.from), ...dayOf(when.to)];
    }"""
    assert scripts.evaluate(script, text) == read


@pytest.mark.parametrize(
    ("text", "bare", "token"),
    (
        ("п. 1.2.3", False, "p1x2x3"),
        ("п.3.10", False, "p3x10"),
        ("пункт 1.5, абзац 3", False, "p1x5b3"),
        ("подпункта 4", False, "p4"),
        ("1.2.8.1.", True, "p1x2x8x1"),
        ("школа 1.2", True, "p1x2"),
        ("16.03.2023", False, None),
        ("план", True, None),
    ),
)
def test_clauses_as_people_cite_them(scripts: Page, text: str, bare: bool, token: str | None) -> None:
    found = call(scripts, "dates", "findClause", text, bare)

    assert (found and found["token"]) == token


@pytest.mark.parametrize(
    ("text", "number", "named"),
    (
        ("протокол № 2", "2", True),
        ("протокол №8", "8", True),
        ("протокола 12", "12", True),
        ("№ 17", "17", False),
    ),
)
def test_numbers_of_documents(scripts: Page, text: str, number: str, named: bool) -> None:
    found = call(scripts, "dates", "findNumber", text)

    assert (found["number"], found["named"]) == (number, named)


def test_numbers_are_said_as_on_other_pages(scripts: Page) -> None:
    forms = ("пункт", "пункта", "пунктов")
    numbers = (0, 1, 2, 5, 11, 12, 14, 21, 24, 111, 112, 999, 1000, 1234, 12_345, 1_234_567)

    said = [call(scripts, "say", "count", number, forms) for number in numbers]

    assert said == [count(number, *forms) for number in numbers]


def test_the_bundle_holds_every_module_and_no_comment() -> None:
    text = bundle(SOURCES)

    assert {f"in_{path.stem}" for path in SOURCES.glob("*.js")} - set(
        re.findall(r"^const (in_\w+) = \(", text, re.MULTILINE)
    ) == {"in_main"}
    assert not re.search(r"^\s*(?://|/\*|import )", text, re.MULTILINE)
    assert re.findall(r"^export .*", text, re.MULTILINE) == [
        "export const glasno = { search: (query, settings) => engine.search(query, settings) };"
    ]


def test_modules_are_short_and_need_nothing_from_elsewhere() -> None:
    for path in SOURCES.glob("*.js"):
        text = path.read_text(encoding="utf-8")
        assert len(text.split("\n")) <= 420, path.name
        assert set(re.findall(r'from "([^"]+)"', text)) <= {
            f"./{other.name}" for other in SOURCES.glob("*.js")
        }
        assert not re.search(r"\beval\(|new Function|innerHTML|document\.write", text), path.name

"""Queries over the demo portal in a real browser: classes of what readers type, and what they should get."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

QUERIES: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("queries.json").read_text(encoding="utf-8")
)["queries"]


def search(page: Page, query: str, **settings: Any) -> dict[str, Any]:
    script = """async ([query, settings]) => {
      const answer = await glasno.search(query, settings);
      const plain = Object.entries(answer.counts).map(([name, values]) => [name, Object.fromEntries(values)]);
      return {...answer, counts: Object.fromEntries(plain)};
    }"""
    answer: dict[str, Any] = page.evaluate(script, [query, settings])
    return answer


def found(page: Page, query: str, **settings: Any) -> list[str]:
    return [result["id"] for result in search(page, query, **settings)["results"]]


@pytest.mark.parametrize("judged", QUERIES, ids=lambda judged: judged["query"])
def test_a_query_finds_what_it_should(page: Page, judged: dict[str, Any]) -> None:
    ids = found(page, judged["query"])

    assert ids[:1] != []
    assert ids[0] in judged["first"]
    assert [id for id in judged["among"] if id not in ids] == []


@pytest.mark.parametrize(
    "one", ("региональный план", "план региональный", "РЕГИОНАЛЬНОГО ПЛАНА", "региональному  плану")
)
def test_case_order_and_inflection_make_no_difference(page: Page, one: str) -> None:
    assert sorted(found(page, one)[:2]) == [
        "protocols/yar-ks/2022-07-12/1.2.3",
        "protocols/yar-ks/2022-07-12/2.3-abz-11",
    ]


def test_a_rare_extra_word_does_not_empty_the_result(page: Page) -> None:
    assert "decisions/irk-koll/2021-11-26/9.2" in found(page, "онлайн ресурс школьникам олимпиады бегемот")


def test_a_phrase_is_kept_to_its_order(page: Page) -> None:
    assert found(page, "«карту дорожную»") == []
    assert found(page, "карту дорожную") != []


def test_what_was_understood_is_told(page: Page) -> None:
    told = search(page, "монитронг иом")["understood"]

    assert told["corrected"] == [["монитронг", "мониторинг"]]
    assert told["text"] == "мониторинг иом"
    assert told["also"] == ["индивидуальный образовательный маршрут"]


def test_exact_keeps_to_the_words_as_typed(page: Page) -> None:
    assert search(page, "монитронг", exact=True)["total"] == 0
    assert search(page, "vjybnjhbyu", exact=True)["total"] == 0
    assert search(page, "ИОМ", exact=True)["total"] < search(page, "ИОМ")["total"]


def test_letters_so_far_find_while_typing(page: Page) -> None:
    assert search(page, "монито", typing=True)["total"] > 0
    assert "decisions/irk-koll/2021-11-26/9.2" in found(page, "онлайн рес", typing=True)


def test_a_result_says_what_it_is(page: Page) -> None:
    (result,) = search(page, "пункт 1.2.1 16.03.2023", limit=1)["results"]

    assert result["url"].endswith("/protocols/yar-ks/2023-03-16-2/1.2.1/")
    del result["pieces"], result["score"], result["url"], result["excerpt"]
    assert result == {
        "kind": "decision",
        "id": "protocols/yar-ks/2023-03-16-2/1.2.1",
        "title": "Пункт 1.2.1",
        "before": False,
        "after": False,
        "number": "1.2.1",
        "source": "Протокол от 16.03.2023 № 2",
        "body": "Координационный совет по повышению качества образования Ярославской области",
        "date": "2023-03-16",
        "region": "Ярославская область",
        "addressees": ["Институт развития образования"],
        "deadlines": ["2023-03-31"],
        "state": "срок прошёл",
        "portal": "",
    }


@pytest.mark.parametrize("query", ("просроченные", "срок прошёл", "сроки уже истекли", "прошедший срок"))
def test_overdue_decisions_are_found_by_their_state(page: Page, query: str) -> None:
    results = search(page, query)["results"]

    assert {result["state"] for result in results} == {"срок прошёл"}
    assert len(results) > 5


def test_what_is_marked_are_the_words_found(page: Page) -> None:
    pieces = search(page, "региональный план", limit=1)["results"][0]["pieces"]

    assert "регионального плана" in [piece["text"] for piece in pieces if piece["mark"]]
    assert all(len(piece["text"]) > 1 for piece in pieces if piece["mark"])


def test_filters_narrow_and_count(page: Page) -> None:
    every = search(page, "мониторинг")
    chosen = search(page, "мониторинг", filters={"year": "2023", "kind": ["решение", "документ"]}, limit=100)

    assert every["counts"]["year"]["2023"] > 0
    assert {result["date"][:4] for result in chosen["results"]} == {"2023"}
    assert (
        chosen["total"]
        == len(chosen["results"])
        == sum(chosen["counts"]["kind"].get(kind, 0) for kind in ("решение", "документ"))
    )
    assert chosen["counts"]["year"]["2022"] > 0


def test_an_addressee_without_words_is_browsed(page: Page) -> None:
    answer = search(page, "", filters={"org": "yar-coko"}, sort="deadline", limit=100)
    days = [result["deadlines"][0] for result in answer["results"] if result["deadlines"]]

    assert answer["total"] >= 4
    assert days == sorted(days)
    assert all(
        "Центр оценки и контроля качества образования" in result["addressees"] for result in answer["results"]
    )


def test_newest_first(page: Page) -> None:
    days = [
        result["date"]
        for result in search(page, "мониторинг", sort="date", limit=100)["results"]
        if result["date"]
    ]

    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize(
    "query",
    (
        "",
        "   ",
        "и в на по",
        "!!! ??? …",
        "<script>alert(1)</script>",
        "🙂🙂🙂",
        "(.*)+[a-z]{2,}$\\",
        "а" * 10_000,
        "слово " * 2_000,
        "\u0000\u200b\u202e",
        "«»",
        '"',
        "№",
        "п.",
        "до",
        "99.99.9999",
        "constructor __proto__ toString",
    ),
    ids=lambda query: repr(query[:12]),
)
def test_bad_queries_give_an_answer(page: Page, query: str) -> None:
    answer = search(page, query)

    assert answer["total"] == 0 or answer["results"]
    assert isinstance(answer["understood"]["nothing"], bool)


@pytest.mark.parametrize("limit", (0, -5, 1_000_000, "много", None))
def test_bad_limits_give_an_answer(page: Page, limit: Any) -> None:
    assert search(page, "мониторинг", limit=limit, sort="как-нибудь", filters=None)["total"] > 0

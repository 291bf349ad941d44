"""Abbreviations: found in a line, explained by the document first, and gathered in the glossary."""

from __future__ import annotations

import pytest

from generator.model.glossary import Term
from generator.model.portal import Portal
from generator.pages.abbreviations import Finder
from generator.pages.glossary import LINKS, ROWS, Glossary
from generator.pages.parts import Abbreviation
from generator.pages.views import GlossaryView, Page
from generator.source import Span, Text
from tests.load.records import portal

COUNCIL = {"organizations/sovet.yml": "name: Совет по качеству\nclassification: council\n"}
NOWHERE = Span("")


def term(word: str, *means: str) -> Term:
    return Term(Text(word, NOWHERE), tuple(Text(words, NOWHERE) for words in means))


def built(bodies: dict[str, str], *terms: Term) -> tuple[Portal, Glossary]:
    linked = portal(COUNCIL | {f"protocols/sovet/{day}.md": body for day, body in bodies.items()})
    return linked, Glossary(linked, terms)


def entries(glossary: Glossary) -> dict[str, list[tuple[str, bool]]]:
    return {
        row.term: [(meaning.text, meaning.printed) for meaning in row.meanings]
        for page in glossary.pages()
        for _, rows in view(page).groups
        for row in rows
    }


def view(page: Page) -> GlossaryView:
    assert isinstance(page.view, GlossaryView)
    return page.view


@pytest.mark.parametrize(
    ("line", "found"),
    (
        ("ИМО и ЦОК", ["ИМО", "ЦОК"]),
        ("(ИМО), «ЦОК»/ИМО; ЦОК.", ["ИМО", "ЦОК", "ИМО", "ЦОК"]),
        ("ГАУ ЦОК, ГАУ и ЦОК", ["ГАУ ЦОК", "ЦОК"]),
        ("ИМОв ИМО-2 под-ИМО имо ЦОК1 1ЦОК", []),
        ("ИМО- ", ["ИМО"]),
        ("маршруты (далее – ИМО и ЦОК) ИМО", ["ИМО"]),
    ),
)
def test_where_a_line_has_an_abbreviation(line: str, found: list[str]) -> None:
    finder = Finder(Abbreviation(name, "…", "glossary/") for name in ("ЦОК", "ИМО", "ГАУ ЦОК"))
    places = list(finder.find(line))
    assert [one.term for *_, one in places] == found
    assert [line[start:end] for start, end, _ in places] == found


def test_a_document_s_own_definition_goes_before_the_glossary() -> None:
    bodies = {
        "2023-03-16": "## Решили\n1. Создать центры общей культуры (далее – ЦОК).\n2. Открыть ЦОК и КДО.",
        "2023-04-16": "## Решили\n1. Доложить ЦОК.",
    }
    linked, glossary = built(bodies, term("ЦОК", "центр оценки"), term("КДО", "кафедра", "каталог"))
    explained = {
        str(id.name): [(one.term, one.means) for one in glossary.explain(id, ["ЦОК, КДО, ИМО"])]
        for id in linked.meetings
    }
    assert explained == {
        "2023-04-16": [("ЦОК", "центр оценки"), ("КДО", "кафедра, каталог")],
        "2023-03-16": [("ЦОК", "«центры общей культуры»"), ("КДО", "кафедра, каталог")],
    }
    assert entries(glossary)["ЦОК"] == [("центр оценки", False), ("центры общей культуры", True)]


def test_a_meaning_in_another_case_is_the_same_meaning() -> None:
    bodies = {"2023-03-16": "## Решили\n1. Об индивидуальных маршрутах обучения (далее – ИМО)."}
    linked, glossary = built(bodies, term("ИМО", "индивидуальный маршрут обучения"))
    assert entries(glossary) == {"ИМО": [("индивидуальный маршрут обучения", False)]}
    (id,) = linked.meetings
    assert [one.means for one in glossary.explain(id, ["ИМО"])] == ["индивидуальный маршрут обучения"]


def test_an_entry_says_where_it_is_defined_and_who_uses_it() -> None:
    days = [f"2023-03-{day:02}" for day in range(1, LINKS + 4)]
    bodies = dict.fromkeys(days, "## Решили\n2. Вести ЦОК.")
    bodies["2022-01-01"] = "## Решили\n2. Создать:\n2.1. центры общей культуры (далее – ЦОК)."
    _, glossary = built(bodies)
    ((_, (row,)),) = view(next(glossary.pages())).groups
    (meaning,) = row.meanings
    assert [place.address for place in meaning.places] == ["protocols/sovet/2022-01-01/#p-2.1"]
    assert len(row.documents) == 0, "a meaning of one document is not taken for another's"
    assert meaning.more == ""

    _, glossary = built(bodies, term("ЦОК", "центр оценки"))
    ((_, (row,)),) = view(next(glossary.pages())).groups
    assert [link.address for link in row.documents] == [
        f"protocols/sovet/{day}/" for day in days[: -LINKS - 1 : -1]
    ]
    assert row.more == "и ещё 3\u00a0документа"


def test_no_term_at_all_is_said() -> None:
    _, glossary = built({"2023-03-16": "## Решили\n1. Провести."}, Term(Text("шефство", NOWHERE)))
    (page,) = glossary.pages()
    assert view(page) == GlossaryView((), "Сокращения", "", (), (), empty=view(page).empty)
    assert view(page).empty


def test_a_thousand_terms_are_paged_and_every_one_has_a_place() -> None:
    words = [f"{letter}{number}А" for letter in "АБВГД" for number in range(200)]
    line = " ".join(words)
    linked, glossary = built(
        {"2023-03-16": f"## Решили\n1. {line}"}, *(term(word, "слово") for word in words)
    )
    pages = list(glossary.pages())
    assert len(pages) == 1000 // ROWS
    places = {
        f"{page.address}#{row.anchor}" for page in pages for _, rows in view(page).groups for row in rows
    }
    (id,) = linked.meetings
    explained = glossary.explain(id, [line])
    assert len(explained) == len(places) == 1000
    assert {one.address for one in explained} == places
    headings = {f"{page.address}#{heading.anchor}" for page in pages for heading, _ in view(page).groups}
    assert {link.address for link in view(pages[0]).letters} <= headings

"""What is searched: printed words for excerpts, everything else in meta."""

from __future__ import annotations

from datetime import date

import pytest

from generator.model.document import Clause
from generator.model.glossary import Term
from generator.model.portal import Portal
from generator.search import tokens
from generator.search.base import base_terms
from generator.search.names import abbreviations, initials, people, said
from generator.search.records import Record, organization_records, records
from generator.source import Span, Text
from tests.search.conftest import names_of


@pytest.fixture(scope="module")
def found(portal: Portal) -> dict[str, Record]:
    names = names_of(portal, base_terms())
    every = [*organization_records(portal, names)[0]]
    for meeting in portal.meetings.values():
        every += records(meeting, portal, names)[0]
    return {record.address.removeprefix("protocols/council/2023-03-16-2-a/"): record for record in every}


def test_every_page_of_a_decision_a_document_and_an_organization_is_a_record(
    found: dict[str, Record],
) -> None:
    assert sorted(found) == [
        "",
        "1.1/",
        "1.2-abz-1/",
        "1.2-abz-2/",
        "1.2/",
        "organizations/centre/",
        "organizations/council/",
        "organizations/schools/",
        "organizations/unit/",
    ]


def test_a_decision_is_found_by_its_words_and_shows_nothing_else(found: dict[str, Record]) -> None:
    record = found["1.1/"]

    assert record.title == "1.1"
    assert record.content == (
        "Разослать школам итоги ВПР (информация Записной М. П.).\nСрок: до 31 марта 2023 года"
    )
    assert {"p1x1", "n2a", "d20230316", "s20230331", "oschools", "gvpr", "hzapismp"} <= set(record.alias)
    assert "ГУ ПО ЦОКО" in record.above
    assert "ocentre" in record.over
    assert record.also == "Школы области всероссийские проверочные работы"


def test_a_clause_that_only_heads_others_is_found_with_its_document(found: dict[str, Record]) -> None:
    document = found[""]

    assert "ГУ ПО ЦОКО:" in document.content
    assert "Разослать школам" not in document.content
    assert {"d20230316", "n2a", "hobrazcai", "ocentre"} <= set(document.alias)


def test_a_misspelling_finds_an_organization_and_never_shows(found: dict[str, Record]) -> None:
    centre = found["organizations/centre/"]

    assert centre.content.startswith("Центр оценки. ГУ ПО «Центр оценки качества образования». ГУ ПО ЦОКО")
    assert "ЦОККО" not in centre.content
    assert "ЦОККО" in centre.above
    assert centre.alias[:2] == ("qcentre", "ocentre")


def test_a_unit_does_not_come_first_by_its_name(found: dict[str, Record]) -> None:
    assert "qunit" not in found["organizations/unit/"].alias


def test_what_a_decision_is_filtered_by(found: dict[str, Record]) -> None:
    decision, month, year = (found[name] for name in ("1.1/", "1.2-abz-2/", "1.2-abz-1/"))

    assert (decision.body, decision.region, decision.addressees) == (
        "council",
        "Примерская область",
        ("centre",),
    )
    assert (decision.topics, decision.day, decision.due) == (
        ("results",),
        date(2023, 3, 16),
        date(2023, 3, 31),
    )
    assert month.due == date(2023, 5, 31)
    assert (decision.state, decision.passes) == ("ahead", date(2023, 3, 31))
    assert (year.state, year.passes) == ("open", None)


def test_a_document_tells_what_its_records_depend_on(portal: Portal) -> None:
    (meeting,) = portal.meetings.values()
    _, organizations, stems = records(meeting, portal, names_of(portal))

    assert organizations == {"council", "centre"}
    assert {"школ", "впр", "цоко"} <= stems
    assert "отдел" not in stems


def clause(label: str | None, ordinal: int = 0) -> Clause:
    return Clause("", Text(label, Span("")) if label else None, (), ordinal=ordinal)


@pytest.mark.parametrize(
    ("chain", "token"),
    (
        ((clause("1."), clause("1.2."), clause("1.2.8.1")), "p1x2x8x1"),
        ((clause("1.5"), clause(None, 3)), "p1x5b3"),
        ((clause("2.3"), clause("4)")), "p2x3x4"),
        ((clause("2."), clause("а)")), "p2ya"),
        ((clause(None, 1),), "pb1"),
    ),
)
def test_a_clause_has_a_token(chain: tuple[Clause, ...], token: str) -> None:
    assert tokens.clause(chain) == token


@pytest.mark.parametrize(
    ("line", "found"),
    (
        ("информацию Захаровой Т.Н. о том", {"hzaxartn"}),
        ("Захарова Татьяна Николаевна – заведующий", {"hzaxartn"}),
        ("выступила Т. Н. Захарова", {"hzaxartn"}),
        ("Образцова и Учебный", set()),
    ),
)
def test_people_of_a_line(line: str, found: set[str]) -> None:
    assert people(line) == found


def test_abbreviations_that_a_document_explains() -> None:
    text = "индивидуальных образовательных маршрутов (далее – ИОМ) и планов (далее – ПЛН)"

    assert said(text).explained == {"ИОМ": "индивидуальных образовательных маршрутов"}
    assert abbreviations(text) == {"иом", "плн"}


def test_initials_of_a_name() -> None:
    assert list(initials("Центр оценки и контроля качества образования")) == ["ЦОККО", "ЦОиККО"]
    assert list(initials("Школа № 5")) == []


def test_a_portal_adds_to_the_glossary(portal: Portal) -> None:
    here = Span("glossary.yml")
    terms = (Term(Text("итоги", here), near=(Text("результаты", here),)),)
    names = names_of(portal, terms)
    (meeting,) = portal.meetings.values()
    (decision,) = (one for one in records(meeting, portal, names)[0] if one.title == "1.1")

    assert "gitog" in decision.alias
    assert [term.names for term in names.terms["itog"]] == [("итоги",)]

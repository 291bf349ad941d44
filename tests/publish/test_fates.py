"""What became of an address: from withdrawn.yml, or by itself."""

from __future__ import annotations

from datetime import date

import pytest

from generator.link import link
from generator.load import load
from generator.model.withdrawn import Move, Withdrawal, Withdrawn
from generator.publish.fates import Fate, Fates, is_record
from generator.source import Span, Text
from tests.check.tree import ORGANIZATION, protocol, protocol_file

DOCUMENT = "protocols/sovet/2023-03-16-2/"


def text(words: str) -> Text:
    return Text(words, Span("withdrawn.yml"))


GONE = Withdrawal(text("protocols/sovet/2022-01-10/"), date(2024, 3, 12), text("По решению совета."))
FILE = Withdrawal(text("protocols/sovet/2023-03-16-2/plan.pdf"), date(2024, 3, 12), text("По ошибке."))
WITHDRAWN = Withdrawn(
    (GONE, FILE),
    (
        Move(text("protocols/sovet/2023-03-16/"), text(DOCUMENT)),
        Move(text("protocols/sovet/2023-03-15/"), text("protocols/sovet/2023-03-16/")),
        Move(text("protocols/sovet/2021-01-01/"), text("protocols/sovet/2022-01-10/")),
        Move(text("protocols/sovet/2020-01-01/1.1/"), text(f"{DOCUMENT}1/")),
        Move(text("protocols/sovet/2019-01-01/"), text("protocols/sovet/2018-01-01/")),
        Move(text("protocols/sovet/2018-01-01/"), text("protocols/sovet/2019-01-01/")),
    ),
)
STANDING = frozenset({DOCUMENT, f"{DOCUMENT}1.1/", f"{DOCUMENT}1/", "years/", "years/2023/", "protocols/"})


@pytest.fixture(scope="module")
def fates() -> Fates:
    loaded = load((ORGANIZATION, protocol_file(protocol("1. ЦОК:\n1.1. Подготовить отчёт.").encode())))
    return Fates(WITHDRAWN, link(loaded.documents, loaded.organizations), STANDING)


@pytest.mark.parametrize(
    ("address", "fate"),
    (
        ("protocols/sovet/2022-01-10/", Fate("protocols/sovet/2022-01-10/", GONE)),
        ("protocols/sovet/2022-01-10/1.2/", Fate("protocols/sovet/2022-01-10/", GONE)),
        ("protocols/sovet/2022-01-10/plan.pdf", Fate("protocols/sovet/2022-01-10/", GONE)),
        ("protocols/sovet/2022-01-10-2/", None),
        ("protocols/sovet/2023-03-16-2/plan.pdf", Fate("protocols/sovet/2023-03-16-2/plan.pdf", FILE)),
        ("protocols/sovet/2023-03-16/", Fate(DOCUMENT)),
        ("protocols/sovet/2023-03-16/1.1/", Fate(f"{DOCUMENT}1.1/")),
        ("protocols/sovet/2023-03-16/7/", Fate(DOCUMENT)),
        ("protocols/sovet/2023-03-15/1.1/", Fate(f"{DOCUMENT}1.1/")),
        ("protocols/sovet/2021-01-01/3/", Fate("protocols/sovet/2022-01-10/", GONE)),
        ("protocols/sovet/2020-01-01/1.1/", Fate(f"{DOCUMENT}1/")),
        ("protocols/sovet/2020-01-01/", None),
        ("protocols/sovet/2019-01-01/", None),
        ("years/2023/page-3/", Fate("years/2023/")),
        ("years/2022/", Fate("years/")),
        ("protocols/other/", Fate("protocols/")),
        ("organizations/centre/", None),
        ("team/", None),
    ),
)
def test_fates(fates: Fates, address: str, fate: Fate | None) -> None:
    assert fates.find(address) == fate


def test_a_clause_that_became_a_heading_leads_to_its_place() -> None:
    clause = "1. ЦОК:\n1.1. Подготовить отчёт."
    loaded = load((ORGANIZATION, protocol_file(protocol(clause).encode())))
    portal = link(loaded.documents, loaded.organizations)
    assert [d.heading for d in portal.decisions.values()] == [True, False]
    fates = Fates(Withdrawn(), portal, frozenset({DOCUMENT, f"{DOCUMENT}1.1/"}))
    assert fates.find(f"{DOCUMENT}1/") == Fate(f"{DOCUMENT}#p-1")
    assert fates.find(f"{DOCUMENT}2/") is None


@pytest.mark.parametrize(
    ("address", "expected"),
    (
        (DOCUMENT, True),
        (f"{DOCUMENT}1.1/", True),
        (f"{DOCUMENT}plan.pdf", True),
        (f"{DOCUMENT}1.1/report.pdf", True),
        ("organizations/sovet/", True),
        ("organizations/sovet/page-2/", False),
        ("organizations/page-2/", False),
        ("protocols/sovet/", False),
        ("protocols/sovet/page-2/", False),
        ("years/2023/", False),
    ),
)
def test_records(address: str, expected: bool) -> None:
    assert is_record(address) is expected

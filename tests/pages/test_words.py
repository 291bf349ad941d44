"""How the portal names documents and decisions."""

from __future__ import annotations

import pytest

from generator.model.document import Document
from generator.model.portal import Decision
from generator.pages import words
from tests.load.records import portal, read

HEAD = "body: sovet\nkind: {kind}\ndate: 2023-03-16\nfidelity: full\nnumber: {number}\n"
COUNCIL = {"organizations/sovet.yml": "name: Совет по качеству\nshort_name: Совет\nclassification: council\n"}


def document(kind: str, number: str) -> Document:
    record, _ = read(HEAD.format(kind=kind, number=number), "protocols/sovet/2023-03-16.yml")
    assert isinstance(record, Document)
    return record


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("kind", "number", "title", "genitive", "short"),
    (
        (
            "protocol",
            "2",
            "Протокол от 16 марта 2023 года № 2",
            "протокола от 16 марта 2023 года № 2",
            "Протокол от 16.03.2023 № 2",
        ),
        (
            "extract",
            "2-а/ш",
            "Выписка из протокола от 16 марта 2023 года № 2-а/ш",
            "выписки из протокола от 16 марта 2023 года № 2-а/ш",
            "Выписка из протокола от 16.03.2023 № 2-а/ш",
        ),
        (
            "decision-act",
            "",
            "Решение от 16 марта 2023 года",
            "решения от 16 марта 2023 года",
            "Решение от 16.03.2023",
        ),
    ),
)
def test_titles(kind: str, number: str, title: str, genitive: str, short: str) -> None:
    found = document(kind, number)
    titles = (words.document_title(found), words.document_genitive(found), words.document_short(found))
    assert tuple(map(plain, titles)) == (title, genitive, short)


@pytest.mark.parametrize(
    ("number", "printed"),
    (
        ("'____'", ""),
        ("'_ _.'", ""),
        ("…", ""),
        ("–", ""),
        ("' 2 '", "2"),
        ("012", "012"),
        ("б/н", "б/н"),
        ("", ""),
    ),
)
def test_a_blank_for_a_number_is_no_number(number: str, printed: str) -> None:
    assert words.printed_number(document("protocol", number)) == printed


def decisions(body: str) -> list[Decision]:
    return list(portal(COUNCIL | {"protocols/sovet/2023-03-16.md": body}).decisions.values())


@pytest.mark.parametrize(
    ("body", "places"),
    (
        ("1. А\n1.2.3 Б\nа) В", ["1", "1.2.3", "1.2.3, подп. а"]),
        ("1. А\n1.2. Б:\n- в (май 2023 г.)\n- г", ["1", "1.2", "1.2, абз. 1", "1.2, абз. 2"]),
        ("2. А\n{б/н} Б:\n- в (май 2023 г.)", ["2", "2, абз. 1", "2, абз. 1, абз. 1"]),
        ("А\n\nБ:\n- в", ["абз. 1", "абз. 2", "абз. 2, абз. 1"]),
    ),
)
def test_the_place_of_a_clause(body: str, places: list[str]) -> None:
    found = [words.place(d.clause, d.context) for d in decisions(f"## Решили\n{body}")]
    assert list(map(plain, found)) == places


@pytest.mark.parametrize(
    ("body", "titles"),
    (
        ("1.2. А", ["Пункт 1.2"]),
        ("1.2. А\n- б (май 2023 г.)", ["Пункт 1.2", "Пункт 1.2, абз. 1"]),
        ("А", ["Абз. 1"]),
    ),
)
def test_the_title_of_a_decision(body: str, titles: list[str]) -> None:
    assert [plain(words.decision_title(d)) for d in decisions(f"## Решили\n{body}")] == titles


@pytest.mark.parametrize(
    ("size", "said"),
    (
        (0, "0 байт"),
        (1, "1 байт"),
        (583, "583 байта"),
        (1024, "1 КБ"),
        (245_000, "239 КБ"),
        (1024 * 1024, "1 МБ"),
        (1_300_000, "1,2 МБ"),
    ),
)
def test_the_size_of_a_file(size: int, said: str) -> None:
    assert plain(words.file_size(size)) == said

"""How a decision is cited: in words, by ГОСТ Р 7.0.100–2018, in BibTeX; no name is ever declined here."""

from __future__ import annotations

import pytest

from generator.model.portal import Portal
from generator.model.settings import NO_SETTINGS, Settings
from generator.pages.citations import Citing, cited_document, cited_point
from tests.load.records import portal

COUNCIL = {
    "organizations/sovet.yml": "name: Совет по качеству\nclassification: council\n"
    "aliases: [Координационный совет]\n",
    "organizations/odb.yml": "name: Отдел № 5 & партнёры_{}\nclassification: council\n",
}
SETTINGS = Settings(site_name="Решения Примерска", site_url="https://primersk.example/p/")


def linked(body: str, head: str = "", path: str = "protocols/sovet/2023-03-16-2") -> Portal:
    front = f"---\nbody: sovet\nkind: protocol\ndate: 2023-03-16\nnumber: '2'\nfidelity: full\n{head}---\n"
    return portal(COUNCIL | {f"{path}.md": front + body})


def rows(portal: Portal, settings: Settings = SETTINGS) -> tuple[str, list[str]]:
    ((decision, *_), (meeting,)) = (portal.decisions.values(), portal.meetings.values())
    made = Citing(meeting, portal, settings).decision(decision.ref, cited_point(decision))
    return made.url, [row.text.replace("\N{NO-BREAK SPACE}", " ") for row in made.rows]


@pytest.mark.parametrize(
    ("body", "cited"),
    (
        ("## Решили\n1.2.3. А", "п. 1.2.3 протокола от 16.03.2023 № 2 (Совет по качеству)"),
        ("## Решили\nА", "абз. 1 протокола от 16.03.2023 № 2 (Совет по качеству)"),
        (
            "## 2.3. Слушали\n## Решили\n1. А",
            "п. 1 по вопросу 2.3 протокола от 16.03.2023 № 2 (Совет по качеству)",
        ),
        ("## По 1 вопросу\n## Решили\n1. А", "п. 1 протокола от 16.03.2023 № 2 (Совет по качеству)"),
        # The letterhead says the name in the case that is needed.
        (
            "ПРОТОКОЛ\nзаседания Совета по качеству\n## Решили\n1. А",
            "п. 1 протокола заседания Совета по качеству от 16.03.2023 № 2",
        ),
        (
            "Протокол заседания Координационного совета от 16 марта\n## Решили\n1. А",
            "п. 1 протокола заседания Координационного совета от 16.03.2023 № 2",
        ),
        # It names somebody else, or what was decided does.
        (
            "заседания Совета по науке\n## Решили\n1. К дню заседания Совета по качеству",
            "п. 1 протокола от 16.03.2023 № 2 (Совет по качеству)",
        ),
    ),
)
def test_in_words(body: str, cited: str) -> None:
    assert rows(linked(body))[1][0] == cited


def test_the_title_of_the_record_is_a_letterhead_too() -> None:
    made = linked("## Решили\n1. А", "title: Протокол совещания Совета по качеству\n")
    assert rows(made)[1][0] == "п. 1 протокола совещания Совета по качеству от 16.03.2023 № 2"


def test_a_whole_document() -> None:
    made = linked("заседание Совета по качеству\n## Решили\n1. А")
    (meeting,) = made.meetings.values()
    words = Citing(meeting, made, SETTINGS).whole().rows[0].text.replace("\N{NO-BREAK SPACE}", " ")
    assert words == "Протокол заседания Совета по качеству от 16.03.2023 № 2"
    assert cited_document(meeting, made).startswith("протокола")


def test_by_the_standard_and_in_bibtex() -> None:
    url, (_, standard, bibtex) = rows(linked("## Решили\n1.2. А"))
    assert url == "https://primersk.example/p/protocols/sovet/2023-03-16-2/1.2/"
    assert standard == (
        "Протокол от 16.03.2023 № 2, п. 1.2 / Совет по качеству. – Текст : электронный"
        f" // Решения Примерска : [сайт]. – URL: {url}"
    )
    assert bibtex.splitlines() == [
        "@misc{sovet-2023-03-16-2-1.2,",
        "  author = {{Совет по качеству}},",
        "  title = {Протокол от 16.03.2023 № 2, п. 1.2},",
        "  year = {2023},",
        "  month = mar,",
        "  date = {2023-03-16},",
        f"  url = {{{url}}},",
        "  langid = {russian},",
        "}",
    ]


def test_a_portal_without_an_address_cites_none() -> None:
    url, (_, standard, bibtex) = rows(linked("## Решили\n1.2. А"), NO_SETTINGS)
    assert url == ""
    assert "URL" not in standard
    assert "url" not in bibtex


def test_signs_of_tex_are_escaped() -> None:
    files = {"protocols/odb/2023-03-16.md": "## Решили\n1. А"}
    bibtex = rows(portal(COUNCIL | files))[1][2]
    assert r"author = {{Отдел № 5 \& партнёры\_\{\}}}," in bibtex

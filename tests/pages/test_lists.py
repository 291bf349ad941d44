"""Lists of documents and organizations, in as many pages as they need."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from generator.model.group import made
from generator.model.portal import Portal
from generator.pages.lists import ROWS, list_groups, pager, pages_of
from generator.pages.regions import region_of
from generator.pages.views import ListView, Page
from tests.load.records import portal

SCHOOLS = {
    "organizations/sovet.yml": "name: Совет по качеству\nshort_name: Совет\nclassification: council\n"
    "region: Примерская область\n",
    "organizations/shkola.yml": "name: «Школа № 1»\nclassification: school\nparent: sovet\n",
    "organizations/iro.yml": "name: Институт\nclassification: regional-institution\nparent: sovet\n",
    "organizations/klub.yml": "name: Клуб\nclassification: council\n",
}


def pages(linked: Portal) -> dict[str, tuple[Page, ListView]]:
    found = {}
    for page in made(list_groups(linked)):
        assert isinstance(page.view, ListView)
        assert page.address not in found
        found[page.address] = (page, page.view)
    return found


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.fixture(scope="module")
def small() -> dict[str, tuple[Page, ListView]]:
    return pages(
        portal(
            SCHOOLS
            | {
                "protocols/sovet/2022-12-30.md": "## Решили\n1. ИРО:\n1.1. Сдать (май 2023 г.)",
                "protocols/sovet/2023-03-16.md": "## Решили\n1. Институту:\n- сдать",
                "decisions/klub/2023-03-17-2.md": "---\nbody: klub\nkind: decision-act\ndate: 2023-03-17\n"
                "number: '2'\n"
                "fidelity: full\nform: in-person\n---\n",
            }
        )
    )


def test_the_addresses(small: dict[str, tuple[Page, ListView]]) -> None:
    assert sorted(small) == [
        "decisions/klub/",
        "organizations/",
        "protocols/",
        "protocols/sovet/",
        "regions/",
        "regions/primerskaya-oblast/",
        "years/",
        "years/2022/",
        "years/2023/",
    ]


def test_all_protocols(small: dict[str, tuple[Page, ListView]]) -> None:
    _, view = small["protocols/"]
    newest, bodies, years, regions = view.groups
    assert (plain(view.subtitle), newest.heading, view.empty) == ("3 документа", None, "")
    assert [(plain(row.date), plain(row.link.text), plain(row.about)) for row in newest.documents] == [
        ("17 марта 2023", "Решение № 2: Клуб", "0 решений · очно"),
        ("16 марта 2023", "Протокол: Совет", "1 решение"),
        ("30 декабря 2022", "Протокол: Совет", "1 решение · со сроком 1"),
    ]
    ways = [
        [(link.text, link.address, plain(about)) for link, about in group.links]
        for group in (bodies, years, regions)
    ]
    assert ways == [
        [("Клуб", "decisions/klub/", "1 документ"), ("Совет", "protocols/sovet/", "2 документа")],
        [("2023 год", "years/2023/", "2 документа"), ("2022 год", "years/2022/", "1 документ")],
        [("Примерская область", "regions/primerskaya-oblast/", "2 документа")],
    ]


def test_documents_of_a_body_by_year(small: dict[str, tuple[Page, ListView]]) -> None:
    page, view = small["protocols/sovet/"]
    assert (page.title, view.pager.pages) == ("Совет по качеству", ())
    assert [(group.heading and group.heading.text, len(group.documents)) for group in view.groups] == [
        ("2023 год", 1),
        ("2022 год", 1),
        (None, 0),
    ]


def test_organizations_of_a_region_are_those_of_its_tree(small: dict[str, tuple[Page, ListView]]) -> None:
    _, view = small["regions/primerskaya-oblast/"]
    assert [link.text for link, _ in view.groups[-1].links] == ["Институт", "Совет", "«Школа №\u00a01»"]


def test_schools_come_by_number() -> None:
    schools = {
        f"organizations/school-{number}.yml": f"name: МБОУ «Школа № {number}»\nclassification: school\n"
        for number in (2, 10, 9)
    }
    (group,) = pages(portal(schools))["organizations/"][1].groups
    assert [plain(link.text) for link, _ in group.links] == [
        "МБОУ «Школа № 2»",
        "МБОУ «Школа № 9»",
        "МБОУ «Школа № 10»",
    ]


def test_organizations_by_region_and_what_is_asked_of_them(small: dict[str, tuple[Page, ListView]]) -> None:
    _, view = small["organizations/"]
    assert plain(view.subtitle).startswith("4 организации: ")
    assert [
        (group.heading and group.heading.text, [(link.text, plain(about)) for link, about in group.links])
        for group in view.groups
    ] == [
        (
            "Примерская область",
            [
                ("Институт", "региональное учреждение · 1 поручение"),
                ("Совет", "совет"),
                ("«Школа №\u00a01»", "школа"),
            ],
        ),
        ("Без региона", [("Клуб", "совет")]),
    ]


def test_a_long_list_has_several_pages() -> None:
    first = date(2022, 6, 1)
    days = [first + timedelta(days=number) for number in range(2 * ROWS + 1)]
    found = pages(portal(SCHOOLS | {f"protocols/sovet/{day}.md": "Текст." for day in days}))
    parts = [found[f"protocols/sovet/{page}"][1] for page in ("", "page-2/", "page-3/")]
    shown = [[row.link.address for group in view.groups for row in group.documents] for view in parts]
    assert [len(rows) for rows in shown] == [ROWS, ROWS, 1]
    assert [row for rows in shown for row in rows] == [f"protocols/sovet/{day}/" for day in reversed(days)]
    assert [view.pager.current for view in parts] == [1, 2, 3]
    ways = ((1, "protocols/sovet/"), (2, "protocols/sovet/page-2/"), (3, "protocols/sovet/page-3/"))
    assert all(view.pager.pages == ways for view in parts)
    assert [bool(view.groups[-1].links) for view in parts] == [True, False, False]
    assert "protocols/page-2/" not in found


def test_a_circle_of_parents_has_no_region() -> None:
    circle = "classification: council\nparent: {}\n"
    linked = portal(
        {
            "organizations/pervyy.yml": "name: Первый\n" + circle.format("vtoroy"),
            "organizations/vtoroy.yml": "name: Второй\n" + circle.format("pervyy"),
        }
    )
    assert [region_of(organization, linked) for organization in linked.organizations.values()] == ["", ""]


def test_nothing_at_all() -> None:
    _, view = pages(portal({}))["protocols/"]
    assert (view.empty, len(view.groups)) == ("Протоколов пока нет.", 1)


@pytest.mark.parametrize(("rows", "sizes"), ((0, [0]), (1, [1]), (3, [3]), (4, [3, 1]), (6, [3, 3])), ids=str)
def test_pages_of_rows(rows: int, sizes: list[int]) -> None:
    assert [len(part) for part in pages_of(range(rows), 3)] == sizes


@pytest.mark.parametrize(
    ("current", "total", "shown"),
    (
        (1, 1, []),
        (2, 12, list(range(1, 13))),
        (1, 13, [1, 2, 3, 4, 13]),
        (7, 13, [1, 4, 5, 6, 7, 8, 9, 10, 13]),
        (13, 13, [1, 10, 11, 12, 13]),
    ),
)
def test_a_pager_leads_to_the_ends_and_to_what_is_near(current: int, total: int, shown: list[int]) -> None:
    found = pager(current, total, lambda page: f"{page}/")
    assert found.pages == tuple((number, f"{number}/") for number in shown)
    assert not shown or found.current == current

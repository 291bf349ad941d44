"""An organization's page: what is asked of it, by when, and through which groups."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from generator.model.portal import Portal
from generator.pages import organization, subordination
from generator.pages.ledger import Ledger
from generator.pages.organization import organization_pages
from generator.pages.subordination import groups_of
from generator.pages.views import Branch, OrganizationView
from tests.load.records import portal

TODAY = date(2023, 5, 16)
FILES = {
    "organizations/sovet.yml": "name: Совет\nclassification: council\nregion: Примерская область\n",
    "organizations/iro.yml": "name: ГАУ ДПО «Институт развития»\nshort_name: Институт развития\n"
    "classification: regional-institution\nparent: sovet\ngroups: [institutes, missing]\n"
    "aliases: [ИРО, {name: ИPО, misspelling: 'true'}]\npredecessors: [iuu, sovet]\n",
    "organizations/institutes.yml": "name: Институты\nclassification: institutions\nparent: sovet\n"
    "groups: [all]\n",
    "organizations/all.yml": "name: Организации\nclassification: institutions\nparent: sovet\n"
    "groups: [institutes]\n",
    "organizations/shkola.yml": "name: Школа № 1\nclassification: school\nparent: sovet\ngroups: [schools]\n",
    "organizations/schools.yml": "name: Школы\nclassification: institutions\nparent: sovet\n",
    "organizations/rector.yml": "name: Ректор\nclassification: post\nparent: iro\ngroups: [heads]\n",
    "organizations/heads.yml": "name: Руководители институтов\nclassification: people\nparent: institutes\n",
    "protocols/sovet/2023-03-16.md": "## Присутствовали\nОбразцов П. И., методист ИРО\n## Решили\n"
    "1. ИРО:\n1.1. Сдать отчёт.\nСрок: 1 июля 2023 года\n1.2. Сдать план.\nСрок: 1 июня 2023 года\n"
    "1.3. Сдать справку.\nСрок: май 2022 г.\n1.4. Вести учёт.\nСрок: постоянно\n1.5. Принять к сведению.\n"
    "2. Институтам:\n2.1. Сдать анкеты.\nСрок: 1 июня 2023 года\n2.2. Доложить.\nОтв.: ИРО\n"
    "3. Организациям, ИРО:\n- разместить.\n4. Школам:\n- открыть.",
}


@pytest.fixture(scope="module")
def linked() -> Portal:
    return portal(FILES)


def view(linked: Portal, id: str) -> OrganizationView:
    (page,) = organization_pages(linked.organizations[id], Ledger(linked, TODAY))
    assert isinstance(page.view, OrganizationView)
    return page.view


def test_decisions_by_state_and_deadline(linked: Portal) -> None:
    found = view(linked, "iro")
    tables = {
        table.heading.anchor: [(row.label, row.via.text if row.via else None) for row in table.rows]
        for table in found.tables
    }
    assert tables == {
        "late": [("1.3", None)],
        "ahead": [("1.2", None), ("2.1", "Институты"), ("1.1", None)],
        "permanent": [("1.4", None)],
        "undated": [("1.5", None), ("3", None), ("2.2", "Институты")],
    }
    assert [(one.number, one.address) for one in found.tally] == [
        (1, "organizations/iro/#late"),
        (3, "organizations/iro/#ahead"),
        (1, "organizations/iro/#permanent"),
        (3, "organizations/iro/#undated"),
    ]
    assert [one.days for one in found.tally if one.days] == [((date(2023, 6, 1), 2), (date(2023, 7, 1), 1))]


def test_a_row(linked: Portal) -> None:
    row = view(linked, "iro").tables[0].rows[0]
    assert row.chip is not None
    assert row.chip.text.replace("\u00a0", " ") == "прошло 350 дней"
    assert (row.text, row.deadline, row.address) == (
        "Сдать справку.",
        "май 2022 г.",
        "protocols/sovet/2023-03-16/1.3/",
    )
    assert (row.source.text.replace("\u00a0", " "), row.source.address) == (
        "Протокол от 16.03.2023",
        "protocols/sovet/2023-03-16/",
    )


@pytest.mark.parametrize(
    ("id", "groups"),
    (
        ("iro", ("institutes", "all")),
        ("institutes", ("all",)),
        ("all", ("institutes",)),
        ("rector", ("heads", "institutes", "all")),
        ("shkola", ("schools",)),
        ("sovet", ()),
    ),
)
def test_groups_reach_through_groups_and_end_in_circles(
    linked: Portal, id: str, groups: tuple[str, ...]
) -> None:
    assert groups_of(id, linked) == groups


def test_facts(linked: Portal) -> None:
    facts = {
        fact.label: [(link.text, link.address) for link in fact.values] for fact in view(linked, "iro").facts
    }
    assert facts == {
        "Вид": [("региональное учреждение", None)],
        "В документах также": [("ИРО", None), ("ИPО", None)],
        "Подчиняется": [("Совет", "organizations/sovet/")],
        "Поручения через группы": [
            ("Институты", "organizations/institutes/"),
            ("Организации", "organizations/all/"),
        ],
        "Предшественники": [("iuu", None), ("Совет", "organizations/sovet/")],
        "Регион": [("Примерская область", "regions/primerskaya-oblast/")],
    }


@pytest.mark.parametrize(
    ("id", "groups"),
    (
        ("iro", {"responsible": ["2.2. Доложить."], "attended": ["Протокол: Совет"]}),
        (
            "sovet",
            {
                "documents": ["Все документы", "Исполнение решений", "Протокол: Совет"],
            },
        ),
        (
            "institutes",
            {"members": ["Институт развития", "Организации"]},
        ),
        ("schools", {"members": ["Школа №\u00a01"]}),
    ),
)
def test_groups_of_links(linked: Portal, id: str, groups: dict[str, list[str]]) -> None:
    found = {
        group.heading.anchor: [link.text for link, _ in group.links]
        + [row.link.text for row in group.documents]
        for group in view(linked, id).groups
        if group.heading
    }
    assert found == groups


def test_nothing_is_asked(linked: Portal) -> None:
    found = view(linked, "sovet")
    assert (found.tables, found.tally) == ((), ())
    assert found.empty == "Поручений этой организации в опубликованных протоколах нет."


def test_names(linked: Portal) -> None:
    found = view(linked, "iro")
    assert (found.title, found.subtitle) == ("Институт развития", "ГАУ ДПО «Институт развития»")
    assert [link.text for link in found.crumbs] == ["Организации", "Совет"]
    assert view(linked, "shkola").subtitle == ""


def test_many_decisions_take_several_pages(linked: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(organization, "ROWS", 3)
    pages = list(organization_pages(linked.organizations["iro"], Ledger(linked, TODAY)))
    views = [page.view for page in pages if isinstance(page.view, OrganizationView)]
    assert [page.address for page in pages] == [
        f"organizations/iro/{part}" for part in ("", "page-2/", "page-3/")
    ]
    assert [[row.label for table in v.tables for row in table.rows] for v in views] == [
        ["1.3", "1.2", "2.1"],
        ["1.1", "1.4", "1.5"],
        ["3", "2.2"],
    ]
    assert [[one.address for one in v.tally] for v in views] == 3 * [
        [
            "organizations/iro/#late",
            "organizations/iro/#ahead",
            "organizations/iro/page-2/#permanent",
            "organizations/iro/page-2/#undated",
        ]
    ]
    assert [bool(v.groups) for v in views] == [True, False, False]
    assert [v.tree is not None for v in views] == [True, False, False]


def test_what_comes_through_groups_is_bounded_and_the_rest_is_led_to(
    linked: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(organization, "VIA", 1)
    found = view(linked, "iro")
    via = [row.label for table in found.tables for row in table.rows if row.via]
    assert via == ["2.1"]
    assert [(link.address, words.replace("\u00a0", " ")) for link, words in found.more] == [
        ("organizations/institutes/", "ещё 1 поручение")
    ]
    assert view(linked, "sovet").more == ()


def test_long_lists_beside_the_assignments_take_pages_too(
    linked: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(organization, "ROWS", 1)
    files = FILES | {"protocols/sovet/2023-04-16.md": FILES["protocols/sovet/2023-03-16.md"]}
    twice = portal(files)
    pages = organization_pages(twice.organizations["iro"], Ledger(twice, TODAY))
    groups = [
        (group.heading.anchor, row.address)
        for page in pages
        if isinstance(page.view, OrganizationView)
        for group in page.view.groups
        if group.heading
        for row in [link for link, _ in group.links] + [one.link for one in group.documents]
    ]
    assert groups == [
        ("responsible", "protocols/sovet/2023-04-16/2.2/"),
        ("attended", "protocols/sovet/2023-04-16/"),
        ("responsible", "protocols/sovet/2023-03-16/2.2/"),
        ("attended", "protocols/sovet/2023-03-16/"),
    ]


def outline(branch: Branch | None) -> Any:
    assert branch is not None
    name = f"*{branch.link.text}" if branch.current else branch.link.text
    return [name, *map(outline, branch.branches)]


@pytest.mark.parametrize(
    ("id", "tree"),
    (
        ("iro", ["Совет", ["*Институт развития", ["Ректор"]]]),
        (
            "sovet",
            [
                "*Совет",
                ["Институт развития", ["Ректор"]],
                ["Институты", ["Руководители институтов"]],
                ["Организации"],
                ["Школа №\u00a01"],
                ["Школы"],
            ],
        ),
    ),
)
def test_the_tree_of_subordination_has_every_level(linked: Portal, id: str, tree: Any) -> None:
    assert outline(view(linked, id).tree) == tree


def test_a_large_tree_shows_what_is_nearest(linked: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subordination, "TREE", 2)
    found = view(linked, "sovet").tree
    assert found is not None
    assert [(one.link.text, one.about.replace("\u00a0", " "), one.branches) for one in found.branches][
        :2
    ] == [
        ("Институт развития", "региональное учреждение · 1 подчинённая", ()),
        ("Институты", "группа организаций · 1 подчинённая", ()),
    ]


def test_a_circle_of_subordination_ends() -> None:
    linked = portal(
        {
            "organizations/one.yml": "name: Первая\nclassification: council\nparent: two\ngroups: [one]\n",
            "organizations/two.yml": "name: Вторая\nclassification: council\nparent: one\n",
        }
    )
    assert outline(view(linked, "one").tree) == ["*Первая", ["Вторая"]]
    assert groups_of("one", linked) == ()


def values(linked: Portal, id: str) -> dict[str, list[str]]:
    facts = view(linked, id).facts
    return {fact.label: [value.text.replace("\u00a0", " ") for value in fact.values] for fact in facts}


def test_names_and_successors_through_time() -> None:
    linked = portal(
        {
            "organizations/new.yml": "name: Центр\nclassification: school\npredecessors: [old]\naliases:\n"
            "  - {name: Гимназия, since: '1999', until: '2016'}\n  - {name: Лицей, since: '2016-09-01'}\n"
            "  - {name: Училище, until: '1999'}\n",
            "organizations/old.yml": "name: Кабинет\nclassification: school\n",
        }
    )
    facts = {
        fact.label: [value.text.replace("\u00a0", " ") for value in fact.values]
        for fact in view(linked, "new").facts
    }
    assert facts["Имена в разные годы"] == [
        "Гимназия, 1999–2016",
        "Лицей, с 1 сентября 2016 года",
        "Училище, до 1999 года",
    ]
    assert facts["Предшественники"] == ["Кабинет"]
    assert {fact.label: [v.text for v in fact.values] for fact in view(linked, "old").facts}["Преемники"] == [
        "Центр"
    ]


def test_the_load_is_shown_by_month(linked: Portal) -> None:
    load = view(linked, "iro").load
    assert load is not None
    assert [(bar.label.replace("\u00a0", " "), bar.numbers) for bar in load.table.bars] == [
        ("май 2022", (1, 0)),
        ("июнь 2023", (0, 2)),
        ("июль 2023", (0, 1)),
    ]
    assert view(linked, "sovet").load is None

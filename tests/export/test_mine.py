"""What the page «Что поручено нам» reads: small files, whole between them, with every link that it needs."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from generator.export import mine as module
from generator.export.mine import mine_files
from generator.model.portal import Portal
from tests.export.published import files_of
from tests.load.records import portal

TODAY = date(2023, 5, 16)
FILES = {
    "organizations/sovet.yml": "name: Совет\nclassification: council\nregion: Примерская область\n",
    "organizations/uo.yml": "name: Управление\nclassification: municipal-authority\nparent: sovet\n",
    "organizations/shkola.yml": "name: Школа № 1\nclassification: school\nparent: uo\ngroups: [schools]\n",
    "organizations/litsey.yml": "name: Лицей\nclassification: school\nparent: sovet\n"
    "groups: [schools, self]\n",
    "organizations/schools.yml": "name: Школы\nclassification: institutions\nparent: sovet\n",
    "organizations/self.yml": "name: Сами\nclassification: people\nparent: sovet\ngroups: [self]\n",
    "organizations/far.yml": "name: Дальние\nclassification: council\n",
    "protocols/sovet/2023-03-16.md": "## Решили\n1. Школам:\n1.1. Сдать отчёт.\nСрок: 1 мая 2023 года\n"
    "1.2. Сдать план.\nСрок: 1 июня 2023 года\n1.3. Вести учёт.\nСрок: постоянно\n2. Лицею: петь.",
}


@pytest.fixture(scope="module")
def linked() -> Portal:
    return portal(FILES)


def files(linked: Portal) -> dict[str, Any]:
    made = files_of(mine_files, linked, today=TODAY)
    return {address: json.loads(data) for address, data in made.items()}


def test_a_region_has_its_organizations_with_all_that_reaches_them(linked: Portal) -> None:
    found = files(linked)
    region = found["my/region-primerskaya-oblast.json"]
    assert region["areas"] == [["uo", "Управление"]]
    assert region["kinds"] == [
        ["council", "совет"],
        ["municipal-authority", "муниципальный орган"],
        ["school", "школа"],
    ]
    assert {
        id: (kind, area, [list for list, _ in lists]) for id, _, kind, area, lists in region["organizations"]
    } == {
        "litsey": ("school", "", ["litsey", "schools"]),
        "self": ("", "", []),
        "sovet": ("council", "", []),
        "uo": ("municipal-authority", "uo", []),
        "shkola": ("school", "uo", ["schools"]),
        "schools": ("", "", ["schools"]),
    }
    assert [one[0] for one in found["my/region-none.json"]["organizations"]] == ["far"]


def test_a_list_is_cut_into_small_files_the_pressing_first(
    linked: Portal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ROWS", 2)
    found = files(linked)
    parts = [found["my/of-schools-1.json"], found["my/of-schools-2.json"]]
    assert [part["all"] for part in parts] == [3, 3]
    assert [[row[2].replace("\u00a0", " ") for row in part["rows"]] for part in parts] == [
        ["п. 1.2 протокола от 16.03.2023", "п. 1.1 протокола от 16.03.2023"],
        ["п. 1.3 протокола от 16.03.2023"],
    ]
    assert parts[0]["rows"][0][:1] + parts[0]["rows"][0][3:] == [
        "protocols/sovet/2023-03-16/1.2/",
        "1 июня 2023 года",
        "ahead",
        "2023-06-01",
        ["half", "soon", "осталось 16 дней".replace(" дней", "\u00a0дней")],
    ]


def test_every_list_that_a_region_names_is_there(linked: Portal) -> None:
    found = files(linked)
    named = {
        list
        for address, value in found.items()
        if "region-" in address
        for *_, lists in value["organizations"]
        for list, _ in lists
    }
    assert {f"my/of-{id}-1.json" for id in named} == {address for address in found if "of-" in address}

"""Names as printed to organizations, in whatever case they stand; what stays open is not guessed."""

from __future__ import annotations

import pytest

from generator.link.registry import Registry
from generator.source import Span, Text
from tests.load.records import portal

FILES = {
    "dep": "name: Департамент образования Примерской области\nclassification: regional-authority\n"
    "region: Примерская область\naliases: [департамент]\n",
    "sovet": "name: Совет по качеству\nclassification: council\nparent: dep\n",
    "iro": "name: ГАУ ДПО «Институт развития образования»\nshort_name: Институт развития образования\n"
    "classification: regional-institution\nparent: dep\naliases: [ИРО, {name: ИPО, misspelling: 'true'}]\n",
    "coko": "name: Центр оценки качества образования\nclassification: regional-institution\nparent: dep\n"
    "aliases: [ЦОКО, центр]\n",
    "cppms": "name: Центр помощи, профилактики и коррекции\nclassification: regional-institution\n"
    "parent: dep\n",
    "cppms-mladshiy": "name: Центр помощи\nclassification: regional-institution\nparent: dep\n",
    "heads": "name: Руководители школ\nclassification: people\nparent: dep\n",
    "schools": "name: Школы\nclassification: institutions\nparent: dep\n",
    "min": "name: Министерство просвещения\nclassification: federal-authority\naliases: [Минпрос]\n",
    "obr-min": "name: Министерство образования Образцовской области\nclassification: regional-authority\n"
    "region: Образцовская область\n",
    "obr-iro": "name: Институт развития образования Образцовской области\n"
    "classification: regional-institution\n"
    "parent: obr-min\naliases: [ИРО, ЦНППМ]\n",
    "obr-sovet": "name: Образцовский совет\nclassification: council\nparent: obr-min\n",
    "sosed": "name: Соседнее управление\nclassification: municipal-authority\nregion: Примерская область\n"
    "aliases: [ЦОКО, МОУО]\n",
    "drugoe": "name: Другое управление\nclassification: municipal-authority\nregion: Примерская область\n"
    "aliases: [МОУО]\n",
    "school-1": "name: Школа № 1\nclassification: school\nparent: dep\n",
    "school-3": "name: Школа № 3\nclassification: school\nparent: dep\n",
    "krug-1": "name: Первый круг\nclassification: council\nparent: krug-2\n",
    "krug-2": "name: Второй круг\nclassification: council\nparent: krug-1\nregion: Примерская область\n",
    "krug": "name: Сам себе круг\nclassification: council\nparent: krug\n",
}
REGISTRY = Registry(portal({f"organizations/{id}.yml": text for id, text in FILES.items()}).organizations)


def found(text: str, body: str = "sovet", region: str | None = None) -> list[tuple[str, str | None]]:
    mentions = REGISTRY.find(Text(text, Span("x")), REGISTRY.scope(body, region))
    return [(str(mention.text), mention.organization) for mention in mentions]


def listed(text: str, body: str = "sovet") -> list[tuple[str, str | None]]:
    mentions = REGISTRY.read_list(Text(text, Span("x")), REGISTRY.scope(body, None))
    return [(str(mention.text), mention.organization) for mention in mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        ("Департамент образования Примерской области", "dep"),
        ("департаменту образования Примерской области", "dep"),
        ("ДЕПАРТАМЕНТОМ", "dep"),
        ("Института развития образования", "iro"),
        ("ГАУ ДПО Институтом развития  образования", "iro"),
        ("ИРО", "iro"),
        ("ИPО", "iro"),
        ("руководителям школ", "heads"),
        ("руководителями школ", "heads"),
        ("школам", "schools"),
        ("Минпросу", "min"),
    ),
)
def test_a_name_in_any_case(text: str, expected: str) -> None:
    assert found(text) == [(text, expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        ("учителям", []),
        ("Департамент культуры", [("Департамент", "dep")]),
        ("Сообщить в ЦОКО и школам.", [("ЦОКО", "coko"), ("школам", "schools")]),
        ("письмо «Центра помощи» дошло", [("«Центра помощи»", "cppms-mladshiy")]),
        ("Центру помощи, профилактики и коррекции", [("Центру помощи, профилактики и коррекции", "cppms")]),
        ("Центру помощи, профилактики", [("Центру помощи", "cppms-mladshiy")]),
        ("Центр оценки", [("Центр", "coko")]),
    ),
)
def test_names_in_a_sentence(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    (
        ("ЦОКО, ИРО", [("ЦОКО", "coko"), ("ИРО", "iro")]),
        ("ЦОКО и ИРО", [("ЦОКО", "coko"), ("ИРО", "iro")]),
        ("ЦОКО совместно с ИРО", [("ЦОКО", "coko"), ("ИРО", "iro")]),
        ("ЦОКО, а также школам; ИРО", [("ЦОКО", "coko"), ("школам", "schools"), ("ИРО", "iro")]),
        ("ЦОКО ИРО", [("ЦОКО", "coko"), ("ИРО", "iro")]),
        (
            "ЦОКО, центру помощи, профилактики и коррекции, школам",
            [("ЦОКО", "coko"), ("центру помощи, профилактики и коррекции", "cppms"), ("школам", "schools")],
        ),
        ("ИРО, учителям", [("ИРО", "iro"), ("учителям", None)]),
        ("учителям школ", [("учителям школ", None)]),
        ("отдел ЦОКО", [("отдел ЦОКО", None)]),
        (
            "комитету «Наука, культура и спорт», ИРО",
            [("комитету «Наука, культура и спорт»", None), ("ИРО", "iro")],
        ),
        ("ИРО (по согласованию), школам", [("ИРО", "iro"), ("школам", "schools")]),
        ("Образцов П. И.", [("Образцов П. И.", None)]),
        (
            "Образцов П. И., Тестов Т.Т., учителям школ.",
            [("Образцов П. И.", None), ("Тестов Т.Т.", None), ("учителям школ", None)],
        ),
        ("ИРО (Образцов П. И., Тестов Т. Т. и другие), ЦОКО", [("ИРО", "iro"), ("ЦОКО", "coko")]),
        ("учителям (по согласованию)", [("учителям (по согласованию)", None)]),
        ("«Науке, спорту», ИРО", [("«Науке, спорту»", None), ("ИРО", "iro")]),
        ("клубу «Центр «Луч», ИРО", [("клубу «Центр «Луч»", None), ("ИРО", "iro")]),
        ("отдел (Образцов П. И.)", [("отдел (Образцов П. И.)", None)]),
        ("директору ЦОКО", [("директору ЦОКО", "coko")]),
        (
            "заместителю директора ЦОКО Образцову П. И., ИРО",
            [("заместителю директора ЦОКО Образцову П. И.", "coko"), ("ИРО", "iro")],
        ),
        ("ИРО Образцову Петру Ильичу", [("ИРО Образцову Петру Ильичу", "iro")]),
        ("ИРО и литературе", [("ИРО", "iro"), ("литературе", None)]),
        ("директору ЦОКО по науке", [("директору ЦОКО по науке", None)]),
        ("методисту ЦОКО", [("методисту ЦОКО", None)]),
        ("руководителю школы № 1", [("руководителю школы № 1", "school-1")]),
        ("школам № 1, 3", [("школам № 1", "school-1"), ("3", "school-3")]),
        ("школам №№ 1 и № 3, ИРО", [("школам №№ 1", "school-1"), ("3", "school-3"), ("ИРО", "iro")]),
        ("лицеям №№ 1, 3 и 5, ИРО", [("лицеям №№ 1, 3", None), ("5", None), ("ИРО", "iro")]),
        ("школе № 1 и 3 школам", [("школе № 1", "school-1"), ("3 школам", None)]),
        ("школам, кроме школы № 1 и школы № 3", [("школам", "schools")]),
        ("школам, за исключением ЦОКО", [("школам", "schools")]),
        ("всем школам", [("школам", "schools")]),
        ("ЦОКО департамента, ИРО", [("ЦОКО", "coko"), ("ИРО", "iro")]),
        ("ЦОКО, департаменту", [("ЦОКО", "coko"), ("департаменту", "dep")]),
        ("", []),
        (" , ; и", []),
    ),
)
def test_a_list_of_names(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert listed(text) == expected


@pytest.mark.parametrize(
    ("text", "body", "region", "expected"),
    (
        ("ИРО", "sovet", None, "iro"),
        ("ИРО", "obr-sovet", None, "obr-iro"),
        ("ИРО", "nobody", "Образцовская область", "obr-iro"),
        ("ИРО", "nobody", "Примерская область", "iro"),
        ("ЦНППМ", "obr-sovet", None, "obr-iro"),
        ("Министерству просвещения", "obr-sovet", None, "min"),
        ("ЦОКО", "sovet", None, "coko"),
        ("ЦОКО", "sosed", None, "sosed"),
    ),
)
def test_whom_a_name_means_here(text: str, body: str, region: str | None, expected: str) -> None:
    assert found(text, body, region) == [(text, expected)]


@pytest.mark.parametrize(
    ("text", "body", "region"),
    (
        ("ЦНППМ", "sovet", None),
        ("ИРО", "nobody", None),
        ("ИРО", "nobody", "Третья область"),
        ("Департамент образования Примерской области", "obr-sovet", None),
    ),
)
def test_nothing_is_guessed_across_regions(text: str, body: str, region: str | None) -> None:
    assert found(text, body, region) == []


@pytest.mark.parametrize(
    ("text", "region", "candidates"),
    (("МОУО", None, ("drugoe", "sosed")), ("ЦОКО", "Примерская область", ("coko", "sosed"))),
)
def test_a_name_of_two_stays_open(text: str, region: str | None, candidates: tuple[str, ...]) -> None:
    (mention,) = REGISTRY.find(Text(text, Span("x")), REGISTRY.scope("nobody" if region else "sovet", region))
    assert (mention.text, mention.organization, sorted(mention.candidates)) == (text, None, list(candidates))


@pytest.mark.parametrize(
    ("body", "region", "expected"),
    (
        ("sovet", None, ("dep", "Примерская область")),
        ("sovet", "Третья область", ("dep", "Третья область")),
        ("nobody", None, ("nobody", "")),
        ("krug", None, ("krug", "")),
    ),
)
def test_the_scope_of_a_document(body: str, region: str | None, expected: tuple[str, str]) -> None:
    scope = REGISTRY.scope(body, region)
    assert (scope.root, scope.region) == expected


@pytest.mark.parametrize("body", ("krug-1", "krug-2"))
def test_a_circle_of_parents_ends(body: str) -> None:
    scope = REGISTRY.scope(body, None)
    assert scope.region == "Примерская область"
    assert found("Первый круг и второй круг", body) == [("Первый круг", "krug-1"), ("второй круг", "krug-2")]

"""Widgets: alone in a frame, escaped, true to the day of the build."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from generator.export.widgets import ROWS, widgets
from tests.export.portals import hostile
from tests.export.published import files_of
from tests.load.records import portal

Made = Callable[[str], Mapping[str, bytes]]
FILES = {
    "organizations/sovet.yml": "name: Совет\nclassification: council\n",
    "organizations/shkola.yml": "name: Школа № 1\nclassification: school\nparent: sovet\n",
} | {
    f"protocols/sovet/2023-{month:02}-01.md": "## Решили\n1. Сдать отчёт.\nКому: shkola\n"
    f"Срок: до {month} июня 2023 года\n2. Вести учёт.\nСрок: постоянно\n"
    for month in range(1, 10)
}


def of(day: date) -> dict[str, str]:
    made = files_of(widgets, portal(FILES), today=day)
    return {address: data.decode().replace("\xa0", " ") for address, data in made.items()}


def rows(html: str) -> list[str]:
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in re.findall(r"(?s)<li>(.*?)</li>", html)]


def test_the_newest_documents() -> None:
    html = of(date(2023, 5, 1))["widgets/bodies/sovet/latest.html"]
    assert len(rows(html)) == ROWS
    assert rows(html)[0] == (
        "1 сентября 2023 года Протокол от 1 сентября 2023 года: Совет 2 решения, со сроком 2"
    )
    assert 'href="../../../protocols/sovet/2023-09-01/"' in html
    assert 'href="../../../widgets/widget.css"' in html


def test_the_nearest_deadlines_of_the_day() -> None:
    html = of(date(2023, 6, 6))["widgets/all/deadlines.html"]
    assert rows(html) == [f"до {day} июня 2023 года Сдать отчёт. Школа № 1" for day in (6, 7, 8, 9)]
    assert "на 6 июня 2023 года" in html
    assert "Ближайших сроков нет." in of(date(2024, 1, 1))["widgets/all/deadlines.html"]


def test_a_widget_runs_nothing_and_asks_nobody(made: Made) -> None:
    for address, data in made("hostile").items():
        if address.startswith("widgets/") and address.endswith(".html"):
            html = data.decode()
            assert "<script" not in html
            assert "style=" not in html
            assert '<meta name="robots" content="noindex">' in html
            assert not re.findall(r'(?:src|href)="https?:', html)
            assert html.count('target="_blank"') == html.count('rel="noopener"')


def test_words_stay_words() -> None:
    assert b"<i>" not in b"".join(files_of(widgets, hostile(), today=date(2024, 2, 1)).values())

"""The day of a page is that of what it shows last."""

from __future__ import annotations

from datetime import date

from generator.pages import pages
from tests.load.records import portal

FILES = {
    "organizations/sovet.yml": "name: Совет\nclassification: council\n",
    "organizations/shkola.yml": "name: Школа № 1\nclassification: school\nparent: sovet\ngroups: [shkoly]\n",
    "organizations/shkoly.yml": "name: Школы\nclassification: institutions\nparent: sovet\n",
    "organizations/nikto.yml": "name: Никто\nclassification: school\nparent: sovet\n",
    "protocols/sovet/2022-01-10.md": "## Решили\n1. Сдать отчёт.\nКому: shkoly\n2. Ждать.\n3. Готовиться.\n",
    "protocols/sovet/2023-02-20.md": "## Решили\n1. Не ждать.\nОтменяет: protocols/sovet/2022-01-10/2\n",
    "reports/protocols/sovet/2022-01-10/1/2022-03-05.yml": "date: 2022-03-05\nstatus: in-progress\n",
}


def test_meetings_reports_and_later_decisions() -> None:
    found = pages(portal(FILES), date(2026, 1, 1))
    days = {page.address: page.modified for page in found if page.modified is not None}
    old = "protocols/sovet/2022-01-10"
    assert {address: day.isoformat() for address, day in days.items()} == {
        f"{old}/": "2023-02-20",
        f"{old}/1/": "2022-03-05",
        f"{old}/2/": "2023-02-20",
        f"{old}/3/": "2022-01-10",
        "protocols/sovet/2023-02-20/": "2023-02-20",
        "protocols/sovet/2023-02-20/1/": "2023-02-20",
        "protocols/sovet/": "2023-02-20",
        "years/2022/": "2022-01-10",
        "years/2023/": "2023-02-20",
        "organizations/sovet/": "2023-02-20",
        "organizations/shkola/": "2022-03-05",
        "organizations/shkoly/": "2022-03-05",
        "": "2023-02-20",
        "protocols/": "2023-02-20",
        "deadlines/": "2023-02-20",
        "execution/": "2023-02-20",
    }


def test_an_empty_portal_has_no_days() -> None:
    assert {page.modified for page in pages(portal({}), date(2026, 1, 1))} == {None}

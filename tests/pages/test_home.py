"""The home page: what stands below its hand-written head."""

from __future__ import annotations

from datetime import date

from generator.pages.home import home_page
from generator.pages.ledger import Ledger
from generator.pages.views import HomeView
from tests.load.records import portal

FILES = {
    "organizations/sovet.yml": "name: Совет\nclassification: council\n",
    "protocols/sovet/2023-11-16.md": "## Решили\n1. Сдать.\nСрок: до 1 февраля 2024 года\n"
    "2. Сдать план.\nСрок: до 20 декабря 2023 года\n3. Учить.\nСрок: март 2024 года\n"
    "4. Петь.\nСрок: в течение 2024 года",
}


def test_deadlines_ahead_are_told_with_their_year() -> None:
    view = home_page(Ledger(portal(FILES), date(2023, 11, 20))).view
    assert isinstance(view, HomeView)
    told = [about.replace("\u00a0", " ") for _, about in view.near]
    assert told == [
        "20 декабря 2023",
        "1 февраля 2024",
        "март 2024",
    ]

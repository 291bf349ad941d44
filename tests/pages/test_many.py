"""3,000 decisions for one group: on every list in pages, and every one of them reachable by links."""

from __future__ import annotations

from datetime import date

import pytest

from generator.model.portal import Portal
from generator.pages import addresses, pages
from generator.pages.render import content
from tests.load.records import portal

TODAY = date(2023, 5, 16)
MANY = 3000
LARGEST = 400_000
"""Characters of HTML in the longest page: rows of these decisions are short."""


@pytest.fixture(scope="module")
def linked() -> Portal:
    decisions = "\n".join(
        f"{part}. Школам:\n"
        + "\n".join(f"{part}.{number}. Сдать план.\nСрок: 31 мая 2023 года" for number in range(1, 101))
        for part in range(1, MANY // 100 + 1)
    )
    return portal(
        {
            "organizations/sovet.yml": "name: Совет\nclassification: council\n",
            "organizations/schools.yml": "name: Школы\nclassification: institutions\ngroups: [schools]\n",
            "organizations/shkola.yml": "name: Школа № 1\nclassification: school\ngroups: [schools]\n",
            "topics.yml": "topics: [{id: plans, title: Планы, words: [план]}]",
            "protocols/sovet/2023-03-16.md": f"## Решили\n{decisions}",
        }
    )


@pytest.fixture(scope="module")
def site(linked: Portal) -> dict[str, set[str]]:
    """Where every page but that of a decision leads."""
    found = {}
    for page in pages(linked, TODAY):
        if page.address.startswith("protocols/sovet/2023-03-16/"):
            continue
        parts = list(content(page))
        assert sum(len(part.html.decode()) for part in parts) < LARGEST, page.address
        found[page.address] = {link.partition("#")[0] for part in parts for link in part.wanted}
    return found


@pytest.mark.parametrize(
    "start",
    (
        addresses.organization("schools"),
        addresses.organization("shkola"),
        addresses.month(2023, 5),
        addresses.topic("plans"),
        addresses.DEADLINES,
    ),
)
def test_every_decision_is_reached_from_a_list(site: dict[str, set[str]], start: str) -> None:
    reached: set[str] = set()
    queue = [start]
    seen = {start}
    family = start.split("/")[0] + "/"
    while queue:
        for link in site[queue.pop()]:
            reached.add(link)
            if link in site and link not in seen and link.startswith(family):
                seen.add(link)
                queue.append(link)
    decisions = {link for link in reached if link.startswith("protocols/sovet/2023-03-16/")} - {
        "protocols/sovet/2023-03-16/"
    }
    assert len(decisions) == MANY

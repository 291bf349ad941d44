"""Topics: a list of them, and a list of decisions for each."""

from __future__ import annotations

from datetime import date

import pytest

from generator.model.group import made
from generator.model.portal import Portal
from generator.pages import topics
from generator.pages.clauses import clause_rows
from generator.pages.decision import decision_pages
from generator.pages.document_views import DecisionView
from generator.pages.ledger import Ledger
from generator.pages.lists import list_addresses, months_of
from generator.pages.sources import sources_of
from generator.pages.topics import topic_groups
from generator.pages.views import ListView, TopicView
from tests.load.records import portal

TODAY = date(2023, 5, 16)
FILES = {
    "organizations/sovet.yml": "name: Совет\nclassification: council\n",
    "topics.yml": "topics:\n  - {id: mentors, title: Наставники, words: [наставник]}\n"
    "  - {id: bus, title: Автобусы, words: [автобус]}\n",
    "protocols/sovet/2023-03-16.md": "## Решили\n1. Назначить наставников.\nСрок: 1 мая 2023 года\n"
    "2. Наградить наставников.\nСрок: 1 июня 2023 года\n3. Петь с наставниками.\nСрок: 2 июня 2023 года\n"
    "4. Петь.",
}


@pytest.fixture(scope="module")
def linked() -> Portal:
    return portal(FILES)


def test_every_topic_has_its_decisions(linked: Portal) -> None:
    found = {page.address: page.view for page in made(topic_groups(Ledger(linked, TODAY)))}
    assert set(found) <= list_addresses(linked, months_of(linked.pages))
    first, mentors, bus = found.values()
    assert isinstance(first, ListView)
    assert [
        (link.text, link.address, about.replace("\u00a0", " ")) for link, about in first.groups[0].links
    ] == [
        ("Наставники", "topics/mentors/", "3 решения"),
        ("Автобусы", "topics/bus/", "0 решений"),
    ]
    assert isinstance(mentors, TopicView)
    assert [(table.state, [row.label for row in table.rows]) for table in mentors.tables] == [
        ("late", ["1"]),
        ("ahead", ["2", "3"]),
    ]
    told = [row.when.replace("\u00a0", " ") for table in mentors.tables for row in table.rows]
    assert told == ["1 мая 2023", "1 июня 2023", "2 июня 2023"]
    assert isinstance(bus, TopicView)
    assert bus.empty == "Решений на эту тему нет."


def test_a_long_topic_takes_pages(linked: Portal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(topics, "ROWS", 1)
    found = {page.address: page.view for page in made(topic_groups(Ledger(linked, TODAY)))}
    first = found["topics/mentors/"]
    assert isinstance(first, TopicView)
    assert [one.address for one in first.tally] == ["topics/mentors/#late", "topics/mentors/page-2/#ahead"]
    assert "topics/mentors/page-2/" in found


def test_a_decision_leads_to_its_topics(linked: Portal) -> None:
    (meeting,) = linked.meetings.values()
    rows = clause_rows(meeting, linked, TODAY)
    first, *_, last = decision_pages(meeting, sources_of(linked, TODAY), rows)
    assert isinstance(first.view, DecisionView)
    assert isinstance(last.view, DecisionView)
    topics = [[v.address for v in fact.values] for fact in first.view.facts if fact.label == "Темы"]
    assert topics == [["topics/mentors/"]]
    assert "Темы" not in [fact.label for fact in last.view.facts]


def test_a_portal_without_topics_has_no_such_pages() -> None:
    empty = portal({"organizations/sovet.yml": FILES["organizations/sovet.yml"]})
    assert list(made(topic_groups(Ledger(empty, TODAY)))) == []
    assert "topics/" not in list_addresses(empty, ())

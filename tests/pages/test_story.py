"""A decision's story: reports, what changed or repealed it, the chain, and the talk before it."""

from __future__ import annotations

from datetime import date

import pytest

from generator.model.file import PublishedFile
from generator.model.portal import Portal
from generator.pages import story
from generator.pages.clauses import clause_rows
from generator.pages.decision import decision_pages
from generator.pages.document_views import DecisionView
from generator.pages.sources import sources_of
from tests.load.records import portal

TODAY = date(2023, 5, 16)
FILES = {
    "organizations/sovet.yml": "name: Совет\nclassification: council\n",
    "organizations/iro.yml": "name: Институт развития\nclassification: regional-institution\n",
    "protocols/sovet/2021-03-16.md": "## Решили\n1. О планах:\n1.1. Сдать план.\n1.2. Принять к сведению.",
    "protocols/sovet/2022-03-16.md": "## Решили\n1. Сдать план позже.\n"
    "Изменяет: protocols/sovet/2021-03-16/1\n2. Отменить.\nОтменяет: protocols/sovet/2021-03-16/1.1",
    "protocols/sovet/2023-03-16.md": "## Повестка\n1. О планах\n## 1. Слушали\nОбразцов П. И. о планах.\n"
    "## 1. Выступили\nЗаписная М. П.: "
    + "долго и подробно; "
    * 60
    + "\n## 2. Слушали\nО другом.\n## 1. Решили\n"
    "1. Вернуться.\nОтменяет: protocols/sovet/2022-03-16/2\nСрок: 1 мая 2023 года",
    "reports/protocols/sovet/2023-03-16/1/2023-04-01.yml": "status: in-progress\ndate: 2023-04-01\nby: iro\n"
    "text: |\n  Начали.\n  Идём.\n",
    "reports/protocols/sovet/2023-03-16/1/2023-05-01.yml": "status: done\ndate: 2023-05-01\n"
    "done_on: 2023-04-28\nby: Директор\nevidence:\n  - {text: Приказ, file: order.pdf}\n"
    "  - {text: Новость, url: 'https://site.example/a?b=1'}\n  - {text: Письмо}\n",
}


@pytest.fixture(scope="module")
def linked() -> Portal:
    return portal(FILES)


def view(linked: Portal, address: str, files: dict[str, PublishedFile] | None = None) -> DecisionView:
    sources = sources_of(linked, TODAY, files=files or {})
    for meeting in linked.meetings.values():
        for page in decision_pages(meeting, sources, clause_rows(meeting, linked, TODAY)):
            if page.address == address:
                assert isinstance(page.view, DecisionView)
                return page.view
    raise AssertionError(address)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_reports_newest_first(linked: Portal) -> None:
    address = "protocols/sovet/2023-03-16/1/"
    published = {f"{address}order.pdf": PublishedFile(2048, "abc")}
    done, working = view(linked, address, published).reports or ()
    assert (plain(done.date), plain(done.chip.text), done.chip.shape, done.lines) == (
        "1 мая 2023",
        "исполнено 28 апреля 2023 года",
        "disc",
        (),
    )
    assert (working.day, working.chip.text, working.lines) == (
        date(2023, 4, 1),
        "исполняется",
        ("Начали.", "Идём."),
    )
    assert [(by.text, by.address) for by in (done.by, working.by) if by] == [
        ("Директор", None),
        ("Институт развития", "organizations/iro/"),
    ]
    file, page, words = done.evidence
    assert file.file is not None
    assert (file.file.link.address, plain(file.file.about), file.file.sha256) == (
        f"{address}order.pdf",
        "PDF, 2 КБ",
        "abc",
    )
    assert (page.web, page.host) == ("https://site.example/a?b=1", "site.example")
    assert (words.text, words.file, words.web) == ("Письмо", None, "")


@pytest.mark.parametrize(
    ("address", "reports"),
    (
        ("protocols/sovet/2022-03-16/1/", 0),
        ("protocols/sovet/2021-03-16/1.2/", None),
        ("protocols/sovet/2021-03-16/1.1/", None),
    ),
)
def test_only_what_may_be_carried_out_awaits_reports(
    linked: Portal, address: str, reports: int | None
) -> None:
    found = view(linked, address).reports
    assert (found if found is None else len(found)) == reports


def test_what_is_repealed_or_changed_says_so_first(linked: Portal) -> None:
    found = view(linked, "protocols/sovet/2021-03-16/1.1/").notices
    assert [(plain(words), link.address) for words, link in found] == [
        ("Отменено 16 марта 2022 года", "protocols/sovet/2022-03-16/2/"),
        ("Отменившее его решение само отменено 16 марта 2023 года", "protocols/sovet/2023-03-16/1/"),
        ("Изменено 16 марта 2022 года", "protocols/sovet/2022-03-16/1/"),
    ]
    assert view(linked, "protocols/sovet/2023-03-16/1/").notices == ()


def test_a_chain_of_several_steps_is_told_in_order(linked: Portal) -> None:
    chain = view(linked, "protocols/sovet/2021-03-16/1.1/").chain
    assert [(row.link.address, row.current) for row in chain] == [
        ("protocols/sovet/2021-03-16/1.1/", True),
        ("protocols/sovet/2022-03-16/2/", False),
        ("protocols/sovet/2023-03-16/1/", False),
    ]
    assert [(fact.label, fact.values[0].address) for row in chain for fact in row.relations] == [
        ("отменяет", "protocols/sovet/2021-03-16/1.1/"),
        ("отменяет", "protocols/sovet/2022-03-16/2/"),
    ]
    assert view(linked, "protocols/sovet/2022-03-16/1/").chain == ()


def repeating(year: int) -> str:
    return f"## Решили\n1. Сдать.\nПовторяет: protocols/sovet/{year}-03-16/1"


def test_a_circle_of_relations_ends() -> None:
    linked = portal(
        {
            "organizations/sovet.yml": FILES["organizations/sovet.yml"],
            **{
                f"protocols/sovet/202{one}-03-16.md": repeating(2020 + other)
                for one, other in ((1, 2), (2, 3), (3, 1))
            },
        }
    )
    assert view(linked, "protocols/sovet/2021-03-16/1/").chain == ()
    assert len(view(linked, "protocols/sovet/2021-03-16/1/").relations) == 2


def test_a_long_chain_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story, "STEPS", 4)
    linked = portal(
        {
            "organizations/sovet.yml": FILES["organizations/sovet.yml"],
            **{f"protocols/sovet/20{year}-03-16.md": repeating(2000 + year - 1) for year in range(11, 23)},
        }
    )
    assert len(view(linked, "protocols/sovet/2015-03-16/1/").chain) <= 5


def test_the_talk_before_is_whole_where_it_is_short(linked: Portal) -> None:
    heard, spoken = view(linked, "protocols/sovet/2023-03-16/1/").course
    assert (heard.source.text, heard.source.address) == ("1. Слушали", "protocols/sovet/2023-03-16/#s-2")
    assert (heard.lines, heard.speakers) == (("Образцов П. И. о планах.",), ())
    assert (spoken.lines, spoken.speakers) == ((), ("Записная М. П.",))

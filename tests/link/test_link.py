"""One portal of all records, every link known from both its ends."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from generator.link import link
from generator.load import load
from generator.model.portal import Mention, Portal
from generator.pipeline.content import read_content
from generator.source import SourceFile
from tests.load.records import portal

CONTENT = Path(__file__).parents[2] / "content"
COUNCIL = {"organizations/sovet.yml": "name: Совет\nclassification: council\nregion: Примерская область\n"}


@pytest.fixture(scope="module")
def demo() -> Portal:
    loaded = load(read_content(CONTENT).records)
    return link(loaded.documents, loaded.organizations)


def ids(mentions: Iterator[Mention] | tuple[Mention, ...]) -> set[str]:
    return {mention.organization for mention in mentions if mention.organization}


def test_every_link_is_known_from_both_ends(demo: Portal) -> None:
    """Each mapping holds exactly the pairs that the records themselves tell, and each of them once."""
    pages = [(ref, decision) for ref, decision in demo.decisions.items() if not decision.heading]
    told = {
        "assigned": {(id, ref) for ref, decision in pages for id in ids(decision.addressees)},
        "responsible": {(id, ref) for ref, decision in pages for id in ids(decision.responsible)},
        "attended": {
            (id, meeting.id)
            for meeting in demo.meetings.values()
            for id in ids(tuple(a.organization for a in meeting.attendees if a.organization))
        },
        "convened": {(str(meeting.document.body), meeting.id) for meeting in demo.meetings.values()},
        "related": {
            (target, (kind, ref))
            for ref, decision in demo.decisions.items()
            for kind, target in decision.relations
        },
        "members": {(str(group), o.id) for o in demo.organizations.values() for group in o.groups},
        "children": {(str(o.parent), o.id) for o in demo.organizations.values() if o.parent},
    }
    for name, pairs in told.items():
        known = [(key, value) for key, values in getattr(demo, name).items() for value in values]
        assert len(known) == len(set(known)), name
        assert set(known) == pairs, name


def test_the_demo_content_has_links_of_every_kind(demo: Portal) -> None:
    empty = [
        name
        for name in ("assigned", "responsible", "attended", "convened", "members", "children")
        if not getattr(demo, name)
    ]
    assert empty == []


def test_documents_of_a_body_are_newest_first(demo: Portal) -> None:
    for documents in demo.convened.values():
        days = [demo.meetings[id].document.date for id in documents]
        assert all(later >= earlier for later, earlier in pairwise(days))


def test_a_relation_is_known_to_the_earlier_decision() -> None:
    linked = portal(
        COUNCIL
        | {
            "protocols/sovet/2022-07-12.md": "## Решили\n1. Провести",
            "protocols/sovet/2023-03-16.md": "## Решили\n1. Продлить\nИзменяет: protocols/sovet/2022-07-12/1",
            "protocols/sovet/2023-04-16.md": "## Решили\n1. Снять\nОтменяет: protocols/sovet/2022-07-12/1",
        }
    )
    assert {
        str(ref): [(str(kind), str(later)) for kind, later in found] for ref, found in linked.related.items()
    } == {
        "protocols/sovet/2022-07-12/1": [
            ("repeals", "protocols/sovet/2023-04-16/1"),
            ("amends", "protocols/sovet/2023-03-16/1"),
        ]
    }


@pytest.mark.parametrize(
    ("line", "post", "organization"),
    (
        ("Образцов П. И., директор ЦОКО", "директор", ("ЦОКО", "coko")),
        ("Образцов П. И., директор Центра оценки (далее – ЦОКО)", "директор", ("Центра оценки", "coko")),
        ("Образцов П. И., директор «Центра оценки»", "директор", ("«Центра оценки»", "coko")),
        ("Образцов П. И., ЦОКО", "ЦОКО", ("ЦОКО", "coko")),
        ("Образцов П. И., директор ЦОКО по науке", "директор ЦОКО по науке", None),
        ("Образцов П. И., учитель", "учитель", None),
        ("Образцов П. И.", "", None),
    ),
)
def test_the_post_and_the_organization_of_a_person(
    line: str, post: str, organization: tuple[str, str] | None
) -> None:
    centre = "name: Центр оценки\nclassification: unit\nparent: sovet\naliases: [ЦОКО]\n"
    linked = portal(
        COUNCIL
        | {"organizations/coko.yml": centre, "protocols/sovet/2023-03-16.md": f"## Присутствовали\n{line}"}
    )
    ((attendee,),) = (meeting.attendees for meeting in linked.meetings.values())
    found = attendee.organization
    assert attendee.post == post
    assert (found and (str(found.text), found.organization)) == organization


def test_the_item_that_a_clause_repeats() -> None:
    linked = portal(
        COUNCIL
        | {
            "protocols/sovet/2023-03-16.md": "## Повестка\n1. О планах\n2. Разное\n## Решили\n2. А\n2.1. Б\n"
            "3. В",
            "protocols/sovet/2023-03-17.md": "## 2.3. Слушали\n## Решили\n1. А",
        }
    )
    assert {str(ref): decision.item for ref, decision in linked.decisions.items()} == {
        "protocols/sovet/2023-03-16/2": "2.",
        "protocols/sovet/2023-03-16/2.1": "2.",
        "protocols/sovet/2023-03-16/3": None,
        "protocols/sovet/2023-03-17/1": "2.3.",
    }


def test_of_two_records_with_one_address_the_first_is_kept() -> None:
    texts = [
        *COUNCIL.items(),
        *(
            (f"protocols/sovet/2023-03-16{suffix}", text)
            for suffix, text in (
                (
                    ".md",
                    "---\nbody: sovet\nkind: protocol\ndate: 2023-03-16\nfidelity: full\nplace: А\n---\n",
                ),
                (".yml", "body: sovet\nkind: protocol\ndate: 2023-03-16\nfidelity: full\nplace: Б\n"),
            )
        ),
    ]
    loaded = load(SourceFile(path, text.encode()) for path, text in texts)
    assert [
        meeting.document.place for meeting in link(loaded.documents, loaded.organizations).meetings.values()
    ] == ["А"]

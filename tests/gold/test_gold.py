"""The real documents, word for word, against careful readings of them by hand.

Content retells the documents, so the words themselves are read from the shared folder beside the checkout.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.link import link
from generator.load import load
from generator.model.portal import Decision, Meeting
from generator.pipeline.content import read_content
from generator.source import SourceFile

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"

pytestmark = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the shared folder with the real documents is absent"
)

DOCUMENTS = {
    "000_e0fd56eea1c5ef6c.txt": ("protocols/yar-ks/2022-07-12.md", "РЕШИЛИ:", "Председатель  "),
    "003_45eacd0854106901.txt": ("protocols/roo-soveshchanie/2023-08-27-8.md", "По 1 вопросу", "Секретарь"),
    "004_590a4af2b8946c5f.txt": (
        "decisions/irk-koll/2021-11-26.md",
        "КОЛЛЕГИЯ РЕШИЛА:",
        "Председатель коллегии",
    ),
}


def marked(seed: str) -> str:
    """Mark the seed as an editor would: front matter, cells joined to lines."""
    path, opening, closing = DOCUMENTS[seed]
    raw = (SHARED / "seeds" / seed).read_text(encoding="utf-8").replace("[bookmark: _GoBack]", "")
    lines = [line.strip() for line in raw[raw.index(opening) : raw.rindex(closing)].split("\n")]
    joined: list[str] = []
    for line in lines:
        if line and joined and re.fullmatch(r"\d+(\.\d+)*\.?", joined[-1]):
            joined[-1] = f"{joined[-1]} {line}"
        elif line == "ГУ ЯО ЦОиККО":
            joined.append(f"{{б/н}} {line}")
        else:
            joined.append(re.sub(r"^(По \d вопросу)", r"## \1", line))
    _, body, name = path.removesuffix(".md").split("/")
    head = {"body": body, "kind": "protocol", "date": name[:10], "fidelity": "full"}
    if number := name[11:]:
        head["number"] = f'"{number}"'
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in head.items()) + "---\n" + "\n".join(joined)


@pytest.fixture(scope="module", params=sorted(DOCUMENTS))
def read(request: pytest.FixtureRequest) -> tuple[Meeting, list[dict[str, Any]]]:
    seed = request.param
    registry = [
        file for file in read_content(ROOT / "content").records if file.path.startswith("organizations/")
    ]
    loaded = load([*registry, SourceFile(DOCUMENTS[seed][0], marked(seed).encode())])
    assert not [d for d in loaded.diagnostics if d.severity == "error"]
    (meeting,) = link(loaded.documents, loaded.organizations).meetings.values()
    gold = json.loads((SHARED / "gold" / f"{seed}.json").read_text(encoding="utf-8"))
    return meeting, gold["decisions"]


def test_labels_in_order(read: tuple[Meeting, list[dict[str, Any]]]) -> None:
    meeting, gold = read
    assert [decision.clause.label for decision in meeting.decisions] == [node["label"] for node in gold]


def test_parents(read: tuple[Meeting, list[dict[str, Any]]]) -> None:
    meeting, gold = read
    ids = {node["id"]: index for index, node in enumerate(gold)}
    places = {decision.clause.id: index for index, decision in enumerate(meeting.decisions)}
    found = [places[decision.context[-1].id] if decision.context else None for decision in meeting.decisions]
    assert found == [ids[node["parent"]] if node["parent"] else None for node in gold]


def test_headings(read: tuple[Meeting, list[dict[str, Any]]]) -> None:
    meeting, gold = read
    assert [decision.heading for decision in meeting.decisions] == [node["is_heading"] for node in gold]


def test_deadlines(read: tuple[Meeting, list[dict[str, Any]]]) -> None:
    meeting, gold = read
    found = [
        [_deadline(deadline) for deadline in decision.clause.deadlines] for decision in meeting.decisions
    ]
    assert found == [[(d["text"], d["iso"]) for d in node["deadlines"]] for node in gold]


def _deadline(deadline: Any) -> tuple[str, str | None]:
    start, due = deadline.start, deadline.due
    if deadline.kind in ("month", "recurring") and due is not None:
        return str(deadline.text), f"{due:%Y-%m}"
    if start is not None and due is not None:
        return str(deadline.text), f"{start}/{due}"
    return str(deadline.text), str(due) if due else None


def test_addressees(read: tuple[Meeting, list[dict[str, Any]]]) -> None:
    meeting, gold = read
    found = [[str(mention.text) for mention in decision.own_addressees] for decision in meeting.decisions]
    assert [_bare(names) for names in found] == [_bare(node["addressees"]) for node in gold]
    assert all(mention.organization for decision in meeting.decisions for mention in decision.own_addressees)


def test_effective_addressees(read: tuple[Meeting, list[dict[str, Any]]]) -> None:
    meeting, gold = read
    found = [_bare([str(mention.text) for mention in decision.addressees]) for decision in meeting.decisions]
    assert found == [_bare(node["effective_addressees"]) for node in gold]


def test_responsible(read: tuple[Meeting, list[dict[str, Any]]]) -> None:
    meeting, gold = read
    found = [_bare(_own_responsible(decision)) for decision in meeting.decisions]
    assert found == [_bare(node["responsible"]) for node in gold]


def _own_responsible(decision: Decision) -> list[str]:
    return [str(mention.text) for mention in decision.responsible] if decision.clause.responsible else []


def _bare(names: list[str]) -> list[str]:
    return [name.rstrip(".") for name in names]

"""How well `glasno import` reads: precision, recall and F1 against careful readings by hand.

    python bench/import_accuracy.py [--errors]

The gold lies beside the checkout (../shared); the fixtures of tests/importers guard against rules that fit
five files.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from generator.importers import import_document
from generator.importers.sources import read_source
from generator.link import link
from generator.load import load
from generator.model.organization import Organization
from generator.pipeline.content import read_content
from generator.report.show import show
from generator.source import SourceFile
from generator.text.stems import stems
from generator.text.surnames import same_person

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
FIXTURES = ROOT / "tests" / "importers" / "fixtures"

Json = dict[str, Any]
REACH = {"fields": 1.0, "labels": 0.98, "parents": 0.97, "deadlines": 0.97, "readings": 0.95,
         "addressees": 0.92, "responsible": 0.92, "attendance": 0.97, "posts": 0.0,
         "agenda": 0.95}  # fmt: skip
"""F1 to reach; posts are told apart from organizations by the linker, and are only shown."""


@dataclass
class Score:
    """What was found, what should be, and what agrees."""

    found: int = 0
    wanted: int = 0
    right: int = 0
    errors: list[str] = field(default_factory=list)

    def add(self, found: Sequence[Any], wanted: Sequence[Any]) -> None:
        """Count two bags of values."""
        self.found += len(found)
        self.wanted += len(wanted)
        common = Counter(found) & Counter(wanted)
        self.right += sum(common.values())
        self.errors += [f"лишнее: {value}" for value in (Counter(found) - common).elements()]
        self.errors += [f"нет: {value}" for value in (Counter(wanted) - common).elements()]

    def merge(self, other: Score) -> None:
        """Add another document."""
        self.found += other.found
        self.wanted += other.wanted
        self.right += other.right

    @property
    def figures(self) -> tuple[float, float, float]:
        """Precision, recall, F1; all 1 where there was nothing to find."""
        precision = self.right / self.found if self.found else float(not self.wanted)
        recall = self.right / self.wanted if self.wanted else float(not self.found)
        return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def registry() -> tuple[list[SourceFile], dict[str, Organization]]:
    """Return the organizations of the portal, as files and by id."""
    files = [
        file for file in read_content(ROOT / "content").records if file.path.startswith("organizations/")
    ]
    return files, {organization.id: organization for organization in load(files).organizations}


def read(
    path: Path, files: list[SourceFile], organizations: dict[str, Organization]
) -> tuple[Json, int, str]:
    """Import a file and return what was understood of the draft, how many tokens it lost, and its text."""
    draft = import_document(read_source(path.name, path.read_bytes()), organizations)
    offered = [SourceFile(f"organizations/{id}.yml", text.encode()) for id, text in draft.new_organizations]
    loaded = load(
        [*files, *offered[:1], SourceFile(draft.path or "protocols/x/1900-01-01.md", draft.text.encode())]
    )
    portal = link(loaded.documents, loaded.organizations)
    (meeting,) = portal.meetings.values()
    return show(meeting, portal), len(draft.lost), draft.text


def score(shown: Json, gold: Json) -> dict[str, Score]:
    """Compare what was understood with a reading by hand."""
    scores = {name: Score() for name in REACH}
    _fields(scores["fields"], shown, gold)
    people = (
        [gold.get("chair"), gold.get("secretary"), *gold.get("attendees", [])]
        if gold.get("attendees")
        else []
    )
    wanted: list[str] = []
    for person in people[::-1]:
        if person and not any(same_person(person["name"], other) for other in wanted):
            wanted.append(person["name"])
    scores["attendance"].add([person["name"] for person in shown["attendees"]], wanted)
    posts = [person for person in people if person and person.get("post")]
    named = {person["name"] for person in posts}
    scores["posts"].add(
        [f"{a['name']}: {a['post'] or ''}" for a in shown["attendees"] if a["name"] in named],
        list(dict.fromkeys(f"{person['name']}: {person['post']}" for person in posts)),
    )
    scores["agenda"].add(_flat(shown["agenda"], "label"), _flat(gold["agenda"], "number"))
    _decisions(scores, shown["decisions"], gold["decisions"])
    return scores


def _fields(score: Score, shown: Json, gold: Json) -> None:
    form = {"in absentia": "in-absentia", "in person": "in-person"}
    wanted = {
        "kind": gold["kind"].replace(" ", "-"),
        "organ": " ".join(stems(gold["organ"].lower())),
        "date": gold["date"],
        "number": gold["number"],
        "place": gold.get("city"),
        "form": form.get(gold.get("form") or "", gold.get("form")),
        "chair": _signed(gold.get("chair")),
        "secretary": _signed(gold.get("secretary")),
    }
    found = {
        "kind": shown["kind"],
        "organ": " ".join(stems((shown["body"]["name"] or "").lower())),
        "date": shown["date"],
        "number": shown["number"],
        "place": shown["place"],
        "form": shown["form"],
        "chair": _signed(shown["chair"]),
        "secretary": _signed(shown["secretary"]),
    }
    if gold.get("subject"):
        wanted["subject"] = gold["subject"].partition("…")[0].strip()[:60]
        found["subject"] = (shown["subject"] or "")[: len(wanted["subject"])]
    score.add([f"{k}={v}" for k, v in found.items()], [f"{k}={v}" for k, v in wanted.items()])


def _signed(person: Json | None) -> str | None:
    return person["name"] if person else None


def _flat(items: Iterable[Json], key: str) -> list[str]:
    found = []
    for item in items:
        text = " ".join(item["text"].split()).rstrip(" :.;")
        found.append(f"{item[key] or ''} {text}")
        speakers = [speaker["name"] for speaker in item.get("speakers", []) if not speaker.get("as_printed")]
        found += [f"{item[key] or ''} ← {name}" for name in speakers]
        found += _flat(item.get("items", []), key)
    return found


def _decisions(scores: dict[str, Score], found: list[Json], gold: list[Json]) -> None:
    """Align the clauses by their labels and first words, then compare what is said of each pair."""
    own = [(node["label"], _start(node["text"])) for node in found]
    wanted = [(node["label"], _start(node["text"])) for node in gold]
    labels = scores["labels"]
    labels.found, labels.wanted = len(own), len(wanted)
    pairs: list[tuple[int, int]] = []
    for block in SequenceMatcher(None, own, wanted, autojunk=False).get_matching_blocks():
        pairs += [(block.a + i, block.b + i) for i in range(block.size)]
    labels.right = len(pairs)
    labels.errors += [f"лишнее: {own[i]}" for i in range(len(own)) if i not in {a for a, _ in pairs}]
    labels.errors += [f"нет: {wanted[i]}" for i in range(len(wanted)) if i not in {b for _, b in pairs}]
    places = {node["id"]: index for index, node in enumerate(found)}
    golden = {node["id"]: index for index, node in enumerate(gold)}
    paired = dict(pairs)
    for a, b in pairs:
        mine = paired.get(places[found[a]["parent"]], -1) if found[a]["parent"] else None
        theirs = golden[gold[b]["parent"]] if gold[b]["parent"] else None
        scores["parents"].add([f"{wanted[b]}: {mine}"], [f"{wanted[b]}: {theirs}"])
    for a, node in enumerate(found):
        name = str(wanted[paired[a]]) if a in paired else f"?{own[a]}"
        _node(scores, name, node, gold[paired[a]] if a in paired else None)
    for b in set(range(len(gold))) - set(paired.values()):
        _node(scores, str(wanted[b]), None, gold[b])


def _node(scores: dict[str, Score], name: str, found: Json | None, gold: Json | None) -> None:
    mine = found["deadlines"][: found["own_deadlines"]] if found and found["own_deadlines"] else []
    theirs = gold["deadlines"] if gold else []
    scores["deadlines"].add([f"{name}: {d['text']}" for d in mine], [f"{name}: {d['text']}" for d in theirs])
    scores["readings"].add([f"{name}: {_iso(d)}" for d in mine], [f"{name}: {d['iso']}" for d in theirs])
    if found is None or gold is None:
        return
    for key, own in (("addressees", "own_addressees"), ("responsible", "responsible")):
        said = [m["text"].rstrip(".") for m in found[own]]
        if key == "responsible" and not gold["responsible"]:
            said = []
        scores[key].add([f"{name}: {text}" for text in said], [f"{name}: {t.rstrip('.')}" for t in gold[key]])


def _iso(deadline: Json) -> str | None:
    start, due = deadline["start"], deadline["due"]
    if deadline["kind"] in ("month", "recurring") and due:
        return str(due[:7])
    return f"{start}/{due}" if start and due else due


def _start(text: str) -> str:
    return " ".join(text.split("\n")[0].lstrip(" -–—•·").split())[:10].rstrip(" :")


def main(arguments: list[str]) -> int:
    """Print the table; return 1 where a figure is below its reach or a token is lost."""
    files, organizations = registry()
    documents = [(SHARED / "seeds" / path.name.removesuffix(".json"), path)
                 for path in sorted((SHARED / "gold").glob("0*.json"))]  # fmt: skip
    documents += [
        (path.with_name(path.name.removesuffix(".json")), path) for path in sorted(FIXTURES.glob("*.json"))
    ]
    rows: list[tuple[str, dict[str, Score], int]] = []
    for source, gold in documents:
        shown, lost, _ = read(source, files, organizations)
        rows.append((source.stem[:24], score(shown, json.loads(gold.read_text(encoding="utf-8"))), lost))
    for name, group in (("ИТОГО gold", rows[:3]), ("ИТОГО fixtures", rows[3:])):
        total = {key: Score() for key in REACH}
        for _, scores, _ in group:
            for key in REACH:
                total[key].merge(scores[key])
        rows.append((name, total, sum(lost for _, _, lost in group)))
    print(f"{'':24}" + "".join(f"{key[:11]:>18}" for key in REACH) + "   lost")
    for name, scores, lost in rows:
        cells = ("/".join(f"{figure:.3f}"[:5] for figure in scores[key].figures) for key in REACH)
        print(f"{name:24}" + "".join(f"{cell:>18}" for cell in cells) + f"{lost:7}")
        if "--errors" in arguments:
            for key in REACH:
                for text in scores[key].errors:
                    print(f"    {key}: {text}")
    below = [f"{name}: {key}" for name, scores, _ in rows[-2:] for key, reach in REACH.items()
             if scores[key].figures[2] < reach]  # fmt: skip
    print("Ниже порога: " + (", ".join(below) or "ничего"))
    return 1 if below or any(lost for _, _, lost in rows) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The same portal for Hugo: the same data as YAML, one content adapter, the same words in the same shell.

Hugo gets more than it would find: names are resolved to organizations, and deadlines are cut out of the text.
It makes the pages of documents, decisions and organizations; lists, exports and checks it does not.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from generator.model.document import Clause
from generator.model.portal import Decision, Portal
from generator.pages import addresses, words
from generator.pages.organization import VIA, groups_of

_TEMPLATES = Path(__file__).parent / "hugo"


def write_hugo(folder: Path, portal: Portal, shell: tuple[str, str]) -> int:
    """Write the sources of a Hugo site; ``shell`` is what stands before and after the content of a page.

    Returns the number of pages that it will have.
    """
    shutil.rmtree(folder, ignore_errors=True)
    for kind in ("document", "decision", "organization"):
        (folder / "layouts" / kind).mkdir(parents=True)
        clause = (_TEMPLATES / "clause.html").read_text("utf-8") if kind == "document" else ""
        text = clause + shell[0] + (_TEMPLATES / f"{kind}.html").read_text("utf-8") + shell[1]
        (folder / "layouts" / kind / "single.html").write_text(text, encoding="utf-8")
    (folder / "content").mkdir()
    shutil.copy(_TEMPLATES / "_content.gotmpl", folder / "content")
    kinds = '["taxonomy", "term", "RSS", "sitemap", "home", "section", "404", "robotsTXT"]'
    (folder / "hugo.toml").write_text(
        f'baseURL = "https://example.org/"\ntitle = "Портал"\ndisableKinds = {kinds}\n', encoding="utf-8"
    )
    pages = 0
    for number, meeting in enumerate(portal.meetings.values()):
        title = words.document_title(meeting.document)
        decisions = [
            _decision(decision, portal, title) for decision in meeting.decisions if not decision.heading
        ]
        for place, decision in enumerate(decisions):
            near = [decisions[other] for other in (place - 1, place + 1) if 0 <= other < len(decisions)]
            decision["neighbours"] = [{"url": f"/{each['address']}", "title": each["title"]} for each in near]
        sections = [_section(section, meeting.id, portal) for section in meeting.document.sections]
        body = str(portal.organizations[meeting.document.body].title)
        row = {"address": addresses.document(meeting.id), "title": title, "body": body, "sections": sections}
        _write(folder / "data" / "documents" / f"d{number}.yaml", row | {"decisions": decisions})
        pages += 1 + len(decisions)
    for id in portal.organizations:
        _write(folder / "data" / "organizations" / f"o{id}.yaml", _organization(id, portal))
        pages += 1
    return pages


def _write(path: Path, value: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    path.write_text(yaml.dump(value, Dumper=dumper, allow_unicode=True, width=1000), encoding="utf-8")


def _named(decision: Decision, portal: Portal) -> list[dict[str, str]]:
    ids = [str(mention.organization) for mention in decision.addressees if mention.organization]
    return [
        {"url": f"/{addresses.organization(id)}", "title": str(portal.organizations[id].title)} for id in ids
    ]


def _decision(decision: Decision, portal: Portal, title: str) -> dict[str, Any]:
    document = portal.meetings[decision.ref.document].document
    return {
        "address": addresses.decision(decision.ref),
        "title": words.decision_title(decision),
        "of": title,
        "label": str(decision.clause.label or ""),
        "lines": list(map(str, decision.clause.lines)),
        "above": [
            {
                "url": f"/{addresses.document(document.id)}#p-{clause.id}",
                "label": str(clause.label or ""),
                "lines": list(map(str, clause.lines)),
            }
            for clause in decision.context
        ],
        "deadlines": [str(deadline.text) for deadline in decision.deadlines],
        "addressees": _named(decision, portal),
        "citation": f"{words.decision_title(decision)} {title}",
    }


def _section(section: Any, document: Any, portal: Portal) -> dict[str, Any]:
    lines = [*getattr(section, "lines", ()), *getattr(section, "preamble", ())]
    lines += [line for item in getattr(section, "items", ()) for line in item.lines]
    return {
        "heading": str(section.heading or ""),
        "lines": [str(getattr(line, "text", line)) for line in lines],
        "clauses": [_clause(clause, document, portal) for clause in getattr(section, "clauses", ())],
    }


def _clause(clause: Clause, document: Any, portal: Portal) -> dict[str, Any]:
    decision = next(each for each in portal.meetings[document].decisions if each.clause.id == clause.id)
    return {
        "id": clause.id,
        "url": f"/{addresses.decision(decision.ref)}",
        "label": str(clause.label or ""),
        "lines": list(map(str, clause.lines)),
        "deadlines": [str(deadline.text) for deadline in decision.deadlines],
        "addressees": _named(decision, portal),
        "clauses": [_clause(child, document, portal) for child in clause.clauses],
    }


def _organization(id: str, portal: Portal) -> dict[str, Any]:
    own = portal.assigned.get(id, ())
    through = [ref for group in groups_of(id, portal) for ref in portal.assigned.get(group, ())]
    rows = []
    for ref in (*own, *through[:VIA]):
        decision = portal.decisions[ref]
        rows.append(
            {
                "url": f"/{addresses.decision(ref)}",
                "label": str(decision.clause.label or ""),
                "text": words.first_words(decision),
                "document": f"/{addresses.document(ref.document)}",
                "source": words.document_short(portal.meetings[ref.document].document),
                "deadline": "; ".join(str(deadline.text) for deadline in decision.deadlines),
            }
        )
    return {"address": addresses.organization(id), "title": str(portal.organizations[id].title), "rows": rows}

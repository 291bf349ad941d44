"""Organizations that a draft names and the registry has not: files to add."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.importers.bodies import classify
from generator.link import link
from generator.load import load
from generator.model.organization import Organization
from generator.source import SourceFile
from generator.text.slugs import slug
from generator.text.yaml_values import quote
from generator.vocabulary import Classification

_BRACKET = re.compile(r"\s*\([^()]*\)?")
_LONGEST_DRAFT = 100_000
"""Characters; a longer draft is no protocol, and naming what it lacks helps nobody."""
_MOST = 20


def offer_organizations(
    text: str, path: str, organizations: Mapping[str, Organization], proposed: Sequence[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    """Return ids and files for the addressees of a draft that the registry lacks, as they are printed."""
    if not path or len(text) > _LONGEST_DRAFT:
        return ()
    file = SourceFile(path.removesuffix(".yml") + ("" if path.endswith(".md") else ".md"), text.encode())
    loaded = load([file])
    taken = {*organizations, *(id for id, _ in proposed)}
    offers: dict[str, tuple[str, str]] = {}
    for meeting in link(loaded.documents, organizations.values()).meetings.values():
        for decision in meeting.decisions:
            for mention in decision.own_addressees:
                name = _BRACKET.sub("", str(mention.text)).strip(" .,;:")
                id = slug(name)[:40].strip("-")
                if (
                    mention.organization
                    or mention.candidates
                    or not id
                    or id in taken
                    or len(offers) >= _MOST
                ):
                    continue
                offers.setdefault(id, (id, _file(name)))
    return tuple(offers.values())


def _file(name: str) -> str:
    kind = classify(name, Classification.UNIT)
    return f"# имя — в именительном падеже\nname: {quote(name)}\nclassification: {kind.value}\n"

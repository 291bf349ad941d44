"""Names of addressees and of the responsible that stand for no organization."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.check.content import Content
from generator.model.portal import Mention
from generator.text.names import find_name


def unresolved(content: Content) -> Iterator[tuple[Mention, bool]]:
    """Yield each name that no organization has, or that several have; people are no organizations.

    The second value tells an addressee, whom «Кому: …» can name outright, from a responsible.
    """
    seen: set[Mention] = set()
    for decision in content.portal.decisions.values():
        for mentions, addressed in ((decision.own_addressees, True), (decision.responsible, False)):
            for mention in mentions:
                if mention.organization is None and mention not in seen and find_name(mention.text) is None:
                    seen.add(mention)
                    yield mention, addressed


def titles(ids: Iterable[str], content: Content, separator: str) -> str:
    """Return organizations as an editor knows them: «Центр оценки качества (centre)»."""
    organizations = content.portal.organizations
    return separator.join(f"{organizations[id].title} ({id})" for id in ids)

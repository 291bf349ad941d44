"""Names of addressees and of the responsible that stand for no organization."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.check.content import Content
from generator.model.portal import Mention
from generator.text.names import find_name


def unresolved(content: Content) -> Iterator[tuple[Mention, bool]]:
    """Yield each name of a document that no organization has, or several have; people are no organizations.

    The second value tells an addressee, whom «Кому: …» can name outright, from a responsible.
    """
    for meeting in content.meetings:
        seen: set[Mention] = set()
        for decision in meeting.decisions:
            for mentions, addressed in ((decision.own_addressees, True), (decision.responsible, False)):
                for mention in mentions:
                    if mention.organization is None and mention not in seen:
                        seen.add(mention)
                        if find_name(mention.text) is None:
                            yield mention, addressed


def titles(ids: Iterable[str], content: Content, separator: str) -> str:
    """Return organizations as an editor knows them: «Центр оценки качества (centre)»."""
    organizations = content.portal.organizations
    return separator.join(f"{organizations[id].title} ({id})" for id in ids)

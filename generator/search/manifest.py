"""What a search begins with, and what it goes by when it has to choose a part.

``theme/assets/glasno/search/portal.js`` reads it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from generator.model.portal import Portal
from generator.pages import states
from generator.search.columns import VERSION, Json, Lists
from generator.search.names import Names
from generator.search.volumes import Volume


def manifest(
    made: Sequence[tuple[Volume, str]], lists: Lists, names: Names, portal: Portal, today: date
) -> Json:
    """Return what a search begins with: the parts with their files, the lists, and every name as a token.

    ``made`` are the parts, each with the hash of its columns. Of an organization it tells id, title, names,
    the parts that concern it, and in how many records it is named.
    """
    return {
        "version": VERSION,
        "today": today.isoformat(),
        "states": list(states.NAMES.values()),
        "parts": [
            {"folder": volume.folder, "columns": hash, "size": volume.size, "years": volume.years}
            for volume, hash in made
        ],
        "organizations": [
            [
                id,
                str(portal.organizations[id].title),
                names.organizations[id],
                [index for index, (volume, _) in enumerate(made) if id in volume.concerned],
                sum(volume.concerned.get(id, 0) for volume, _ in made),
            ]
            for id in lists.organizations
        ],
        "regions": list(lists.regions),
        "topics": [[id, str(topic.title)] for id, topic in portal.topics.items()],
        "terms": {
            token: [[list(term.names), list(map(str, term.near))] for term in group]
            for token, group in sorted(names.terms.items())
        },
    }

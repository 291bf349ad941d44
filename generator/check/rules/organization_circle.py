"""An organization above itself, or a group inside itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.check.whole import Whole
from generator.diagnostics import Diagnostic, error
from generator.source import Text

CODE = "organization-circle"


def check_organization_circle(whole: Whole) -> Iterator[Diagnostic]:
    """Refuse circles of subordination and of groups, each once, at the first id of the circle."""
    organizations = whole.portal.organizations
    parents = {id: (o.parent,) if o.parent else () for id, o in organizations.items()}
    groups = {id: o.groups for id, o in organizations.items()}
    yield from _circles(parents, "Подчинение идёт по кругу", "parent")
    yield from _circles(groups, "Группы входят одна в другую по кругу", "groups")


def _circles(above: Mapping[str, tuple[Text, ...]], message: str, key: str) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for id in above:
        circle = () if id in seen else _way_back(id, above)
        if not circle:
            continue
        seen.update(circle)
        first = next(text for text in above[id] if text == circle[1])
        yield error(
            CODE,
            first.span,
            f"{message}: {' → '.join(circle)}.",
            f"Уберите «{key}» у той организации, которая стоит выше других.",
        )


def _way_back(start: str, above: Mapping[str, tuple[Text, ...]]) -> tuple[str, ...]:
    """Return the shortest way from an organization up to itself; empty where there is none."""
    came_from: dict[str, str] = {}
    wave = [start]
    while wave:
        step = wave.pop(0)
        for upper in map(str, above.get(step, ())):
            if upper == start:
                way = [start, step]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                return tuple(reversed(way)) if step != start else (start, start)
            if upper not in came_from:
                came_from[upper] = step
                wave.append(upper)
    return ()

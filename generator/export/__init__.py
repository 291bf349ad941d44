"""The portal in formats for programs: values only, in an order that never depends on the machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.model.portal import Portal
from generator.model.settings import Export, Settings


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file of the site that is no page; ``address`` is its path from the root of the site."""

    address: str
    data: bytes


Exporter = Callable[[Portal, Settings, date], Iterator[Artifact]]

EXPORTERS: Mapping[Export, Exporter] = {}
"""What makes each format; a format without an exporter is made by none yet."""


def artifacts(portal: Portal, settings: Settings, today: date) -> Iterator[Artifact]:
    """Yield every file of the formats that the portal publishes; ``today`` is the day of the build."""
    for export, exporter in EXPORTERS.items():
        if export in settings.exports:
            yield from exporter(portal, settings, today)

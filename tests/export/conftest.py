"""What every exporter makes of every portal, made once in a worker."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

import pytest

from generator.export import export_groups
from tests.export.portals import PORTALS
from tests.export.published import files_of

Made = Mapping[str, bytes]


@cache
def make(name: str) -> Made:
    """Return the files of a portal by their addresses."""
    return files_of(export_groups, PORTALS[name]())


@pytest.fixture(scope="session")
def made() -> Callable[[str], Made]:
    """Make the files of a portal, by its name."""
    return make


@pytest.fixture(scope="session", params=sorted(PORTALS))
def each(request: pytest.FixtureRequest) -> str:
    """The name of each portal in turn."""
    return str(request.param)

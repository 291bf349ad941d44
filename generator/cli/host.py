"""The host that builds a site: found by its entry point, so that the core never names it."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.pipeline import Figures


def load_host() -> Callable[..., Figures]:
    """Return ``build_site`` of the host that is installed."""
    (host,) = entry_points(group="glasno.hosts", name="mkdocs")
    build_site: Callable[..., Figures] = host.load()
    return build_site

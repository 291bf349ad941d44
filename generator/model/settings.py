"""The settings of a portal, as its webmaster wrote them in mkdocs.yml."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """What the portal is called, where it stands, and what it publishes.

    ``site_url`` ends with a slash, and is empty where none is set.
    """

    site_name: str = ""
    site_url: str = ""
    owner: str = ""
    federation: tuple[tuple[str, str], ...] = ()
    """Names and addresses of portals that a reader may search as well."""

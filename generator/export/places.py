"""Addresses for programs: whole where the portal knows where it stands, from its root where it does not."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from generator.model.settings import Settings
from generator.pages.places import BESIDE, ROOT


def place(address: str, settings: Settings) -> str:
    """Return an address of the site as a link; without ``site_url`` it begins at the root of the site."""
    return settings.site_url + address


def identity(address: str, settings: Settings) -> str:
    """Return the lasting name of what stands at an address: the address itself.

    Without ``site_url`` it is a UUID of the address in the site: the same in each build, but that of two
    portals may be one. A portal that programs follow sets ``site_url``.
    """
    return place(address, settings) if settings.site_url else f"urn:uuid:{uuid(address, settings)}"


def uuid(address: str, settings: Settings) -> str:
    """Return the UUID (version 5, RFC 9562) of the address of something of the portal."""
    return str(uuid5(NAMESPACE_URL, place(address, settings)))


def settle(html: str, settings: Settings, beside: str = "") -> str:
    """Return HTML with its marks made into links that do not depend on the file it stands in, as text."""
    return str(html).replace(BESIDE, place(beside, settings)).replace(ROOT, settings.site_url)

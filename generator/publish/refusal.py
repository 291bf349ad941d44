"""Why a site is not published, as an exception whose words a person reads."""

from __future__ import annotations


class Refused(Exception):
    """A site that must not be published, or a place that it must not be published to."""

"""What XML can hold."""

from __future__ import annotations

import re

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, escaped or not."""


def legal(xml: str) -> str:
    """Return XML without characters that no XML may hold."""
    return _ILLEGAL.sub("\ufffd", xml)

"""The collector of garbage, where it would only go through what is kept."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Let the collector rest: what the block makes is kept, or is little and gone with the process."""
    resting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if resting:
            gc.enable()


def leave_to_exit() -> None:
    """Let a process end without a last collection: what lives then is gone with it."""
    atexit.register(gc.freeze)

"""A progress bar for work that a person waits for."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_PATIENCE = 0.3
"""Seconds of work of which nothing need be shown."""
_PAUSE = 0.1
"""Seconds between two pictures of one step."""


class Bar:
    """A bar on standard error, where a person watches it and the work lasts; silence elsewhere.

    It is drawn when it is notified, and by no thread: a process with threads is not copied, and the whole
    work would be left to one core.
    """

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()
        self._next = monotonic() + _PATIENCE
        self._progress: Progress | None = None
        self._task: TaskID | None = None
        self._step = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._progress is not None:
            self._progress.stop()

    def notify(self, step: str, done: int, total: int) -> None:
        """Show how far the work is."""
        if not self._watched or (monotonic() < self._next and step == self._step):
            return
        if self._progress is None:
            if monotonic() < self._next:
                return
            self._progress = _opened()
        if self._task is None or step != self._step:
            if self._task is not None:
                self._progress.remove_task(self._task)
            self._task, self._step = self._progress.add_task(step, total=total or None), step
        self._progress.update(self._task, completed=done, total=total or None, refresh=True)
        self._next = monotonic() + _PAUSE


def _opened() -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}"))
    progress = Progress(*columns, console=Console(stderr=True), transient=True, auto_refresh=False)
    progress.start()
    return progress

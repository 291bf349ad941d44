"""A progress bar for work that a person waits for."""

from __future__ import annotations

import sys
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn


class Bar:
    """A bar on standard error, where a person watches it; silence elsewhere."""

    def __init__(self) -> None:
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.completed}"),
            console=Console(stderr=True),
            transient=True,
            disable=not sys.stderr.isatty(),
        )
        self._task: TaskID | None = None
        self._step = ""

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def notify(self, step: str, done: int, total: int) -> None:
        """Show how far the work is."""
        if self._task is None or step != self._step:
            if self._task is not None:
                self._progress.remove_task(self._task)
            self._task, self._step = self._progress.add_task(step, total=total or None), step
        self._progress.update(self._task, completed=done, total=total or None)

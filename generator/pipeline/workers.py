"""Work spread over the cores of the machine: the same results whatever their number, in no fixed order."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Any, TypeVar

R = TypeVar("R")

_FEW = 16
"""Jobs that are not worth a process."""
_BATCHES = 24
"""Batches for each process: enough that none waits for another at the end."""


class WorkerDied(Exception):
    """A process ended in the middle of its work: killed, or out of memory."""


class _Own:
    """What a process of the pool works on; it is inherited from its parent, never sent."""

    jobs: Sequence[Callable[[], Any]] = ()


def cores() -> int:
    """Return how many processes may work at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(jobs: Sequence[Callable[[], R]], processes: int | None = None) -> Iterator[R]:
    """Yield the result of every job; results travel between processes, jobs do not.

    Raises:
        WorkerDied: when a process is gone.
    """
    processes = cores() if processes is None else processes
    if processes < 2 or len(jobs) < _FEW or not sys.platform.startswith("linux"):
        yield from (job() for job in jobs)
        return
    size = max(1, len(jobs) // (processes * _BATCHES))
    starts = range(0, len(jobs), size)
    # What was read so far stays where it is: a collection would only copy it into every process.
    gc.collect()
    gc.freeze()
    try:
        with ProcessPoolExecutor(processes, get_context("fork"), _take, (jobs,)) as pool:
            waiting: list[Future[list[R]]] = [pool.submit(_run, start, start + size) for start in starts]
            for done in as_completed(waiting):
                yield from done.result()
    except BrokenProcessPool:
        raise WorkerDied("Сборка прервана: один из процессов остановлен. Хватает ли памяти?") from None
    finally:
        gc.unfreeze()


def _take(jobs: Sequence[Callable[[], Any]]) -> None:
    gc.disable()  # a process lives for one build and keeps little
    _Own.jobs = jobs


def _run(start: int, end: int) -> list[Any]:
    return [job() for job in _Own.jobs[start:end]]

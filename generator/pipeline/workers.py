"""Work spread over the cores of the machine: the same results whatever their number."""

from __future__ import annotations

import gc
import os
import pickle
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context, parent_process
from typing import Any, TypeVar

R = TypeVar("R")
T = TypeVar("T")

_FEW = 16
"""Jobs that are not worth a process."""
_MANY = 100
"""Things of some milliseconds each that are."""
_BATCHES = 96
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
    """Yield the result of every job, whichever is ready; results travel between processes, jobs do not.

    Raises:
        WorkerDied: when a process is gone.
    """
    if not _pays(len(jobs), _FEW, processes):
        yield from (job() for job in jobs)
        return
    with _pool(jobs, processes) as batches:
        waiting = set(batches)
        batches.clear()  # what is done is let go, for it may be large
        while waiting:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            while done:
                yield from pickle.loads(done.pop().result())  # noqa: S301 - of a process of our own


def each(make: Callable[[T], R], things: Sequence[T], processes: int | None = None) -> Iterator[R]:
    """Yield what is made of every thing, in the order of the things; for work of some milliseconds each.

    Raises:
        WorkerDied: when a process is gone.
    """
    if not _pays(len(things), _MANY, processes):
        yield from map(make, things)
        return
    with _pool([partial(make, thing) for thing in things], processes) as batches:
        while batches:
            yield from pickle.loads(batches.pop(0).result())  # noqa: S301 - of a process of our own


def _pays(number: int, least: int, processes: int | None) -> bool:
    """Whether some work is worth the processes, where the system can fork them."""
    return number >= least and _number(processes) > 1 and sys.platform.startswith("linux")


def _number(processes: int | None) -> int:
    if processes is not None:
        return processes
    # A process with threads, as the server of an editor is, is not copied.
    return cores() if threading.active_count() == 1 else 1


@contextmanager
def _pool(jobs: Sequence[Callable[[], R]], processes: int | None) -> Iterator[list[Future[bytes]]]:
    """Open processes that work at the jobs, batch by batch."""
    number = _number(processes)
    size = max(1, len(jobs) // (number * _BATCHES))
    # What was read so far stays where it is: a collection would only copy it into every process.
    if gc.isenabled():
        gc.collect()
    gc.freeze()
    try:
        with ProcessPoolExecutor(number, get_context("fork"), _take, (jobs,)) as pool:
            yield [pool.submit(_run, start, start + size) for start in range(0, len(jobs), size)]
    except BrokenProcessPool:
        raise WorkerDied("Сборка прервана: один из процессов остановлен. Хватает ли памяти?") from None
    finally:
        gc.unfreeze()


def _take(jobs: Sequence[Callable[[], Any]]) -> None:
    gc.disable()  # a process lives for one build and keeps little
    _Own.jobs = jobs
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the build is killed: it would wait for ever, and hold the lock of the site."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _run(start: int, end: int) -> bytes:
    """Return the results of some jobs, pickled: a queue would ask Python about every object."""
    return pickle.dumps([job() for job in _Own.jobs[start:end]], pickle.HIGHEST_PROTOCOL)

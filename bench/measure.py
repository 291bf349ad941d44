"""A command measured with all its processes: wall, CPU, and the most memory they held together."""

from __future__ import annotations

import os
import resource
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.1
"""Seconds between two looks at the memory, at least."""
_SHARE = 50
"""A look at a large process takes long: so many times as long passes before the next one."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the clock, seconds of all cores, and the peak of memory in megabytes.

    Memory is the proportional set size: a page that three processes share counts a third for each.
    """

    wall: float
    cpu: float
    memory: float
    said: str = ""


class Failed(Exception):
    """A command that did not end well, with what it said."""


def measure(
    command: Sequence[str | Path], environment: Mapping[str, str] | None = None, folder: Path | None = None
) -> Cost:
    """Run a command to its end; raises Failed where it does not end well."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    with subprocess.Popen(
        list(map(str, command)),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, **(environment or {})},
        cwd=folder,
        text=True,
    ) as process:
        watcher = _Watcher(process.pid)
        watcher.start()
        said, _ = process.communicate()
        wall = time.perf_counter() - start
        watcher.ended.set()
        watcher.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        raise Failed(f"failed with {process.returncode}\n{' '.join(map(str, command))}\n{said[-2000:]}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(wall, cpu, watcher.peak / 1024, said)


class _Watcher(threading.Thread):
    """Looks at the memory of a process and of all below it, again and again."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.ended = threading.Event()
        self.peak = 0
        self._pid = pid

    def run(self) -> None:
        pause = 0.0
        while not self.ended.wait(pause):
            start = time.perf_counter()
            self.peak = max(self.peak, sum(map(_memory, _family(self._pid))))
            pause = max(_EVERY, _SHARE * (time.perf_counter() - start))


def _family(pid: int) -> list[int]:
    found = [pid]
    for each in found:
        try:
            tasks = list(Path(f"/proc/{each}/task").iterdir())
            found += [int(child) for task in tasks for child in (task / "children").read_text().split()]
        except OSError:
            continue
    return found


def _memory(pid: int) -> int:
    """Return the proportional set size of a process in kilobytes."""
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(row.split()[1]) for row in rows if row.startswith("Pss:")), 0)

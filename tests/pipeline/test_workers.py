"""Work in several processes: everything once, faults told, nothing left hanging."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from generator.load import Loaded, load
from generator.model.printed import printed_lines
from generator.pipeline.content import read_content
from generator.pipeline.workers import WorkerDied, each, spread
from generator.source import SourceFile, Span

MANY = 200
_LARGE = 200_000
PORTAL = Path(__file__).parents[2] / "content"


def square(number: int) -> int:
    return number * number


@pytest.mark.parametrize("processes", (1, 2, 3))
def test_every_job_is_done_once(processes: int) -> None:
    found = list(spread([partial(square, number) for number in range(MANY)], processes))
    assert sorted(found) == [number * number for number in range(MANY)]


def test_jobs_are_inherited_not_sent() -> None:
    table = {number: str(number) for number in range(MANY)}
    jobs = [lambda number=number: table[number] for number in range(MANY)]
    assert sorted(spread(jobs, 2), key=int) == list(table.values())


def test_results_are_let_go_once_they_are_taken() -> None:
    tracemalloc.start()
    try:
        size = max(tracemalloc.get_traced_memory()[0] for _ in spread([partial(bytes, _LARGE)] * MANY, 2))
    finally:
        tracemalloc.stop()
    assert size < MANY * _LARGE / 4


@pytest.mark.parametrize("processes", (1, 2))
def test_a_fault_of_a_job_comes_through(processes: int) -> None:
    jobs = [*(partial(square, number) for number in range(MANY)), partial(int, "x")]
    with pytest.raises(ValueError, match="invalid literal"):
        list(spread(jobs, processes))


def test_a_process_that_dies_is_told_of() -> None:
    jobs: list[Callable[[], int]] = [partial(square, number) for number in range(MANY)]
    jobs.append(partial(os._exit, 1))
    with pytest.raises(WorkerDied, match="один из процессов остановлен"):
        list(spread(jobs, 2))


def test_no_process_outlives_a_build_that_is_killed() -> None:
    build = """
import os, time
from generator.pipeline.workers import spread

def begin():
    os.write(1, b".")
    time.sleep(600)

list(spread([begin] * 200, 2))
"""
    with subprocess.Popen(
        [sys.executable, "-c", build], stdout=subprocess.PIPE, cwd=PORTAL.parent, start_new_session=True
    ) as process:
        assert process.stdout is not None
        process.stdout.read(1)
        process.kill()
        # They hold the other end of the pipe, as they hold the lock of a site: it ends with the last one.
        try:
            process.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise


@pytest.mark.parametrize("processes", (1, 2, 3))
def test_things_come_back_in_their_order(processes: int) -> None:
    assert list(each(square, range(MANY), processes)) == [number * number for number in range(MANY)]


def test_a_process_that_dies_among_things_is_told_of() -> None:
    with pytest.raises(WorkerDied):
        list(each(os._exit, [1] * MANY, 2))


def test_records_are_read_alike_in_one_process_and_in_several() -> None:
    content = read_content(PORTAL)
    broken = [SourceFile(f"protocols/sovet/2023-01-01-{n}.md", b"---\nbody: [\n---\n") for n in range(MANY)]
    files = (*content.records, *broken)

    alone, together = load(files), load(files, partial(each, processes=2))

    assert together == alone
    assert places(together) == places(alone)


def places(loaded: Loaded) -> list[Span]:
    return [line.span for document in loaded.documents for line in printed_lines(document)]

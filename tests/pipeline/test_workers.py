"""Work in several processes: everything once, faults told, nothing left hanging."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial

import pytest

from generator.pipeline.workers import WorkerDied, spread

MANY = 200


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

"""The bar is for a person at a terminal who waits: drawn there, by no thread, and nowhere else."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

_WORK = """
import sys, threading, time
from generator.cli.progress import Bar
with Bar() as bar:
    for step in ("чтение", "разбор"):
        bar.notify(step, 1, 2)
        time.sleep(float(sys.argv[1]))
        bar.notify(step, 2, 2)
    threads = threading.active_count()
print(threads, "rich" in sys.modules)
"""


def work(seconds: float, terminal: int | None) -> tuple[str, bytes]:
    """Do two steps of work; return what it tells of itself, and what it drew."""
    stderr = subprocess.PIPE if terminal is None else terminal
    words = [sys.executable, "-c", _WORK, str(seconds)]
    root = Path(__file__).parents[2]
    done = subprocess.run(
        words,
        stdout=subprocess.PIPE,
        stderr=stderr,
        cwd=root,
        check=True,
        timeout=60,
        env={**os.environ, "TERM": "xterm"},
    )
    return done.stdout.decode().strip(), done.stderr or b""


@pytest.fixture
def terminal() -> tuple[int, int]:
    return pty.openpty()


def test_a_person_who_waits_is_shown_the_step(terminal: tuple[int, int]) -> None:
    told, _ = work(0.4, terminal[1])
    drawn = os.read(terminal[0], 65536).decode()
    assert told == "1 True"
    assert "чтение" in drawn
    assert "разбор" in drawn


def test_quick_work_is_not_shown(terminal: tuple[int, int]) -> None:
    told, _ = work(0, terminal[1])
    assert told == "1 False"


def test_without_a_terminal_nothing_is_drawn() -> None:
    assert work(0.4, None) == ("1 False", b"")

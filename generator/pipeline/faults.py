"""Faults of the machine — a full disk, a lock, a theme without slots — as one clear sentence."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from generator.pipeline.workers import WorkerDied
from generator.publish.lock import Locked
from generator.publish.refusal import Refused
from generator.publish.shell import ShellError
from generator.search.index import SearchError
from generator.workspace.machine import reason

_FULL = "На диске кончилось место."


@contextmanager
def refused(as_exception: type[BaseException]) -> Iterator[None]:
    """Turn a fault of the machine inside the block into ``as_exception`` with Russian words."""
    try:
        yield
    except (Locked, Refused, ShellError, SearchError, WorkerDied) as problem:
        raise as_exception(f"{problem} Прежний сайт не тронут.") from problem
    except sqlite3.OperationalError as problem:
        full = problem.sqlite_errorcode == sqlite3.SQLITE_FULL
        words = _FULL if full else f"Не удалось записать файл картотеки: {problem}."
        raise as_exception(f"{words} Прежний сайт не тронут.") from problem
    except OSError as problem:
        words = (
            _FULL
            if problem.errno in (errno.ENOSPC, errno.EDQUOT)
            else f"Не удалось записать файл «{problem.filename2 or problem.filename}»: {reason(problem)}."
        )
        raise as_exception(f"{words} Прежний сайт не тронут.") from problem

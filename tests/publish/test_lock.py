"""One writer at a time, and the others learn who it is."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from generator.publish.lock import Lock, Locked, alone_in


def test_a_second_writer_learns_who_holds_the_lock(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "lock", Path("/srv/site"))
    with pytest.raises(Locked) as refusal:
        Lock(tmp_path / "lock", Path("/srv/site"))
    assert re.fullmatch(
        rf"Папку «/srv/site» с \d\d:\d\d \d+ [а-я]+ \d{{4}}.года собирает другая программа "
        rf"\(процесс {os.getpid()} на {re.escape(socket.gethostname())}\)\. Подождите, пока она закончит\.",
        str(refusal.value),
    )
    lock.release()
    Lock(tmp_path / "lock", Path("/srv/site")).release()


def test_a_killed_writer_holds_nothing(tmp_path: Path) -> None:
    code = "import sys, time; from pathlib import Path; from generator.publish.lock import Lock\n"
    code += "lock = Lock(Path(sys.argv[1]), Path('x')); print('held', flush=True); time.sleep(60)"
    path = tmp_path / "lock"
    with subprocess.Popen([sys.executable, "-c", code, path], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(Locked, match=f"процесс {holder.pid} на "):
            Lock(path, Path("x"))
        holder.send_signal(signal.SIGKILL)
    Lock(path, Path("x")).release()


def test_a_lock_of_an_unknown_holder(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "lock", Path("x"))
    (tmp_path / "lock").write_text("", encoding="utf-8")
    with pytest.raises(Locked, match="сейчас собирает другая программа"):
        Lock(tmp_path / "lock", Path("x"))
    lock.release()


def test_a_folder_is_used_by_one_at_a_time(tmp_path: Path) -> None:
    folder = tmp_path / "kept" / "search"
    with alone_in(folder) as first, alone_in(folder) as second:
        assert (first, second) == (folder, None)
    with alone_in(folder) as third:
        assert third == folder


def test_a_folder_that_cannot_be_locked_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with alone_in(tmp_path / "file" / "search") as folder:
        assert folder is None
    with alone_in(None) as folder:
        assert folder is None

"""What a file system can do and Python does not offer: exchange two folders, flush all that was written."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

_AT_FDCWD = -100
_EXCHANGE = 2
"""RENAME_EXCHANGE of renameat2(2) on Linux; RENAME_SWAP of renamex_np(2) on macOS has the same value."""

_UNKNOWN = frozenset({errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.EPERM})
"""What a file system or a kernel says that cannot do it; ``EPERM`` comes from filters of system calls."""

_libc = ctypes.CDLL(None, use_errno=True)


def walk(folder: Path) -> Iterator[str]:
    """Yield the path of every file below a folder, from there; links to other folders are not followed."""
    start, left = len(f"{folder}/"), [str(folder)]
    while left:
        with os.scandir(left.pop()) as found:
            for entry in found:
                if not entry.is_dir():
                    yield entry.path[start:]
                elif not entry.is_symlink():
                    left.append(entry.path)


def exchange(one: Path, other: Path) -> bool:
    """Let two files or folders of one file system change places in one step; False where it cannot be done.

    At no moment is there nothing at either path.
    """
    if sys.platform == "linux" and hasattr(_libc, "renameat2"):
        done = _libc.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE)
    elif sys.platform == "darwin" and hasattr(_libc, "renamex_np"):
        done = _libc.renamex_np(os.fsencode(one), os.fsencode(other), _EXCHANGE)
    else:
        return False
    if done == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNKNOWN:
        return False
    raise OSError(code, os.strerror(code), str(one), None, str(other))


def flush(folder: Path) -> None:
    """Wait until everything written to the file system of a folder has reached the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        if hasattr(_libc, "syncfs"):
            if _libc.syncfs(handle) != 0:
                code = ctypes.get_errno()
                raise OSError(code, os.strerror(code), str(folder))
        else:
            os.sync()
    finally:
        os.close(handle)


def flush_entry(folder: Path) -> None:
    """Wait until a rename inside of a folder has reached the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

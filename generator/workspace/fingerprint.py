"""What a result was made of, as one short text: equal as long as nothing of it has changed.

Files are known by what the file system says of them: size, node, and the times of the last change of content
and of node. The last cannot be set back: only an edit within one tick of the clock can be missed.
"""

from __future__ import annotations

import hashlib
import os
import platform
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def fingerprint(parts: Iterable[object]) -> str:
    """Return one text for many parts, in their order."""
    made = hashlib.blake2b(digest_size=20)
    for part in parts:
        made.update(repr(part).encode())
        made.update(b"\0")
    return made.hexdigest()


def program() -> Iterator[object]:
    """Yield what the program itself is: its own files, and the versions of everything installed beside it."""
    yield platform.python_version()
    yield from listing(_PACKAGE, lambda path: path.endswith("__pycache__"))
    # The names of these folders tell the versions; importlib.metadata takes longer than to look at all files.
    folders = (Path(folder) for folder in sys.path)
    yield sorted(str(path) for folder in folders for path in folder.glob("*.dist-info"))


def listing(folder: Path, left_out: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
    """Yield path and state of every file under a folder, in no order that could vary.

    ``left_out`` tells paths from that folder that do not count. A link to a file has the states of both; one
    to a folder is not followed. A folder that cannot be read counts as a file: whoever needs it says so.
    """
    start = len(str(folder)) + 1
    waiting = [str(folder)]
    found: list[tuple[str, str]] = []
    while waiting:
        folder_path = waiting.pop()
        try:
            entries = os.scandir(folder_path)
        except OSError:
            found.append((folder_path[start:], "closed"))
            continue
        with entries:
            for entry in entries:
                path = entry.path[start:]
                if left_out(path):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                    continue
                at = entry.stat(follow_symlinks=False)
                told = f"{at.st_size}-{at.st_ino}-{at.st_mtime_ns}-{at.st_ctime_ns}"
                found.append((path, f"{told} {state(Path(entry.path))}" if entry.is_symlink() else told))
    found.sort()
    yield from found


def state(path: Path) -> tuple[int, ...]:
    """Return the state of one file or folder; nothing where there is none."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns

"""Write the files of a site again and nothing else: what no program can be faster than.

Prints the seconds on the clock and of the processor; reading the files is not among them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, process_time

PORTION = 1 << 28
"""Bytes that are held at once."""


def portions(site: Path) -> Iterator[list[tuple[str, bytes]]]:
    """Yield the files of a site with their bytes, some at a time."""
    held: list[tuple[str, bytes]] = []
    size = 0
    for folder, _, names in os.walk(site):
        for name in names:
            path = os.path.join(folder, name)  # noqa: PTH118 - half a million of them
            data = Path(path).read_bytes()
            held.append((os.path.relpath(path, site), data))
            size += len(data)
            if size > PORTION:
                yield held
                held, size = [], 0
    yield held


def main() -> None:
    """Write a site to another folder."""
    site, target = sys.argv[1:]
    made: set[str] = set()
    wall = cpu = 0.0
    for portion in portions(Path(site)):
        start, computed = perf_counter(), process_time()
        for name, data in portion:
            path = f"{target}/{name}"
            folder = path.rpartition("/")[0]
            if folder not in made:
                os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - as quick as can be
                made.add(folder)
            file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
            os.write(file, data)
            os.close(file)
        wall, cpu = wall + perf_counter() - start, cpu + process_time() - computed
    print(wall, cpu)


if __name__ == "__main__":
    main()

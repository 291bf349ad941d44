"""What a portal costs to build, beside Hugo, beside others, and beside the mere writing of the same bytes.

Every program runs in turn, several times, and medians are told. Ratios are what counts: they are taken within
a round, so that a busy machine is busy for both. With ``--write`` the tables and the plot go to
docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

from bench.runs import PARTS, Bench
from bench.tables import Size, publish, table

ROOT = Path(__file__).parents[1]
MEMORY = Path("/dev/shm")  # noqa: S108 - a disk in memory is asked for
PEERS = 400
"""Protocols up to which the makers of simple pages are measured."""
DAY = "1700000000"
"""The day of every build, so that no state changes at midnight."""


def main() -> None:
    """Build portals of the sizes asked for, several times each, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[40, 400], help="protocols in each portal")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--on", type=Path, action="append", help="folder to work in; /dev/shm and /tmp unless told"
    )
    parser.add_argument(
        "--only", nargs="+", choices=PARTS, default=PARTS, help="what to measure; all unless told"
    )
    parser.add_argument(
        "--peers", type=int, default=PEERS, help="up to so many protocols; %(default)s unless told"
    )
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md as well")
    arguments = parser.parse_args()
    os.environ["SOURCE_DATE_EPOCH"] = DAY
    disks = arguments.on or [*([MEMORY] if MEMORY.is_dir() else []), Path(tempfile.gettempdir())]
    measured = []
    for protocols in arguments.sizes:
        for disk in disks:
            parts = frozenset(arguments.only) - (
                frozenset(("peers",)) if protocols > arguments.peers else frozenset()
            )
            # Hugo is handed what Glasno built.
            parts |= {"pages"} if "hugo" in parts else frozenset()
            size = Size(protocols, "in memory" if MEMORY in (disk, *disk.parents) else "on disk")
            with tempfile.TemporaryDirectory(dir=disk, prefix="glasno-bench-") as folder:
                bench = Bench(Path(folder), protocols, frozenset(parts))
                for _ in range(arguments.runs):
                    size.add(bench.round())
            print(table(size), flush=True)
            measured.append(size)
    if arguments.write:
        publish(measured, arguments.runs)


if __name__ == "__main__":
    main()

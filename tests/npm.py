"""Programs of npm that tests check our work with: each pinned, installed once, run without a network."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
from pathlib import Path

import pytest

WAIT = 300
"""Seconds for npm to fetch a package."""


def installed(package: str) -> Path:
    """Return the folder ``node_modules`` with ``name@version``; skip where npm cannot fetch it."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip(f"npm is not installed: {package} cannot be fetched")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "glasno-test"
    folder = cache / package.replace("@", "-")
    modules = folder / "node_modules"
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (modules / package.partition("@")[0] / "package.json").is_file():
            options = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(folder)]
            try:
                subprocess.run(
                    [npm, "install", *options, package], check=True, capture_output=True, timeout=WAIT
                )
            except subprocess.SubprocessError as problem:
                pytest.skip(f"npm could not fetch {package}: {problem}")
    return modules

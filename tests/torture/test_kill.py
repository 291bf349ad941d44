"""kill -9 at random moments: readers see the old site or the new one, whole, and the next run clears up."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tests.site.portal import differing, environment, glasno, tree
from tests.torture.conftest import Versions, times

Command = Callable[[Path, Path], tuple[str, ...]]


def publish(portal: Path, site: Path) -> tuple[str, ...]:
    return ("publish", "--root", str(portal), "--keep", "2", str(site))


def build(portal: Path, site: Path) -> tuple[str, ...]:
    return ("build", "--root", str(portal), "--output", str(site))


def seconds(command: tuple[str, ...], cwd: Path) -> float:
    start = time.monotonic()
    done = glasno(*command, cwd=cwd)
    assert done.returncode == 0, done.stderr
    return time.monotonic() - start


def wait_for_seal(place: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until the next site is whole on its stage: its manifest is written last."""
    stages = (".site.new/SHA256SUMS", ".site.releases/.*.new/SHA256SUMS")
    while process.poll() is None and not any(any(place.glob(stage)) for stage in stages):
        time.sleep(0.001)


@pytest.mark.parametrize(("command", "share"), ((publish, 0.6), (build, 0.4)), ids=("publish", "build"))
def test_kill_at_random_moments(
    versions: Versions,
    tmp_path: Path,
    figure: Callable[[str, str], None],
    command: Command,
    share: float,
) -> None:
    site = tmp_path / "web/site"
    whole = max(seconds(command(portal, site), tmp_path) for portal in versions.portals)
    chance = random.Random(20231116)  # noqa: S311 - moments, not secrets
    killed, outcomes = round(times(8, 100) * share), {0: 0, 1: 0}
    shown = 1
    for number in range(killed):
        wanted = number % 2
        with subprocess.Popen(
            [sys.executable, "-m", "generator", *command(versions.portals[wanted], site)],
            cwd=tmp_path,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            # Half of the kills come at any moment, half around the switch, which is a moment in a long run.
            if number % 4 < 2:
                time.sleep(chance.uniform(0.2, 1.05) * whole)
            else:
                wait_for_seal(site.parent, process)
                time.sleep(chance.uniform(0, 0.2))
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        found = tree(site)
        whole_ones = [version for version in (0, 1) if versions.trees[version] == found]
        assert whole_ones, f"kill {number} left a mix: {differing(versions.trees[wanted], found)[:5]}"
        (shown,) = whole_ones
        outcomes[shown == wanted] += 1
    assert glasno(*command(versions.portals[1 - shown], site), cwd=tmp_path).returncode == 0
    assert differing(versions.trees[1 - shown], tree(site)) == []
    beside = {path.name for path in site.parent.iterdir()} - {"site", ".site.lock", ".site.releases"}
    assert beside == set()
    if command is publish:
        kept = {path.name for path in (site.parent / ".site.releases").iterdir()}
        current = int(site.readlink().name)
        releases = sorted(int(name) for name in kept if name.isdigit())
        assert (releases[-1], len(releases) <= 2) == (current, True)
        assert not [name for name in kept if name.endswith((".new", ".old"))]
    figure(
        f"test_kill.py[{command.__name__}]",
        f"{killed} kills: {outcomes[0]} left the old site whole, {outcomes[1]} the new one, 0 a mix",
    )

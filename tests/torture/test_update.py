"""kill -9 while a site is updated: whoever opens it next finds the old site or the new one, never a mix."""

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

from generator.publish.compress import compress
from generator.publish.manifest import seal
from generator.publish.stage import open_stage
from generator.publish.update import open_update
from generator.publish.write import write_file
from tests.site.portal import differing, environment, tree
from tests.torture.conftest import times

_UPDATE = """
import shutil, sys
from pathlib import Path
from generator.publish.manifest import Sealed
from generator.publish.update import updating

site, version, files, size, *deleted = sys.argv[1:]
with updating(Path(site)) as update:
    shutil.copytree(version, update.path, dirs_exist_ok=True)
    update.seal(Sealed(int(files), int(size), update.standing.state), deleted, twins=True)
    update.apply()
"""
PAGES = 150


def lay(folder: Path, version: int) -> None:
    """Write the pages of a version: all differ from those of the other one, some stand at other addresses."""
    for number in range(PAGES):
        name = f"{version if number % 3 else 'same'}/{number % 7}/{number}/index.html"
        write_file(f"{folder}/{name}", f"<main>Версия {version}, страница {number}</main>".encode() * 40)
    write_file(f"{folder}/assets/glasno/a.css", b"")


def test_kill_at_random_moments(tmp_path: Path, figure: Callable[[str, str], None]) -> None:
    versions, whole, sealed = [], [], []
    for version in (0, 1):
        place = tmp_path / f"version-{version}"
        lay(place, version)
        versions.append(place)
        built = tmp_path / f"built-{version}"
        lay(built, version)
        sealed.append(seal(built, sorted(compress(built).values())))
        whole.append(tree(built))
    site = tmp_path / "built-0"
    shown = 0
    chance = random.Random(20261122)  # noqa: S311 - moments, not secrets
    killed, outcomes = times(10, 400), {0: 0, 1: 0}
    for number in range(killed):
        wanted = 1 - shown
        names = [path.relative_to(versions[shown]).as_posix() for path in versions[shown].rglob("*.html")]
        deleted = [name for name in names if not (versions[wanted] / name).exists()]
        with subprocess.Popen(
            [sys.executable, "-c", _UPDATE, site, versions[wanted], *map(str, sealed[shown][:2]), *deleted],
            env=environment(),
            start_new_session=True,
        ) as process:
            # Most kills come while changes are made, which is a moment in a long run.
            listed = site.parent / f".{site.name}.changes/list.json"
            if number % 4:
                while process.poll() is None and not listed.exists():
                    time.sleep(0.0002)
            time.sleep(chance.uniform(0, 0.03 if number % 4 else 0.6))
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        opened = open_update(site) if number % 2 else open_stage(site)
        opened.close()
        found = tree(site)
        assert found in whole, f"kill {number} left a mix: {differing(whole[wanted], found)[:5]}"
        outcomes[whole.index(found) == wanted] += 1
        shown = whole.index(found)
        assert not listed.parent.exists()
    assert outcomes[1]
    figure(
        "test_update.py",
        f"{killed} kills: {outcomes[0]} left the old site whole, {outcomes[1]} the new one, 0 a mix",
    )

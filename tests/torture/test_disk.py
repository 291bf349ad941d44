"""A full disk and a read-only one: nothing that readers see changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.site.portal import differing, glasno, tree
from tests.torture.conftest import Versions, times

_BLOCK = 4096


def room(files: dict[str, bytes]) -> int:
    """Return the bytes that files take on a disk, folders and all."""
    folders = {str(Path(name).parent) for name in files}
    return sum(-(-len(data) // _BLOCK) * _BLOCK for data in files.values()) + len(folders) * _BLOCK


def test_a_disk_that_fills_up(
    versions: Versions, mounted: Callable[[str], Path], figure: Callable[[str, str], None]
) -> None:
    one, two = versions.portals
    size = room(versions.trees[0])
    web = mounted(f"size={3 * size}") / "web"
    done = glasno("publish", "--root", one, web / "site", cwd=one)
    assert done.returncode == 0, done.stderr
    tries = times(2, 12)
    for number in range(tries):
        mounted(f"size={int(size * (1.05 + 0.85 * number / tries))}")
        refused = glasno("publish", "--root", two, web / "site", cwd=two)
        assert refused.returncode == 1
        assert "Traceback" not in refused.stderr
        assert refused.stderr.endswith("Прежний сайт не тронут.\n")
        assert differing(versions.trees[0], tree(web / "site")) == []
    mounted(f"size={3 * size}")
    assert glasno("publish", "--root", two, web / "site", cwd=two).returncode == 0
    assert differing(versions.trees[1], tree(web / "site")) == []
    assert sorted(path.name for path in web.iterdir()) == [".site.lock", ".site.releases", "site"]
    figure("test_disk.py", f"{tries} full disks of other sizes: 0 bytes changed, 0 leftovers")


def test_a_disk_that_cannot_be_written(versions: Versions, mounted: Callable[[str], Path]) -> None:
    one, two = versions.portals
    web = mounted("rw,size=64m") / "web"
    assert glasno("publish", "--root", one, web / "site", cwd=one).returncode == 0
    before = tree(web)
    mounted("ro,size=64m")
    for command in (
        ("publish", "--root", two, web / "site"),
        ("build", "--root", two, "--output", web / "other"),
        ("rollback", web / "site"),
    ):
        refused = glasno(*command, cwd=two)
        assert refused.returncode == 1
        assert "Traceback" not in refused.stderr
        assert refused.stderr.endswith("Прежний сайт не тронут.\n")
    assert differing(before, tree(web)) == []
    mounted("rw,size=64m")
    assert glasno("publish", "--root", two, web / "site", cwd=two).returncode == 0

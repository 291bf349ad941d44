"""An update of a site leaves what a whole build would have made, byte for byte."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.publish import compress as compression
from generator.publish import journal, manifest
from generator.publish.amendment import Unsealed
from generator.publish.compress import compress
from generator.publish.lock import Locked, take_lock
from generator.publish.manifest import Sealed, enter, seal, state_of
from generator.publish.refusal import Refused
from generator.publish.stage import open_stage
from generator.publish.update import Updated, open_update, updating
from generator.publish.write import write_file

NAMES = ("index.html", "a/index.html", "a/b/index.html", "a/b.txt", "a.css", "b", "z/план.pdf", "verify/a.js")
"""Pages, texts, and others; «b» is a file here and a folder there."""
FOLDERS = ("b/index.html", "b/c/d.json")
PAGE = "<main>Принято единогласно.</main>"
Tree = Mapping[str, str]
UNKNOWN = Sealed(0, 0, (0, 0, 0))


def write(folder: Path, files: Tree) -> None:
    for name, text in files.items():
        write_file(f"{folder}/{name}", text.encode())


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def folders(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()}


def build(site: Path, files: Tree, *, twins: bool = True) -> Sealed:
    """Make a site from scratch, as a whole build does."""
    write(site, files)
    known = compress(site) if twins else {}
    return seal(site, sorted(known.values()))


def update(site: Path, sealed: Sealed, files: Tree, deleted: set[str], *, twins: bool = True) -> Updated:
    with updating(site) as opened:
        write(opened.path, files)
        updated = opened.seal(sealed, deleted, twins=twins)
        opened.apply()
    return updated


@st.composite
def trees(draw: st.DrawFn) -> dict[str, str]:
    names = draw(st.sets(st.sampled_from(NAMES), min_size=1))
    if "b" not in names:
        names |= draw(st.sets(st.sampled_from(FOLDERS)))
    return {name: PAGE * draw(st.integers(1, 4)) for name in names}


@pytest.fixture(scope="module", autouse=True)
def _unflushed() -> Iterator[None]:
    """Let no test wait for the disk."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(journal, "flush", lambda _: None)
        yield


@contextmanager
def small() -> Iterator[None]:
    """Let a few short files have twins, and stand in many parts of the manifest."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compression, "_SMALLEST", len(PAGE.encode()) + 1)
        patch.setattr(manifest, "_PART", 2)
        yield


@settings(max_examples=100, deadline=None)
@given(trees(), trees(), st.booleans())
def test_an_updated_site_is_the_one_built_anew(before: Tree, after: Tree, twins: bool) -> None:
    with small(), TemporaryDirectory() as place:
        site, anew = Path(place, "site"), Path(place, "anew")
        sealed = build(site, before, twins=twins)
        expected = build(anew, after, twins=twins)
        updated = update(site, sealed, after, set(before) - set(after), twins=twins)
        assert tree(site) == tree(anew)
        assert folders(site) == folders(anew)
        assert updated.sealed[:2] == expected[:2]
        assert updated.sealed.state == state_of((site / "SHA256SUMS").stat())
        assert {path.name for path in Path(place).iterdir()} == {"site", "anew", ".site.lock"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    place = tmp_path / "site"
    build(place, {"index.html": PAGE * 100, "a/index.html": PAGE * 100, "b/c.txt": "c", "d.pdf": "d"})
    return place


def test_what_changed_is_told(site: Path) -> None:
    sealed = seal(site)
    changes = {"index.html": PAGE * 100, "a/index.html": PAGE, "n/index.html": PAGE * 100}
    updated = update(site, sealed, changes, {"b/c.txt", "never/was.html"})
    twins = ("n/index.html.br", "n/index.html.gz")
    assert updated.written == ("a/index.html", "n/index.html", *twins)
    assert updated.deleted == ("a/index.html.br", "a/index.html.gz", "b/c.txt")


def test_nothing_is_written_where_nothing_changed(site: Path) -> None:
    times = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    sealed = seal(site)
    times |= {path: path.stat().st_mtime_ns for path in (site / "verify", *site.glob("verify/**/*"), site)}
    times[site / "SHA256SUMS"] = (site / "SHA256SUMS").stat().st_mtime_ns
    updated = update(site, sealed, {"index.html": PAGE * 100}, {"e.pdf"})
    assert updated == Updated((), (), sealed)
    assert {path: path.stat().st_mtime_ns for path in times} == times


def test_what_is_written_stays_though_it_was_to_be_deleted(site: Path) -> None:
    updated = update(site, seal(site), {"d.pdf": "d", "b/c.txt": "new"}, {"d.pdf", "b/c.txt"})
    assert (updated.written, updated.deleted) == (("b/c.txt",), ())
    assert (site / "d.pdf").read_text(encoding="utf-8") == "d"


def test_a_known_entry_is_taken_for_true(site: Path) -> None:
    sealed = seal(site)
    with updating(site) as opened:
        write(opened.path, {"d.pdf": "new"})
        opened.seal(sealed, known=[enter("d.pdf", b"old")], twins=False)
        opened.apply()
    assert (site / "d.pdf").read_text(encoding="utf-8") == "new"
    assert enter("d.pdf", b"old").sum in (site / "SHA256SUMS").read_text(encoding="utf-8")


def test_a_file_that_lost_bytes_is_mended(site: Path) -> None:
    sealed = seal(site)
    (site / "b/c.txt").write_bytes(b"")
    update(site, sealed._replace(size=sealed.size - 1), {"b/c.txt": "c"}, set())
    assert (site / "b/c.txt").read_text(encoding="utf-8") == "c"


def test_what_is_sealed_and_not_applied_is_applied_by_the_next(site: Path) -> None:
    with updating(site) as opened:
        write(opened.path, {"d.pdf": "new"})
        opened.seal(seal(site), twins=True)
    assert (site / "d.pdf").read_text(encoding="utf-8") == "d"
    with updating(site) as opened:
        assert list(opened.path.iterdir()) == []
        assert (site / "d.pdf").read_text(encoding="utf-8") == "new"


def test_an_unsound_page_stops_the_update(site: Path) -> None:
    before = tree(site)
    with pytest.raises(Refused, match="страница пуста"):
        update(site, UNKNOWN, {"index.html": "<main></main>", "a/index.html": PAGE}, {"d.pdf"})
    open_update(site).close()
    assert tree(site) == before


def test_without_room_the_site_stays(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise OSError(28, "No space left on device")

    before = tree(site)
    monkeypatch.setattr("generator.publish.update.require_room", refuse)
    with pytest.raises(OSError, match="No space"):
        update(site, seal(site), {"d.pdf": "new"}, {"b/c.txt"})
    monkeypatch.undo()
    open_update(site).close()
    assert tree(site) == before


def test_a_site_that_grows_too_big(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = seal(site)
    monkeypatch.setattr(manifest, "MAX_SITE", before.size + 5)
    after = update(site, before, {"d.pdf": "123456"}, set()).sealed
    assert after.size == before.size + 5
    with pytest.raises(Refused, match="Сайт больше"):
        update(site, after, {"d.pdf": "1234567"}, set())


def test_a_signature_of_before_goes(site: Path) -> None:
    (site / "SHA256SUMS.sig").write_text("of before", encoding="utf-8")
    update(site, seal(site), {"d.pdf": "new"}, set())
    assert not (site / "SHA256SUMS.sig").exists()


def test_twins_have_the_times_of_their_texts(site: Path) -> None:
    update(site, seal(site), {"a/index.html": PAGE * 101}, set())
    times = {path.stat().st_mtime_ns for path in (site / "a").iterdir()}
    assert len(times) == 1


@pytest.mark.parametrize("harm", ("no-site", "no-manifest", "empty", "cut", "part", "changed-away"))
def test_a_site_that_is_not_as_sealed_is_not_updated(site: Path, harm: str) -> None:
    sums = site / "SHA256SUMS"
    match harm:
        case "no-site":
            shutil.rmtree(site)
        case "no-manifest":
            sums.unlink()
        case "empty":
            sums.write_bytes(b"")
        case "cut":
            sums.write_bytes(sums.read_bytes()[:-1])
        case "part":
            (site / "verify/sums/all.txt").write_bytes(b"")
        case "changed-away":
            (site / "d.pdf").unlink()
    with pytest.raises(Unsealed):
        update(site, UNKNOWN, {"d.pdf": "new"}, set())
    take_lock(site).release()


def test_an_update_and_a_build_lock_each_other_out(site: Path) -> None:
    with updating(site), pytest.raises(Locked):
        open_stage(site)
    write(site, {"assets/glasno/a.css": ""})
    stage = open_stage(site)
    with pytest.raises(Locked):
        open_update(site)
    stage.close()
    open_update(site).close()

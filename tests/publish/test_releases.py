"""Releases beside each other, and the link that readers follow: one step, whatever stood there before."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.pipeline.publication import Shown, publish_release, roll_back
from generator.publish import releases as releases_module
from generator.publish.ledger import read_ledger, write_ledger
from generator.publish.lock import Locked
from generator.publish.redirects import GONE, Redirect, write_redirects
from generator.publish.refusal import Refused
from generator.publish.releases import held, site_before

Build = Callable[[Path, frozenset[str]], None]


def site(folder: Path, words: str, addresses: tuple[str, ...] = ("a/",), gone: tuple[str, ...] = ()) -> None:
    (folder / "assets/glasno").mkdir(parents=True)
    (folder / "index.html").write_text(words, encoding="utf-8")
    write_ledger(folder, addresses)
    write_redirects(folder, (Redirect(address, address, GONE) for address in gone))


def building(words: str, addresses: tuple[str, ...] = ("a/",), gone: tuple[str, ...] = ()) -> Build:
    return lambda folder, ledger: site(folder, words, addresses, gone)


def noting(ledgers: list[frozenset[str]]) -> Build:
    """Return a build that notes the ledger it was given."""

    def build(folder: Path, ledger: frozenset[str]) -> None:
        ledgers.append(ledger)
        site(folder, "new")

    return build


def failing(folder: Path, ledger: frozenset[str]) -> None:
    site(folder, "half")
    raise RuntimeError


def seen(target: Path) -> str:
    return (target / "index.html").read_text(encoding="utf-8")


def rubbish(target: Path) -> list[str]:
    """Return what stands beside a target and is neither a release nor a lock."""
    beside = [path.name for path in target.parent.iterdir() if path != target]
    return sorted({*beside} - {f".{target.name}.releases", f".{target.name}.lock"})


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "web" / "site"


def test_releases_follow_each_other_and_come_back(target: Path) -> None:
    assert publish_release(target, building("one")) == Shown(1, ())
    assert publish_release(target, building("two")) == Shown(2, (1,))
    assert publish_release(target, building("three")) == Shown(3, (1, 2))
    assert (target.is_symlink(), str(target.readlink())) == (True, ".site.releases/3")
    assert (roll_back(target), seen(target)) == (Shown(2, (1, 3)), "two")
    assert (roll_back(target), seen(target)) == (Shown(1, (2, 3)), "one")
    assert (roll_back(target, 3), seen(target)) == (Shown(3, (1, 2)), "three")
    assert rubbish(target) == []


def test_publishing_after_a_rollback_drops_what_was_taken_back(target: Path) -> None:
    for words in ("one", "two", "three"):
        publish_release(target, building(words))
    roll_back(target, 1)
    assert publish_release(target, building("four")) == Shown(4, (1,))
    assert seen(target) == "four"


def test_only_the_newest_are_kept(target: Path) -> None:
    shown = [publish_release(target, building(str(number)), keep=3) for number in range(1, 6)]
    assert shown[-1] == Shown(5, (3, 4))
    assert publish_release(target, building("6"), keep=1) == Shown(6, ())


def test_a_build_that_fails_shows_nothing_and_the_next_clears_up(target: Path) -> None:
    publish_release(target, building("one"))
    with pytest.raises(RuntimeError):
        publish_release(target, failing)
    assert seen(target) == "one"
    assert publish_release(target, building("two")).others == (1,)
    assert seen(target) == "two"


def test_two_publications_do_not_meet(target: Path) -> None:
    def second(folder: Path, ledger: frozenset[str]) -> None:
        with pytest.raises(Locked, match="собирает другая программа"):
            publish_release(target, building("other"))
        with pytest.raises(Locked):
            roll_back(target)
        site(folder, "first")

    publish_release(target, second)
    assert seen(target) == "first"


def test_nowhere_to_roll_back_to(target: Path) -> None:
    publish_release(target, building("one"))
    with pytest.raises(Refused, match="возвращаться не к чему"):
        roll_back(target)
    with pytest.raises(Refused, match="Выпуска 7 нет среди хранимых"):
        roll_back(target, 7)
    assert seen(target) == "one"


@pytest.mark.parametrize("can", (True, False))
def test_a_plain_folder_becomes_the_release_before(
    target: Path, monkeypatch: pytest.MonkeyPatch, can: bool
) -> None:
    if not can:
        monkeypatch.setattr(releases_module, "exchange", lambda one, other: False)
    site(target, "by hand", ("old/",))
    ledgers: list[frozenset[str]] = []
    assert publish_release(target, noting(ledgers)) == Shown(2, (1,))
    assert seen(target) == "new"
    assert ledgers == [{"old/"}]
    assert (roll_back(target), seen(target)) == (Shown(1, (2,)), "by hand")
    assert rubbish(target) == []


@pytest.mark.parametrize("stopped_at", ("aside", "linked"))
def test_a_replacement_of_a_plain_folder_that_stopped_half_way(target: Path, stopped_at: str) -> None:
    site(target.parent / ".site.releases/2", "new")
    site(target.parent / ".site.old", "by hand")
    if stopped_at == "linked":
        target.symlink_to(".site.releases/2")
    with held(target) as releases:
        if stopped_at == "linked":
            assert (seen(target), releases.numbers) == ("new", (1, 2))
        else:
            assert (seen(target), target.is_symlink()) == ("by hand", False)
    publish_release(target, building("newer"))
    assert seen(target) == "newer"
    assert rubbish(target) == []


def test_an_exchange_that_was_the_last_thing_done(target: Path) -> None:
    site(target.parent / ".site.releases/2", "new")
    site(target.parent / ".site.link", "by hand")
    target.symlink_to(".site.releases/2")
    assert (roll_back(target), seen(target)) == (Shown(1, (2,)), "by hand")


def test_an_empty_folder_is_taken(target: Path) -> None:
    target.mkdir(parents=True)
    assert publish_release(target, building("one")) == Shown(1, ())


@pytest.mark.parametrize("kind", ("folder", "link", "file"))
def test_what_is_no_site_is_not_replaced(target: Path, tmp_path: Path, kind: str) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home/letter.txt").write_text("dear", encoding="utf-8")
    target.parent.mkdir()
    match kind:
        case "folder":
            (tmp_path / "home").rename(target)
        case "link":
            target.symlink_to(tmp_path / "home")
        case _:
            (tmp_path / "home/letter.txt").rename(target)
    with pytest.raises((Refused, NotADirectoryError)):
        publish_release(target, building("one"))
    assert "dear" in [path.read_text(encoding="utf-8") for path in tmp_path.rglob("*") if path.is_file()]


def test_a_release_with_withdrawn_words_is_removed_and_never_shown(target: Path) -> None:
    publish_release(target, building("one", gone=("x/",)))
    publish_release(target, building("secret", gone=("x/",)))
    publish_release(target, building("secret too", gone=("x/",)))
    assert publish_release(target, building("clean", gone=("x/", "a/"))) == Shown(4, ())
    texts = [path.read_bytes() for path in target.parent.rglob("*") if path.is_file()]
    assert [text for text in texts if b"secret" in text] == []


def test_a_release_that_is_half_removed_is_none(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for words in ("one", "two", "three"):
        publish_release(target, building(words))

    def killed(path: Path) -> None:
        (path / "index.html").unlink()
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("generator.publish.releases.shutil.rmtree", killed)
        with pytest.raises(KeyboardInterrupt):
            publish_release(target, building("four"), keep=2)
    with held(target) as releases:
        assert (seen(target), releases.numbers) == ("four", (2, 3, 4))
    publish_release(target, building("five"))
    assert sorted(path.name for path in releases.folder.iterdir()) == ["2", "3", "4", "5", "addresses.txt"]


def test_rolling_back_over_a_withdrawal_is_refused(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish_release(target, building("secret"))
    monkeypatch.setattr(releases_module.Releases, "prune", lambda self, keep: None)
    publish_release(target, building("clean", gone=("a/",)))
    with pytest.raises(Refused, match="отозвано"):
        roll_back(target)
    assert seen(target) == "clean"


def test_the_ledger_remembers_what_a_taken_back_release_published(target: Path) -> None:
    publish_release(target, building("one", ("a/",)))
    publish_release(target, building("two", ("a/", "b/")))
    roll_back(target)
    assert read_ledger(target) == {"a/"}
    ledgers: list[frozenset[str]] = []
    publish_release(target, noting(ledgers))
    assert ledgers == [{"a/", "b/"}]


def test_a_release_that_was_never_shown_binds_nobody(target: Path) -> None:
    publish_release(target, building("one", ("a/",)))
    site(target.parent / ".site.releases/2", "killed before the switch", ("draft/",))
    ledgers: list[frozenset[str]] = []
    publish_release(target, noting(ledgers))
    assert ledgers == [{"a/"}]


def test_a_web_server_may_read_everything(target: Path) -> None:
    def build(folder: Path, ledger: frozenset[str]) -> None:
        site(folder, "one")
        (folder / "assets").chmod(0o700)
        (folder / "index.html").chmod(0o600)

    publish_release(target, build)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (target.resolve(), *target.rglob("*"))}
    assert modes == {0o755, 0o644}


def test_the_site_that_a_build_follows(tmp_path: Path) -> None:
    releases = tmp_path / ".public.releases"
    for number in (2, 9, 10):
        (releases / str(number)).mkdir(parents=True)
    (tmp_path / "7").mkdir()

    assert site_before(releases / "11") == releases / "10"
    assert site_before(releases / "9") == releases / "9"
    assert site_before(releases / "1") == releases / "1"
    assert site_before(tmp_path / "site") == tmp_path / "site"
    assert site_before(tmp_path / "8") == tmp_path / "8"

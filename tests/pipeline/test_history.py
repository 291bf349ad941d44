"""The revisions of a document from its repository: what changed and when, and nothing of the former words."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import date
from pathlib import Path

import pytest

from generator.catalogue.store import new_store
from generator.model.portal import Portal
from generator.model.revision import Revision
from generator.pages import pages
from generator.pages.render import render
from generator.pipeline import Figures
from generator.pipeline.cataloguing import read_into
from tests.check.tree import ORGANIZATION, protocol

RECORD = "protocols/sovet/2023-03-16-2.md"


def git(folder: Path, *arguments: str, day: str = "2023-03-17") -> None:
    moment = f"{day}T12:00:00+0300"
    subprocess.run(
        ["git", "-c", "user.name=Editor", "-c", "user.email=editor@example.org", *arguments],
        cwd=folder,
        env={
            "PATH": "/usr/bin:/bin",
            "GIT_COMMITTER_DATE": moment,
            "GIT_AUTHOR_DATE": moment,
            "HOME": str(folder),
        },
        check=True,
        capture_output=True,
    )


def commit(root: Path, text: str, day: str) -> None:
    (root / "content" / RECORD).write_text(text, encoding="utf-8")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Исправлена тайна", day=day)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository whose portal lies in a folder of it, with four versions of a record."""
    root = tmp_path_factory.mktemp("repository") / "portal"
    (root / "content/protocols/sovet").mkdir(parents=True)
    (root / "content/organizations").mkdir()
    (root / "content" / ORGANIZATION.path).write_bytes(ORGANIZATION.data)
    git(root.parent, "init", "-q")
    commit(root, protocol("1. Тайна.\n2. Принять к сведению."), "2023-03-17")
    commit(root, protocol("1.  Тайна.\n2. Принять к сведению."), "2023-03-18")  # layout only
    commit(root, protocol("1. Слово.\n3. Провести встречу."), "2023-04-01")
    commit(root, protocol("1. Слово.\n3. Провести встречу.", place="г. Примерск"), "2023-05-02")
    return root


Read = Callable[[Path], tuple[Portal, bool]]


@pytest.fixture
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    """What reads a portal with its history, and tells whether all of that is known."""
    with ExitStack() as stores:

        def read(root: Path) -> tuple[Portal, bool]:
            store = stores.enter_context(closing(new_store(tmp_path_factory.mktemp("catalogue"))))
            figures = Figures()
            checked = read_into(store, root / "content", figures, history=True)
            assert {d.code for d in checked.diagnostics} <= {"label-gap", "unknown-body"}
            return checked.portal, figures.history

        yield read


def test_revisions_tell_what_changed_and_when(root: Path, read: Read) -> None:
    found, whole = read(root)
    (meeting,) = found.meetings.values()
    assert whole
    assert meeting.revisions == (
        Revision(date(2023, 5, 2), ("изменены сведения о документе",)),
        Revision(date(2023, 4, 1), ("изменён текст пункта 1", "добавлен пункт 3", "убран пункт 2")),
    )


def test_the_page_shows_them_and_not_the_former_words(root: Path, read: Read) -> None:
    found, _ = read(root)
    (page,) = (
        page for page in pages(found, date(2024, 1, 1)) if page.address == "protocols/sovet/2023-03-16-2/"
    )
    html = render(page).replace("&nbsp;", " ").replace("\N{NO-BREAK SPACE}", " ")
    assert "История изменений" in html
    assert "1 апреля 2023 года" in html
    assert "Изменён текст пункта 1; добавлен пункт 3; убран пункт 2." in html
    assert "айна" not in html
    assert "Editor" not in html


def test_a_document_that_never_changed_has_no_history(tmp_path: Path, read: Read) -> None:
    root = tmp_path / "portal"
    (root / "content/protocols/sovet").mkdir(parents=True)
    git(tmp_path, "init", "-q")
    commit(root, protocol(), "2023-03-17")
    found, whole = read(root)
    assert whole
    assert [meeting.revisions for meeting in found.meetings.values()] == [()]


def test_a_shallow_clone_says_so_and_shows_none(root: Path, tmp_path: Path, read: Read) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{root.parent}", "clone")
    found, whole = read(tmp_path / "clone/portal")
    assert not whole
    assert [meeting.revisions for meeting in found.meetings.values()] == [()]


def test_without_a_repository(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: Read
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    shutil.copytree(root, tmp_path / "portal")
    found, whole = read(tmp_path / "portal")
    assert whole
    assert [meeting.revisions for meeting in found.meetings.values()] == [()]

"""A proposal from a stranger: its data is checked and built, and nothing else of it is ever used."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.report.markdown import MAX_LINES

ROOT = Path(__file__).parents[2]
STARTER = ROOT / "generator" / "starter"
RECORD = "content/protocols/primersk-council/2026-09-15-1.md"
EVIL = "from pathlib import Path\nPath(__file__).with_name('ran').write_text('ran')\n"


def git(folder: Path, *arguments: str) -> str:
    settings = ("-c", "user.name=Т", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", *settings, *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def review(root: Path, *arguments: str) -> tuple[int, str]:
    code = "from generator.cli.review_command import review_command; review_command()"
    done = subprocess.run(
        [sys.executable, "-c", code, "main", "proposal", "--output", "../desk", *arguments],
        cwd=root, capture_output=True, text=True, timeout=120,
        env={key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"},
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "portal"
    shutil.copytree(STARTER, folder)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "начало")
    git(folder, "switch", "-q", "-c", "proposal")
    return folder


def propose(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "предложение")
    git(root, "switch", "-q", "main")


def test_a_proposal_cannot_forget_what_was_published(root: Path) -> None:
    git(root, "switch", "-q", "main")
    ledger = root / "content/addresses.txt"
    ledger.write_text("protocols/primersk-council/2026-09-15-1/\n", encoding="utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "опубликовано")
    git(root, "branch", "-q", "-D", "proposal")
    git(root, "switch", "-q", "-c", "proposal")
    ledger.unlink()
    (root / RECORD).unlink()
    propose(root)

    code, said = review(root)

    assert code == 1
    assert "ошибка url-lost: Адрес «protocols/primersk-council/2026-09-15-1/»" in said


def test_a_proposal_cannot_drop_what_the_site_was_asked_for(root: Path) -> None:
    (root / RECORD).unlink()
    propose(root)
    # What ``glasno recall`` leaves: a file that git does not know.
    (root / "content/addresses.txt").write_text(
        "protocols/primersk-council/2026-09-15-1/\n", encoding="utf-8"
    )

    code, said = review(root)

    assert code == 1
    assert "ошибка url-lost: Адрес «protocols/primersk-council/2026-09-15-1/»" in said


def test_a_good_proposal_is_built_with_the_base_settings(root: Path) -> None:
    record = root / RECORD
    record.write_text(
        record.read_text(encoding="utf-8").replace("15 октября", "20 октября"), encoding="utf-8"
    )
    (root / "mkdocs.yml").write_text("site_name: ЧУЖОЙ\nhooks: [h.py]\n", encoding="utf-8")
    (root / "h.py").write_text(EVIL, encoding="utf-8")
    (root / "theme_overrides" / "main.html").write_text("ЧУЖОЙ", encoding="utf-8")
    propose(root)

    code, said = review(root)
    desk = root.parent / "desk"

    assert code == 0, said
    home = (desk / "site" / "index.html").read_text(encoding="utf-8")
    assert "ЧУЖОЙ" not in home
    assert "20 октября" in (desk / "site/protocols/primersk-council/2026-09-15-1/index.html").read_text(
        "utf-8"
    )
    assert not list(root.parent.rglob("ran"))
    assert 'href="site/protocols/primersk-council/2026-09-15-1/index.html"' in (
        desk / "changed.html"
    ).read_text(encoding="utf-8")
    comment = (desk / "comment.md").read_text(encoding="utf-8")
    assert len(comment.splitlines()) <= MAX_LINES
    assert "изменён срок" in comment
    assert "Подписанный текст изменён" in comment
    assert "`h.py`" in comment
    for name in ("gitlab.json", "report.sarif", "rdjson.json", "report.json", "changes.json"):
        json.loads((desk / name).read_text(encoding="utf-8"))


def test_a_bad_proposal_is_told_and_not_built(root: Path) -> None:
    record = root / RECORD
    record.write_text(record.read_text(encoding="utf-8").replace("kind: protocol", "kind: protokol"), "utf-8")
    (root / "content/organizations/passwd.yml").symlink_to("/etc/passwd")
    propose(root)

    code, said = review(root, "--format", "github")
    desk = root.parent / "desk"

    assert code == 1
    assert f"::error file={RECORD},line=" in said
    assert (
        "::error file=content/organizations/passwd.yml,line=1,col=1,endColumn=2,title=ошибка symlink" in said
    )
    assert said.count("passwd.yml") == 1
    assert not (desk / "site").exists()
    assert "Сайт не собран" in (desk / "comment.md").read_text(encoding="utf-8")


def test_a_flood_of_files_is_refused_unread(root: Path) -> None:
    folder = root / "content/protocols/primersk-council"
    for number in range(5_001):
        (folder / f"{number}.md").write_bytes(b"\xff")
    propose(root)

    code, said = review(root)

    assert code == 1
    assert "ошибка too-big: Предложение меняет 5 001" in said.replace("\N{NO-BREAK SPACE}", " ")
    assert not (root.parent / "desk").exists()


def test_what_the_base_gained_meanwhile_is_no_change(root: Path) -> None:
    (root / "content/organizations/new.yml").write_text(
        "name: Новая\nclassification: unit\n", encoding="utf-8"
    )
    propose(root)
    (root / "content/organizations/other.yml").write_text("name: Другая\nclassification: unit\n", "utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "тем временем")

    review(root)

    made = json.loads((root.parent / "desk/changes.json").read_text(encoding="utf-8"))
    assert [change["name"] for change in made["changes"]] == ["организация «Новая»"]
    assert made["elsewhere"] == []


def test_a_comment_is_never_longer_than_it_may_be(root: Path) -> None:
    lines = "".join(f"{n}. Пункт {n}.\n" for n in range(10, 300))
    record = root / RECORD
    record.write_text(record.read_text(encoding="utf-8").replace("## Подписи", f"{lines}## Подписи"), "utf-8")
    for n in range(80):
        (root / f"content/organizations/a{n}.yml").write_text(
            "name: А\nclassification: ?\n", encoding="utf-8"
        )
        (root / f"file{n}.txt").write_text("", encoding="utf-8")
    propose(root)

    review(root)

    assert len((root.parent / "desk/comment.md").read_text(encoding="utf-8").splitlines()) <= MAX_LINES

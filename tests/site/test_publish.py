"""``glasno publish``, ``rollback`` and ``verify`` as a webmaster types them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.site.portal import glasno, tree

BODY = "primersk-council"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal, published twice into ``web/site`` beside it, the second time with another protocol."""
    place = tmp_path_factory.mktemp("published")
    assert glasno("init", "portal", cwd=place).returncode == 0
    (place / "portal/content/addresses.txt").touch()
    done = glasno("publish", "--root", "portal", "web/site", cwd=place)
    assert done.stdout == (
        "Опубликовано в «web/site»: выпуск 1. Прежних выпусков нет.\n"
        "Новые адреса записаны в «portal/content/addresses.txt»: сохраните его в репозитории.\n"
    ), done.stderr
    folder = place / "portal/content/protocols" / BODY
    record = (folder / "2026-09-15-1.md").read_text(encoding="utf-8")
    record = record.replace("2026-09-15", "2026-10-06").replace('number: "1"', 'number: "2"')
    (folder / "2026-10-06-2.md").write_text(record, encoding="utf-8")
    done = glasno("publish", "--root", "portal", "web/site", cwd=place)
    assert done.stdout.startswith("Опубликовано в «web/site»: выпуск 2. Хранится ещё 1 выпуск.\n"), (
        done.stderr
    )
    return place


@pytest.fixture
def place(published: Path, tmp_path: Path) -> Path:
    return shutil.copytree(published, tmp_path / "place", symlinks=True)


def test_publish_and_roll_back(place: Path) -> None:
    site = place / "web/site"
    assert f"protocols/{BODY}/2026-10-06-2/" in (place / "portal/content/addresses.txt").read_text("utf-8")
    assert (site / f"protocols/{BODY}/2026-10-06-2/index.html").is_file()
    done = glasno("rollback", "web/site", cwd=place)
    assert (done.returncode, done.stdout) == (0, "Читатели видят выпуск 1. Хранятся также: 2.\n")
    assert not (site / f"protocols/{BODY}/2026-10-06-2").exists()
    refused = glasno("rollback", "web/site", cwd=place)
    assert (refused.returncode, refused.stderr) == (
        1,
        "Прежних выпусков нет: возвращаться не к чему. Прежний сайт не тронут.\n",
    )
    back = glasno("rollback", "--to", "2", "web/site", cwd=place)
    assert (back.returncode, back.stdout) == (0, "Читатели видят выпуск 2. Хранятся также: 1.\n")


def test_a_failing_check_publishes_nothing(place: Path) -> None:
    before = tree(place / "web")
    (place / "portal/content/protocols" / BODY / "2026-10-06-2.md").unlink()
    done = glasno("publish", "--root", "portal", "web/site", cwd=place)
    assert done.returncode == 1
    assert "ошибка url-lost" in done.stderr
    assert done.stderr.endswith("Прежний сайт не тронут.\n")
    assert {name: data for name, data in tree(place / "web").items() if ".lock" not in name} == {
        name: data for name, data in before.items() if ".lock" not in name
    }


def test_a_folder_with_other_things_is_refused(place: Path) -> None:
    (place / "home").mkdir()
    (place / "home/letter.txt").touch()
    for command in (
        ("publish", "--root", "portal", "home"),
        ("build", "--root", "portal", "--output", "home"),
    ):
        done = glasno(*command, cwd=place)
        assert done.returncode == 1
        assert "назовите новую папку или пустую" in done.stderr
    assert [path.name for path in (place / "home").iterdir()] == ["letter.txt"]


def test_verify_tells_what_differs(place: Path) -> None:
    done = glasno("verify", "web/site", cwd=place)
    assert done.returncode == 0
    assert done.stdout.startswith("Сошлось: ")
    assert "Список не подписан" in done.stdout
    with (place / "web/site/index.html").open("ab") as page:
        page.write(b" ")
    (place / "web/site/new.html").touch()
    done = glasno("verify", "web/site", cwd=place)
    assert (done.returncode, done.stdout) == (1, "index.html: изменён\nnew.html: лишний: в списке его нет\n")
    assert done.stderr.startswith("Не сошлось: 2 расхождения, в списке ")


def test_a_signed_release(place: Path) -> None:
    if shutil.which("ssh-keygen") is None:
        pytest.skip("no ssh-keygen here")
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", place / "key"], check=True)
    done = glasno("publish", "--root", "portal", "--sign", "key", "web/site", cwd=place)
    assert done.returncode == 0, done.stderr
    done = glasno("verify", "--key", "key.pub", "web/site", cwd=place)
    assert (done.returncode, done.stdout.splitlines()[1]) == (0, "Подпись верна."), done.stderr
    assert "Список подписан" in glasno("verify", "web/site", cwd=place).stdout

"""A site that is brought up to date is, byte for byte, the site that a whole build makes."""

from __future__ import annotations

import hashlib
import random
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main

PORTAL = Path(__file__).parents[1] / "portals/primersk"
RENEWED = "обновлён"
STEPS = 5
"""Random edits of one walk; each is compared with a whole build."""


class Desk:
    """A portal on which an editor works."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.root = folder / "portal"
        shutil.copytree(PORTAL, self.root)
        self.content = self.root / "content"
        settings = self.root / "mkdocs.yml"
        theme = "  name: material\n  custom_dir: theme_overrides\n"
        settings.write_text(settings.read_text("utf-8").replace("  name: material\n", theme), "utf-8")
        (self.root / "theme_overrides").mkdir()
        self.chance = chance
        self._number = 0

    def build(self) -> bool:
        """Build the site as an editor does, and tell whether only what had changed was made."""
        done = CliRunner().invoke(main, ["build", "--root", str(self.root)])
        assert done.exit_code == 0, done.output
        return RENEWED in done.output

    def whole(self, folder: Path) -> Path:
        """Build the same portal with no memory of any build, and return the site."""
        shutil.rmtree(folder, ignore_errors=True)
        ignored = shutil.ignore_patterns("site", ".glasno")
        shutil.copytree(self.root, folder, ignore=ignored)
        ledger = self.root / "site/addresses.txt"
        (folder / "site").mkdir()
        (folder / "site/index.html").touch()
        shutil.copy(ledger, folder / "site/addresses.txt")
        done = CliRunner().invoke(main, ["build", "--root", str(folder)])
        assert done.exit_code == 0, done.output
        return folder / "site"

    def document(self) -> Path:
        """Return a record of a document in Markdown, any of them."""
        return self.chance.choice(sorted(self.content.glob("protocols/*/*.md")))

    def fresh(self) -> int:
        self._number += 1
        return self._number


def change_a_word(desk: Desk) -> None:
    path = desk.document()
    lines = path.read_text("utf-8").split("\n")
    where = [n for n, line in enumerate(lines) if line[:2] in ("1.", "2.", "3.") and line.endswith(".")]
    number = desk.chance.choice(where)
    lines[number] = f"{lines[number][:-1]} (уточнение {desk.fresh()})."
    path.write_text("\n".join(lines), "utf-8")


def add_a_decision(desk: Desk) -> None:
    path = desk.document()
    text = path.read_text("utf-8").rstrip("\n")
    due = desk.chance.choice(["Срок: до 1 декабря 2031 года\n", "Срок: постоянно\n", ""])
    number = 40 + desk.fresh()
    path.write_text(
        f"{text}\n\n## Решили\n{number}. Примерской школе № 1 завести музей и комнату славы школы.\n{due}",
        "utf-8",
    )


def add_a_protocol(desk: Desk) -> None:
    day = date(desk.chance.randint(2019, 2030), desk.chance.randint(1, 9), 1 + desk.fresh() % 28)
    target = desk.chance.choice(["", "Отменяет: protocols/primersk-council/2023-03-16-2/2.1\n"])
    terms = desk.chance.choice(["", "О новых методических тетрадях (далее – НМТ).\n"])
    (desk.content / f"protocols/primersk-council/{day}-9.md").write_text(
        f"---\nbody: primersk-council\nkind: protocol\ndate: {day}\nnumber: '9'\nfidelity: full\n---\n"
        f"{terms}\n## Решили\n1. Школам области завести тетради и собирать их до весны.\n{target}",
        "utf-8",
    )


def report(desk: Desk) -> None:
    folder = desk.content / "reports/protocols/primersk-council/2023-03-16-2/1.2.1"
    folder.mkdir(parents=True, exist_ok=True)
    day = date(2024, 4, 1) + timedelta(days=desk.fresh())
    status = desk.chance.choice(["done", "in-progress", "extended"])
    due = "due: 2025-01-01\n" if status == "extended" else ""
    (folder / f"{day}.yml").write_text(
        f"date: {day}\nstatus: {status}\n{due}text: Сделано {desk.fresh()}.\n", "utf-8"
    )


def rename_an_organization(desk: Desk) -> None:
    path = desk.content / "organizations/primersk-council.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("name: ", f"name: Новый {desk.fresh()} ", 1), "utf-8")


def add_an_alias(desk: Desk) -> None:
    path = desk.content / "organizations/primersk-council.yml"
    text = path.read_text("utf-8")
    assert "aliases: [" in text
    path.write_text(text.replace("aliases: [", f"aliases: [Совет {desk.fresh()}, ", 1), "utf-8")


def rename_a_protocol(desk: Desk) -> None:
    """Move a record, and say where."""
    name = "protocols/primersk-council/2024-02-20-1"
    path = desk.content / f"{name}.md"
    if path.exists():
        text = path.read_text("utf-8").replace('number: "1"', 'number: "10"')
        path.unlink()
        (desk.content / f"{name}0.md").write_text(text, "utf-8")
        (desk.content / "withdrawn.yml").write_text(f"moved:\n  - {{from: {name}/, to: {name}0/}}\n", "utf-8")


def join_a_group(desk: Desk) -> None:
    path = desk.chance.choice(sorted(desk.content.glob("organizations/*.yml")))
    text = path.read_text("utf-8")
    groups = [
        one.stem
        for one in desk.content.glob("organizations/*.yml")
        if "institutions" in one.read_text("utf-8")
    ]
    if "groups:" not in text and groups and path.stem not in groups:
        path.write_text(f"{text.rstrip()}\ngroups: [{min(groups)}]\n", "utf-8")


def change_a_template(desk: Desk) -> None:
    folder = desk.root / "theme_overrides/assets"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "own.css").write_text(f"/* {desk.fresh()} */\n", "utf-8")


def change_a_setting(desk: Desk) -> None:
    path = desk.root / "mkdocs.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("site_name: ", f"site_name: Портал {desk.fresh()} ", 1), "utf-8")


def change_a_page(desk: Desk) -> None:
    path = desk.content / "index.md"
    path.write_text(path.read_text("utf-8") + f"\nСлово {desk.fresh()}.\n", "utf-8")


SMALL = (change_a_word, change_a_word, add_a_decision, add_a_protocol, report)
LARGE = (
    rename_an_organization,
    add_an_alias,
    join_a_group,
    rename_a_protocol,
    change_a_setting,
    change_a_template,
    change_a_page,
)


def differences(one: Path, other: Path) -> list[str]:
    """Return the paths of files that two folders do not have alike."""
    sites = [
        {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        for site in (one, other)
    ]
    return sorted(
        name for name in sites[0].keys() | sites[1].keys() if sites[0].get(name) != sites[1].get(name)
    )


@pytest.mark.parametrize("seed", range(2))
def test_any_edits_come_to_the_site_of_a_whole_build(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)  # noqa: S311 - edits are no secrets
    desk = Desk(tmp_path, chance)
    desk.build()
    renewed = 0
    for _ in range(STEPS):
        edits: list[Callable[[Desk], None]] = [chance.choice(SMALL) for _ in range(chance.randint(1, 2))]
        if chance.random() < 0.2:
            edits.append(chance.choice(LARGE))
        for edit in edits:
            edit(desk)
        renewed += desk.build()
        told = [edit.__name__ for edit in edits]
        assert differences(desk.root / "site", desk.whole(tmp_path / "whole")) == [], told
    assert renewed


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path, random.Random(0))  # noqa: S311 - as above
    desk.build()
    return desk


def edit(desk: Desk, before: str, after: str) -> Path:
    path = desk.content / "protocols/primersk-council/2023-03-16-2.md"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    return path


def states(site: Path) -> dict[str, tuple[int, int]]:
    found = (path for path in site.rglob("*") if path.is_file())
    return {
        path.relative_to(site).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns) for path in found
    }


def test_only_what_shows_the_change_is_written(desk: Desk) -> None:
    site = desk.root / "site"
    before, sums = states(site), (site / "SHA256SUMS").read_text("utf-8")
    edit(desk, "2.2. Считать работу", "2.2. Считать важную работу")
    assert desk.build()
    after = states(site)
    written = {name for name in after if after[name] != before.get(name)}
    told = set((site / "SHA256SUMS").read_text("utf-8").splitlines()) ^ set(sums.splitlines())
    changed = {line[66:] for line in told}
    assert written == changed.intersection(after) | {"SHA256SUMS"}
    pages = {name for name in written if name.endswith("index.html")}
    assert "protocols/primersk-council/2023-03-16-2/index.html" in pages
    assert not {"index.html", "deadlines/index.html", "organizations/index.html"} & pages
    assert len(pages) < 10


def spoil_catalogue(desk: Desk) -> None:
    (desk.root / ".glasno/catalogue.sqlite").write_bytes(b"SQLite format 3\0" + bytes(4096))


def spoil_shares(desk: Desk, change: Callable[[bytes], bytes]) -> None:
    with closing(sqlite3.connect(desk.root / ".glasno/catalogue.sqlite")) as catalogue:
        rows = catalogue.execute("SELECT document, share FROM share").fetchall()
        spoilt = [(change(share), name) for name, share in rows]
        assert [share for share, _ in spoilt] != [share for _, share in rows]
        catalogue.executemany("UPDATE share SET share = ? WHERE document = ?", spoilt)
        catalogue.commit()


def break_shares(desk: Desk) -> None:
    """Break the last block of each piece, which is empty."""
    spoil_shares(desk, lambda share: share.replace(b"\0\0\xff\xff", b"\xff\0\xff\0"))


def say_other_sizes(desk: Desk) -> None:
    """Let each piece say that it holds a byte less or more."""
    sizes = re.compile(rb"(\xa4size\xcd..)", re.DOTALL)
    spoil_shares(desk, lambda share: sizes.sub(lambda m: m[1][:-1] + bytes([m[1][-1] ^ 1]), share))


def lose_rows(desk: Desk) -> None:
    with closing(sqlite3.connect(desk.root / ".glasno/catalogue.sqlite")) as catalogue:
        catalogue.execute("DELETE FROM excerpt")
        catalogue.execute("DELETE FROM share WHERE document LIKE '%2021%'")
        catalogue.commit()


def forget_catalogue(desk: Desk) -> None:
    (desk.root / ".glasno/catalogue.sqlite").unlink()


def forget_search(desk: Desk) -> None:
    shutil.rmtree(desk.root / ".glasno/search")


def forget_manifest(desk: Desk) -> None:
    (desk.root / "site/SHA256SUMS").unlink()


def change_by_hand(desk: Desk) -> None:
    """Change a page, and its sum as well."""
    page, sums = desk.root / "site/search/index.html", desk.root / "site/SHA256SUMS"
    before = page.read_bytes()
    page.write_bytes(before.replace(b"<main", b"<main ", 1))
    old, new = (hashlib.sha256(data).hexdigest() for data in (before, page.read_bytes()))
    sums.write_text(sums.read_text("utf-8").replace(old, new), "utf-8")


@pytest.mark.parametrize(
    "spoil",
    (
        spoil_catalogue,
        break_shares,
        say_other_sizes,
        lose_rows,
        forget_catalogue,
        forget_search,
        forget_manifest,
        change_by_hand,
    ),
)
def test_whatever_is_amiss_the_site_is_that_of_a_whole_build(
    desk: Desk, spoil: Callable[[Desk], None], tmp_path: Path
) -> None:
    spoil(desk)
    change_a_word(desk)
    desk.build()
    assert differences(desk.root / "site", desk.whole(tmp_path / "whole")) == []


def test_what_is_wrong_is_told_by_a_whole_build_and_changes_nothing(desk: Desk) -> None:
    before = states(desk.root / "site")
    for change in (("kind: protocol", "kind: протокол"), ("1.4. МБОУ", "1.5. МБОУ")):
        path = edit(desk, *change)
        done = CliRunner().invoke(main, ["build", "--root", str(desk.root)])
        assert done.exit_code == 1
        assert "Сайт не собран" in done.output
        assert states(desk.root / "site") == before
        edit(desk, *reversed(change))
        assert path.is_file()


def test_remarks_on_the_changed_record_are_told(desk: Desk) -> None:
    edit(desk, "Срок: когда рак свиснет", "Срок: когда рак на горе свистнет")
    done = CliRunner().invoke(main, ["build", "--root", str(desk.root)])
    assert "рак на горе свистнет" in done.output
    assert RENEWED in done.output
    assert "unknown-organization" not in done.output


def test_a_second_build_finds_nothing_to_do(desk: Desk) -> None:
    change_a_word(desk)
    assert desk.build()
    done = CliRunner().invoke(main, ["build", "--root", str(desk.root)])
    assert "ничего не изменилось" in done.output

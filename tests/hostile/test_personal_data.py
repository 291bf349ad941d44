"""Personal data from a secretary's file to the checker, and an editor's reason to let them stand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.site.portal import ROOT, glasno

BODY = "primersk-council"
MINUTES = """ПРОТОКОЛ № 2
заседания совета по образованию города Примерска
от 21.09.2026

РЕШИЛИ:
1. Образцову П. И. (тел. 8 910 123-45-67, СНИЛС 112-233-445 95) подготовить отчёт.
"""


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "generator" / "starter", tmp_path / "portal"))


def test_a_draft_keeps_personal_data_and_the_check_names_them(portal: Path) -> None:
    (portal / "minutes.txt").write_text(MINUTES, encoding="utf-8")

    done = glasno("import", "--root", portal, "--body", BODY, portal / "minutes.txt", cwd=portal)

    draft = (portal / f"content/protocols/{BODY}/2026-09-21-2.md").read_text(encoding="utf-8")
    assert "(тел. 8 910 123-45-67, СНИЛС 112-233-445 95)" in draft
    assert done.stdout.count("ошибка personal-data") == 2
    assert glasno("check", "--root", portal, cwd=portal).returncode == 1


def test_an_exemption_lets_words_stand_and_is_counted(portal: Path) -> None:
    page = portal / "content" / "about.md"
    page.write_text("# О портале\n\nТелефон: (4852) 00-00-00.\n", encoding="utf-8")
    refused = glasno("check", "--root", portal, cwd=portal)

    advice = refused.stdout.partition("как надо: ")[2].partition("справка:")[0].splitlines()[1:]
    head = "\n".join(line[14:] for line in advice if line.strip())
    page.write_text(f"---\n{head}\n---\n\n{page.read_text(encoding='utf-8')}", encoding="utf-8")
    done = glasno("check", "--root", portal, cwd=portal)

    assert (refused.returncode, done.returncode) == (1, 0)
    assert done.stdout.splitlines()[-1] == "Разрешено с указанием причины: 1 исключение."


def test_an_exemption_for_a_part_lets_nothing_more_stand(portal: Path) -> None:
    head = "---\nallow: [{rule: personal-data, text: '8', reason: так надо}]\n---\n"
    (portal / "content" / "about.md").write_text(f"{head}\nЗвонить 8 910 123-45-67.\n", encoding="utf-8")

    assert ": ошибка personal-data: " in glasno("check", "--root", portal, cwd=portal).stdout

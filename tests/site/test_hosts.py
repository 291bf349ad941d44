from __future__ import annotations

import json
import math
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

import generator.mkdocs_plugin
from generator.catalogue.store import open_store
from generator.mkdocs_plugin import build_site
from generator.pipeline import publish, silent
from generator.pipeline.keeping import NOTE, Standing
from generator.publish.shell import Shell, ShellError, ShellKey
from tests.site.portal import DAY, ROOT, differing, environment, glasno, run, tree

PROTOCOL = "protocols/yar-ks/2023-03-16-2"
WORDS = "Секретарь: Пиленкова Ирина Николаевна"


def demo(folder: Path) -> Path:
    """Copy the demo portal."""
    for name in ("content", "theme_overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    return folder


@pytest.mark.parametrize("host", ("mkdocs", "properdocs"))
def test_hosts_build_the_same_bytes_as_glasno(site: Path, tmp_path: Path, host: str) -> None:
    done = run(host, "build", "-f", ROOT / "mkdocs.yml", "-d", tmp_path / "site", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert differing(tree(site), tree(tmp_path / "site")) == []


_WITHOUT_HOST = """
import json, sys
for name in ("mkdocs", "material", "properdocs", "zensical"):
    sys.modules[name] = None
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from generator.catalogue.store import new_store
from generator.model.settings import Settings
from generator.pages import pages
from generator.pipeline import publish, read_and_check
from generator.pipeline.cataloguing import complete, read_into
from generator.publish.shell import Shell, ShellKey
content, stage, site, saved = sys.argv[1:]
day, named, rows = json.loads(Path(saved).read_text("utf-8"))
shells = {ShellKey(section, depth): Shell(tuple(parts)) for section, depth, parts in rows}
about = {"today": date.fromisoformat(day), "settings": Settings(*named)}
with TemporaryDirectory() as folder:
    store = new_store(Path(folder))
    checked = complete(read_into(store, Path(content)), store, **about)
    publish(checked, store, Path(stage), shells, keep_index=Path(site), **about)
print(json.dumps([page.address for page in pages(read_and_check(Path(content)).portal, about["today"])]))
"""


def test_shells_rendered_once_are_enough(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved = tmp_path / "shells.json"

    def save(checked: Any, store: Any, stage: Path, shells: dict[ShellKey, Shell], **rest: Any) -> Any:
        rows = [(key.section, key.depth, shell.parts) for key, shell in shells.items()]
        named = [getattr(rest["settings"], name) for name in ("site_name", "site_url", "owner")]
        saved.write_text(json.dumps([rest["today"].isoformat(), named, rows]), encoding="utf-8")
        return publish(checked, store, stage, shells, **rest)

    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    monkeypatch.setattr(generator.mkdocs_plugin, "publish", save)
    build_site(ROOT, tmp_path / "site", strict=False, notify=silent)

    stage = tmp_path / "stage"
    stage.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT_HOST, ROOT / "content", stage, site, saved],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stderr
    built = {f"{address}index.html" for address in (*json.loads(done.stdout), "data/")}
    assert len(built) > 200
    made, expected = tree(stage), tree(site)
    shown = {name for name in made if name.endswith(".html")}
    assert {name for name in shown if not name.startswith("widgets/")} == built
    assert [name for name in sorted(built) if made[name] != expected[name]] == []


def test_a_shell_with_a_missing_slot_is_a_fault() -> None:
    whole = "%%glasno:title%%|%%glasno:description%%|%%glasno:head%%|%%glasno:content%%"
    assert Shell.split(whole, "index.html").fill("t", "d", "h", "c") == "t|d|h|c"
    with pytest.raises(ShellError, match=r"«index\.html»"):
        Shell.split(whole.replace("%%glasno:head%%", ""), "index.html")


def test_a_theme_without_slots_is_refused(tmp_path: Path) -> None:
    assert glasno("init", tmp_path / "portal", cwd=tmp_path).returncode == 0
    assert glasno("build", "--root", "portal", cwd=tmp_path).returncode == 0
    before = tree(tmp_path / "portal/site")
    template = tmp_path / "portal/theme_overrides/main.html"
    template.write_text("<!doctype html><title>%%glasno:title%%</title>", encoding="utf-8")
    done = glasno("build", "--root", "portal", cwd=tmp_path)
    assert done.returncode == 1
    assert re.fullmatch(
        r"Оболочка «.*»: нужны места .*, а есть title\. Прежний сайт не тронут\.\n", done.stderr
    )
    assert differing(before, tree(tmp_path / "portal/site")) == []


@dataclass
class Served:
    """``mkdocs serve`` at work."""

    url: str
    log: Path
    process: int

    def page(self, address: str) -> str:
        with urlopen(self.url + address, timeout=10) as answer:  # noqa: S310, an address of our own
            text: str = answer.read().decode("utf-8")
        return text

    def bare(self, address: str) -> str:
        """Return a page without the numbers by which the browser knows that it is old."""
        return re.sub(r"livereload\([\d, ]+\)", "", self.page(address))

    def shows(self, address: str, words: str) -> bool:
        return words in self.page(address)

    def worked(self) -> float:
        """Return the seconds of CPU time that the server and its children have used, where Linux tells."""
        stat = Path(f"/proc/{self.process}/stat")
        if not stat.is_file():
            return math.nan
        fields = stat.read_text(encoding="utf-8").rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")

    def said(self, words: str) -> int:
        return self.log.read_text(encoding="utf-8", errors="replace").count(words)


def wait(happened: Callable[[], bool], limit: float = 30) -> float:
    """Wait for something; return how many seconds it took."""
    start = time.monotonic()
    while not happened():
        assert time.monotonic() - start < limit, "it did not happen"
        time.sleep(0.05)
    return time.monotonic() - start


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    return demo(tmp_path / "portal")


@pytest.fixture
def served(portal: Path, tmp_path: Path) -> Iterator[Served]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path / "log"
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    with (
        log.open("wb") as out,
        subprocess.Popen(
            [sys.executable, "-u", "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"],
            cwd=portal,
            env=environment({"TMPDIR": str(scratch)}),
            stdout=out,
            stderr=subprocess.STDOUT,
        ) as process,
    ):
        serving = Served(f"http://127.0.0.1:{port}/", log, process.pid)
        try:
            wait(lambda: serving.said("Serving on") == 1 or process.poll() is not None)
            assert process.poll() is None, log.read_text(encoding="utf-8")
            yield serving
        finally:
            process.terminate()
            process.wait(10)


def test_what_is_kept_for_an_edit_knows_that_somebody_watches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    settings = (demo(tmp_path) / "mkdocs.yml").read_text(encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(
        settings.replace("  - glasno\n", "  - glasno: {compress: true}\n"), encoding="utf-8"
    )
    config = load_config(str(tmp_path / "mkdocs.yml"), strict=True)
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)

    assert list((tmp_path / "site").rglob("*.br")) == []
    with open_store(tmp_path / "site.glasno") as store:
        assert store is not None
        standing = store.note(NOTE, Standing)
    assert standing is not None
    assert (standing.twins, standing.strict) == (False, False)


def test_serve_shows_an_edit_does_not_loop_and_keeps_the_page_on_a_fault(
    served: Served, portal: Path
) -> None:
    file = portal / f"content/{PROTOCOL}.md"
    text = file.read_text(encoding="utf-8")
    assert WORDS in text
    assert WORDS in served.page(f"{PROTOCOL}/")
    before = tree(portal)

    # Two seconds are what an idle machine needs; on a busy one the work that was done counts, and the wait
    # of MkDocs before it: it looks for changes each half second, and waits 0.1 s for them to stop.
    taken: list[tuple[float, float]] = []
    for edit in range(5):
        new = f"{WORDS} {edit}-я правка"
        worked = served.worked()
        file.write_text(text.replace(WORDS, new), encoding="utf-8")
        seconds = wait(partial(served.shows, f"{PROTOCOL}/", new))
        taken.append((seconds, served.worked() - worked + 0.6))
        if min(taken[-1]) <= 2:
            break
        time.sleep(1)
    assert min(map(min, taken)) <= 2, taken

    time.sleep(2)
    assert served.said("Detected file changes") == len(taken)
    assert served.said("Обновлено страниц") == len(taken)  # and nothing was built whole
    assert served.said("Сайт не собран") == 0
    assert differing(before, tree(portal)) == [f"content/{PROTOCOL}.md"]

    shown = served.bare(f"{PROTOCOL}/")
    file.write_text(text.replace("fidelity: summary", "fidelity: вся"), encoding="utf-8")
    wait(lambda: served.said("Сайт не собран: исправьте ошибки. Прежний сайт не тронут.") == 1)
    assert served.said(f"{PROTOCOL}.md:7:11: ошибка") == 1
    assert served.said("Traceback") == 0
    assert served.bare(f"{PROTOCOL}/") == shown

    file.write_text(text, encoding="utf-8")
    wait(lambda: not served.shows(f"{PROTOCOL}/", "-я правка"))


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel in an environment of its own, which has our dependencies but does not see the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = ("--disable-pip-version-check", "--no-input", "-q")
    made = run(
        "pip",
        "wheel",
        *pip,
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "-w",
        folder,
        ROOT,
        cwd=folder,
    )
    assert made.returncode == 0, made.stderr
    (wheel,) = folder.glob("glasno-*.whl")
    assert run("venv", "--without-pip", folder / "venv", cwd=folder).returncode == 0
    python = folder / "venv/bin/python"
    done = run("pip", "--python", python, "install", *pip, "--no-deps", "--no-index", wheel, cwd=folder)
    assert done.returncode == 0, done.stderr
    # What a .pth file names gets no .pth of its own read: our editable install stays unseen.
    own = next((folder / "venv/lib").glob("python*/site-packages"))
    theirs = [path for path in sys.path if Path(path).name in ("site-packages", "dist-packages")]
    (own / "dependencies.pth").write_text("\n".join(theirs), encoding="utf-8")
    return folder / "venv/bin"


def test_the_wheel_alone_starts_and_builds_a_portal(installed: Path, tmp_path: Path) -> None:
    def call(name: str, *arguments: object) -> str:
        done = subprocess.run(
            [installed / name, *map(str, arguments)],
            cwd=tmp_path,
            env=environment({"PATH": os.defpath, "PYTHONPATH": ""}),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    place, *seen = call(
        "python", "-c", "import generator, sys; print(generator.__file__, *sys.path, sep='\\n')"
    ).split("\n")
    assert Path(place).is_relative_to(installed.parent)
    assert str(ROOT) not in seen

    call("glasno", "init", "portal")
    assert "Ошибок и замечаний нет." in call("glasno", "check", "--strict", "--root", "portal")
    call("glasno", "build", "--root", "portal")
    built = tree(tmp_path / "portal/site")
    for name in ("index.html", "guide/index.html", "rules/index.html", "search/index.html", "404.html"):
        assert name in built
    for folder in ("assets/glasno", "pagefind"):
        assert any(name.startswith(f"{folder}/") for name in built)
    assert any(name.endswith(".woff2") for name in built)
    assert (Path(place).parent / "schemas/show.schema.json").is_file()
    assert "Правила" in call("glasno", "help")
    call("python", "-m", "mkdocs", "build", "-q", "-f", "portal/mkdocs.yml", "-d", tmp_path / "again")
    assert differing(built, tree(tmp_path / "again")) == []

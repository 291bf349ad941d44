"""Programs that make sites of Markdown, on the texts of the same protocols.

They make simpler pages than Glasno: a page for every document and every decision, with the words and the
addressees; no organizations, lists, charts or structured data. Their own search is off, and their menu holds
one page: with all of them in it the cost grows with the square. What they cost for a page is less than what
they would cost for pages like ours.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.measure import Cost, measure
from bench.programs import BENCH, ROOT, peers
from generator.model.portal import Decision, Meeting, Portal
from generator.pages import addresses, words

_SETTINGS = """\
site_name: Протоколы и решения
docs_dir: docs
use_directory_urls: true
nav: [index.md]
not_in_nav: |
  *
theme:
  name: material
  language: ru
  font: false
plugins: []
"""
_LAYOUT = """\
<!doctype html>
<html lang="ru">
<head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><main>{{ content | safe }}</main></body>
</html>
"""
_ELEVENTY = """\
module.exports = () => ({
  dir: { input: "docs", output: "site", includes: "../layouts" },
  markdownTemplateEngine: false,
});
"""


def write_texts(folder: Path, portal: Portal) -> int:
    """Write every document and decision as a page in Markdown, and return how many pages there are."""
    shutil.rmtree(folder, ignore_errors=True)
    pages = 1
    rows = [
        f"- [{words.document_title(meeting.document)}]({addresses.document(meeting.id)}index.md)"
        for meeting in portal.meetings.values()
    ]
    _write(folder / "docs/index.md", "Протоколы", rows)
    for meeting in portal.meetings.values():
        title = words.document_title(meeting.document)
        _write(folder / "docs" / addresses.document(meeting.id) / "index.md", title, _document(meeting))
        pages += 1
        for decision in meeting.decisions:
            if not decision.heading:
                path = folder / "docs" / addresses.decision(decision.ref) / "index.md"
                _write(path, f"{words.decision_title(decision)} {title}", _decision(decision, portal))
                pages += 1
    (folder / "mkdocs.yml").write_text(_SETTINGS, "utf-8")
    (folder / "layouts").mkdir()
    (folder / "layouts/page.njk").write_text(_LAYOUT, "utf-8")
    (folder / "docs/docs.json").write_text('{"layout": "page.njk"}', "utf-8")
    (folder / "eleventy.config.js").write_text(_ELEVENTY, "utf-8")
    return pages


def _write(path: Path, title: str, paragraphs: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'---\ntitle: "{title}"\n---\n\n# {title}\n\n' + "\n\n".join(paragraphs) + "\n", "utf-8")


def _document(meeting: Meeting) -> Iterator[str]:
    for section in meeting.document.sections:
        if section.heading:
            yield f"## {section.heading}"
        for line in (*getattr(section, "lines", ()), *getattr(section, "preamble", ())):
            yield str(getattr(line, "text", line))
        for item in getattr(section, "items", ()):
            yield f"**{item.label}** " + " ".join(item.lines)
        for person in getattr(section, "people", ()):
            yield f"- {getattr(person, 'text', person)}"
    for decision in meeting.decisions:
        link = f"[{decision.clause.label}]({decision.clause.id}/index.md) " if not decision.heading else ""
        yield link + "  \n".join(map(str, decision.clause.lines))


def _decision(decision: Decision, portal: Portal) -> Iterator[str]:
    for clause in decision.context:
        yield f"> **{clause.label}** " + " ".join(clause.lines)
    yield f"**{decision.clause.label}** " + "  \n".join(map(str, decision.clause.lines))
    named = (portal.organizations[m.organization].title for m in decision.addressees if m.organization)
    yield from (f"Адресат: {name}" for name in named)


def material(folder: Path) -> Cost:
    """Build with MkDocs and Material."""
    return _python(folder, "mkdocs", "build", "--quiet")


def zensical(folder: Path) -> Cost:
    """Build with Zensical."""
    return _python(folder, "zensical", "build", "--clean")


def _python(folder: Path, *words: str) -> Cost:
    shutil.rmtree(folder / "site", ignore_errors=True)
    settings = {"PYTHONPATH": str(peers()), "NO_MKDOCS_2_WARNING": "1"}
    return measure([sys.executable, "-m", *words], settings, folder)


def eleventy(folder: Path) -> Cost:
    """Build with Eleventy."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    program = ROOT / "build/eleventy/node_modules/@11ty/eleventy/cmd.cjs"
    return measure(["node", program, "--quiet", "--config", "eleventy.config.js"], folder=folder)


def install_eleventy() -> str:
    """Install Eleventy into build/ once, by its lock; return why it cannot be measured, or nothing."""
    folder = ROOT / "build/eleventy"
    lock = (BENCH / "eleventy/package-lock.json").read_text("utf-8")
    if (folder / "installed").exists() and (folder / "installed").read_text("utf-8") == lock:
        return ""
    npm = shutil.which("npm")
    if npm is None:
        return "npm is not installed"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(BENCH / "eleventy", folder)
    done = subprocess.run(
        [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return f"npm cannot fetch: {done.stderr.strip().splitlines()[-1]}"
    (folder / "installed").write_text(lock, "utf-8")
    return ""

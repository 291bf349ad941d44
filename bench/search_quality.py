"""How well search finds: judged queries over the five real documents, ours beside what others would give.

The queries and what they should find are ../shared/search/queries.json; each engine answers in one run, those
of browsers in a real Chromium. recall@10 divides by min(10, targets), MRR is 1 / place of the first target.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pagefind_bin
from search_site import Query, all_records, browsing, build, queries, serving, write_portal

from generator.search.records import Record
from generator.text.stems import stems

Engine = Callable[[str], list[str]]
Score = tuple[float, float, float]

_OURS = "async query => (await glasno.search(query, {limit: 10})).results.map(result => result.id)"
_PAGEFIND = """async query => {
  window.engine ??= await import(new URL("pagefind/pagefind.js", location.href));
  const answer = await engine.search(query);
  const pages = await Promise.all(answer.results.slice(0, 10).map(result => result.data()));
  return pages.map(page => new URL(page.raw_url, "http://x/").pathname.replace(/^\\/|\\/$/g, ""));
}"""


def score(found: list[str], query: Query) -> Score:
    """Return recall@10, reciprocal rank, and 1 where nothing was found."""
    targets = [target for target in query.targets if target]
    hits = sum(any(id in target for id in found) for target in targets)
    recall = min(hits, 10) / min(10, len(targets))
    place = next((n for n, id in enumerate(found, 1) if any(id in target for target in targets)), 0)
    return recall, 1 / place if place else 0.0, float(not found)


def database(pages: list[Record]) -> Engine:
    """Return SQLite FTS5 over stems: all words, and where fewer than ten have them, any."""
    base = sqlite3.connect(":memory:")
    base.execute("create virtual table page using fts5(id unindexed, words)")
    for one in pages:
        text = f"{one.title}\n{one.content}\n{one.above}"
        base.execute("insert into page values (?, ?)", (one.address.strip("/"), " ".join(stems(text))))

    def search(query: str) -> list[str]:
        words = [f'"{stem}"' for stem in stems(query)]
        found: dict[str, None] = {}
        for joint in (" AND ", " OR "):
            if words and len(found) < 10:
                rows = base.execute(
                    "select id from page where page match ? order by rank limit 10", (joint.join(words),)
                )
                found |= dict.fromkeys(row[0] for row in rows)
        return list(found)[:10]

    return search


def write_stock(site: Path, pages: list[Record], target: Path) -> None:
    """Index the same pages with Pagefind as it comes."""
    for one in pages:
        shutil.copytree(site / one.address, target / one.address, dirs_exist_ok=True)
    command = [pagefind_bin.get_executable(), "--site", str(target), "--force-language", "ru"]
    subprocess.run([*command, "--root-selector", "main", "--quiet"], check=True)
    (target / "index.html").write_text("<!doctype html><html lang=ru><title>x</title>", encoding="utf-8")


def write_material(root: Path, pages: list[Record]) -> None:
    """Write the same texts as pages of a plain mkdocs-material site with its own search."""
    for one in pages:
        path = root / "docs" / f"{one.address.strip('/')}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = "\n\n".join(re.sub(r"([*_#<>\[\]\\`])", r"\\\1", line) for line in one.content.split("\n"))
        path.write_text(
            f"# {one.title}\n\n{one.above if one.kind == 'решение' else ''}\n\n{text}\n", encoding="utf-8"
        )
    (root / "docs/index.md").write_text("# Начало\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(
        "site_name: x\ntheme: {name: material, language: ru, font: false}\n"
        "plugins: [{search: {lang: ru}}]\nvalidation: {omitted_files: ignore}\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(root / "mkdocs.yml")]
    subprocess.run(command, check=True, capture_output=True)


_MATERIAL = """async query => {
  const input = document.querySelector(".md-search__input");
  const list = document.querySelector(".md-search-result__list");
  const meta = document.querySelector(".md-search-result__meta");
  meta.textContent = "-"; list.replaceChildren();
  input.focus(); input.value = query;
  input.dispatchEvent(new Event("input", {bubbles: true}));
  input.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true}));
  const pause = time => new Promise(done => setTimeout(done, time));
  for (let wait = 0; wait < 20 && meta.textContent === "-"; wait += 1) await pause(50);
  await pause(100);
  const links = [...list.querySelectorAll("a.md-search-result__link")];
  const paths = links.map(link => new URL(link.href).pathname.replace(/^\\/|\\/$/g, ""));
  return [...new Set(paths)].slice(0, 10);
}"""


def run(judged: list[Query], engine: Engine) -> dict[str, list[Score]]:
    """Return the scores of an engine by class of query."""
    found: dict[str, list[Score]] = defaultdict(list)
    for query in judged:
        found[query.kind].append(score(engine(query.text), query))
    return found


def table(columns: dict[str, dict[str, list[Score]]]) -> None:
    """Print recall, MRR and share of empty answers, by class."""
    classes = next(iter(columns.values()))
    print("| class | n |", " | ".join(columns), "|")
    print("|---|---|" + "---|" * len(columns))
    for kind in [*classes, "all"]:
        cells = []
        for scores in columns.values():
            rows = [row for rows in scores.values() for row in rows] if kind == "all" else scores[kind]
            recall, mrr, zero = (sum(row[n] for row in rows) / len(rows) for n in range(3))
            cells.append(f"{recall:.3f} / {mrr:.3f} / {zero:.3f}")
        size = sum(map(len, classes.values())) if kind == "all" else len(classes[kind])
        print(f"| {kind} | {size} |", " | ".join(cells), "|")


def main() -> None:
    """Build the site, ask every engine every query, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ours", action="store_true", help="only our own search")
    parser.add_argument("--misses", action="store_true", help="also what our search missed")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root, site, stock, material = (
            Path(folder) / name for name in ("portal", "site", "stock", "material")
        )
        write_portal(root)
        build(root, site)
        pages = all_records(root / "content")
        judged = queries(pages)
        lost = ", ".join(query.id for query in judged if not all(query.targets)) or "none"
        print(f"{len(pages)} pages, {len(judged)} queries; targets without a page: {lost}\n")
        columns = {}
        with browsing() as page:
            with serving(site) as base:
                page.goto(f"{base}search/")
                page.wait_for_function("globalThis.glasno")
                columns["ours"] = run(judged, lambda text: page.evaluate(_OURS, text))
                if arguments.misses:
                    for query in judged:
                        found = page.evaluate(_OURS, query.text)
                        if score(found, query)[:2] != (1, 1):
                            print(query.id, query.text, score(found, query), found[:3])
            if not arguments.ours:
                write_stock(site, pages, stock)
                with serving(stock) as base:
                    page.goto(base)
                    columns["Pagefind as it is"] = run(judged, lambda text: page.evaluate(_PAGEFIND, text))
                columns["SQLite FTS5 + Snowball"] = run(judged, database(pages))
                write_material(material, pages)
                with serving(material / "site") as base:
                    page.goto(base)
                    page.evaluate("document.querySelector('[data-md-toggle=search]').checked = true")
                    page.wait_for_timeout(1500)
                    columns["mkdocs-material"] = run(judged, lambda text: page.evaluate(_MATERIAL, text))
        print("recall@10 / MRR / share of queries without a result\n")
        table(columns)


if __name__ == "__main__":
    main()

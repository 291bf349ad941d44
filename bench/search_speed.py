"""What a search costs a reader: requests, bytes and milliseconds of the first query, and of those after it.

Portals of bench/corpus.py, in a real Chromium over a server that packs nothing. Counted is what search alone
loads: its script and its index; a query of one word and one of three. Warm queries are new words in an open
page.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from corpus import write_corpus
from playwright.sync_api import Response
from search_site import browsing, build, serving

FIRST = ("мониторинга", "план методической поддержки")
WARM = (
    "диагностика",
    "отчёт",
    "рекомендации муниципальным",
    "анализ результатов",
    "участие педагогов в работе",
    "до 31 марта 2007",
    "протокол № 3",
    "п. 2.3",
    "школа № 17",
    "«методической поддержки»",
    "показатели системы оценки качества",
    "Примерова А. И.",
    "совет № 5 по образованию",
    "срок май 2008",
    "мониторинк",
    "vjybnjhbyu",
    "повыш",
    "кто отвечает за диагностику",
)
_WARM = """async query => {
  const start = performance.now();
  const answer = await glasno.search(query);
  return [performance.now() - start, answer.total];
}"""


def first(base: str, query: str) -> tuple[int, int, float, str]:
    """Return requests, bytes and milliseconds of a first query, and what the page said."""
    loaded: list[int] = []

    def note(response: Response) -> None:
        if "/pagefind/" in response.url or response.url.endswith("search.js"):
            loaded.append(int(response.headers.get("content-length", "0")))

    with browsing() as page:
        page.on("response", note)
        start = time.perf_counter()
        page.goto(f"{base}search/?q={query}")
        page.wait_for_selector("[data-status]:not(:empty)")
        taken = time.perf_counter() - start
        page.wait_for_load_state("networkidle")
        said = page.locator("[data-status]").inner_text()
    return len(loaded), sum(loaded), taken * 1000, said


def warm(base: str, runs: int) -> list[float]:
    """Return the milliseconds of every warm query."""
    taken = []
    with browsing() as page:
        page.goto(f"{base}search/?q=работа")
        page.wait_for_selector("[data-status]:not(:empty)")
        for _ in range(runs):
            taken += [page.evaluate(_WARM, query)[0] for query in WARM]
    return taken


def main() -> None:
    """Build portals of the sizes asked for and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[5, 200], help="protocols in each portal")
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    print("| protocols | records | query | requests | KB | first, ms | warm median, ms | warm p95, ms |")
    print("|---|---|---|---|---|---|---|---|")
    for size in arguments.sizes:
        with tempfile.TemporaryDirectory() as folder:
            root, site = Path(folder) / "portal", Path(folder) / "site"
            root.mkdir()
            write_corpus(root, size)
            build(root, site)
            records = sum(1 for _ in site.rglob("*.pf_fragment"))
            with serving(site) as base:
                taken = warm(base, arguments.runs)
                slow = sorted(taken)[int(len(taken) * 0.95)]
                for query in FIRST:
                    requests, loaded, milliseconds, said = first(base, query)
                    cells = (size, records, query, requests, f"{loaded / 1000:.0f}", f"{milliseconds:.0f}")
                    warmed = (f"{statistics.median(taken):.1f}", f"{slow:.1f}")
                    print("|", " | ".join(map(str, (*cells, *warmed))), f"|\n<!-- {said} -->")


if __name__ == "__main__":
    main()

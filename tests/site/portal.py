"""What the tests of the whole way share: commands as a person runs them, and a site as bytes and as text."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).parents[2]
PRIMERSK = ROOT / "tests" / "portals" / "primersk"
"""A portal of invented people and places, with everything the demo has none of."""
DAY = "1700000000"
"""The day of every build here, 14 November 2023, so that two builds can be compared."""

_LIMIT = 60
_INLINE = frozenset(
    {"a", "abbr", "b", "cite", "em", "i", "mark", "small", "span", "strong", "sub", "sup", "time"}
)
_VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_TOKEN = re.compile(r"\d+(?:\.\d+)*\.?|[^\W\d_]+|\S")


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment of a command: this tree's code, a fixed day, nothing else of the test run."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "PYTHON"))}
    fixed = {
        "SOURCE_DATE_EPOCH": DAY,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
        "PYTHONPATH": str(ROOT),
    }
    return kept | fixed | dict(extra or {})


def run(
    module: str, *arguments: object, cwd: Path, timeout: float = _LIMIT
) -> subprocess.CompletedProcess[str]:
    """Run a module of this environment as a command."""
    return subprocess.run(
        [sys.executable, "-m", module, *map(str, arguments)],
        cwd=cwd,
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=timeout,
        check=False,
    )


def glasno(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run ``glasno``; in what it says a space that does not break is a space."""
    done = run("generator", *arguments, cwd=cwd)
    done.stdout, done.stderr = (
        said.replace("\N{NO-BREAK SPACE}", " ") for said in (done.stdout, done.stderr)
    )
    return done


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file under a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """Return the paths that only one of two trees has, or that hold other bytes."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


class _Text(HTMLParser):
    """Collects the text inside elements that ``wanted`` accepts, outside of those that ``unwanted`` does."""

    def __init__(self, wanted: str, attribute: str, unwanted: str) -> None:
        super().__init__(convert_charrefs=True)
        self._wanted, self._attribute, self._unwanted = wanted, attribute, unwanted
        self._open: list[tuple[str, bool, bool]] = []
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE and self._heard():
            self.pieces.append("\n")
        if tag in _VOID:
            return
        values = dict(attrs)
        names = (values.get(self._attribute) or "").split() if self._attribute else [tag]
        mute = tag in ("script", "style", "template", "noscript") or self._unwanted in values
        self._open.append((tag, self._wanted in names, mute))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            closed = self._open.pop()[0]
            if closed == tag:
                break
        if tag not in _INLINE and self._heard():
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if self._heard():
            self.pieces.append(data)

    def _heard(self) -> bool:
        return any(wanted for _, wanted, _ in self._open) and not any(mute for *_, mute in self._open)


def text_of_main(html: str) -> str:
    """Return the text of ``<main>`` but for what is hidden; blocks are on lines of their own."""
    return _text(html, "main", "", "hidden")


def text_of_class(html: str, name: str, without: str) -> str:
    """Return the text of elements of a class, without what stands in elements with an attribute."""
    return _text(html, name, "class", without)


def _text(html: str, wanted: str, attribute: str, unwanted: str) -> str:
    parser = _Text(wanted, attribute, unwanted)
    parser.feed(html)
    parser.close()
    return "".join(parser.pieces).replace("\N{NO-BREAK SPACE}", " ")


def tokens(text: str) -> list[str]:
    """Return words, numbers with the dots of a label, and signs, in their order."""
    return _TOKEN.findall(text.replace("\N{NO-BREAK SPACE}", " "))


def missing(wanted: Iterable[str], present: Iterable[str]) -> list[str]:
    """Return the first wanted words that are not found in order among those present; none if all are."""
    words = list(wanted)
    rest: Iterator[str] = iter(present)
    for place, word in enumerate(words):
        if word not in rest:
            return words[max(0, place - 8) : place + 1]
    return []

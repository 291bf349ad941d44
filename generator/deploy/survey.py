"""What a built site needs a server to allow: its inline code, its other portals, WebAssembly."""

from __future__ import annotations

import gzip
import json
import re
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

MANY = 16
"""Different inline scripts, or styles, that a header still names; more of them differ from page to page."""

_SIGNS = re.compile(rb"<script(?![^>]*\ssrc=)|<style|\s(?:style|on[a-z]+)\s*=|javascript:", re.IGNORECASE)
_RUNS = frozenset(
    {"", "module", "text/javascript", "application/javascript", "importmap", "speculationrules"}
)
"""Types of a script that a browser runs; any other holds data."""


class SurveyError(Exception):
    """A site that no safe rules let work; the message says which page, in Russian."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What stands in a built site; hashes are as a policy writes them, ``sha256-…``."""

    scripts: tuple[str, ...] = ()
    """Hashes of inline scripts, which only a portal's own theme has."""
    styles: tuple[str, ...] = ()
    """Hashes of inline style elements, likewise."""
    portals: tuple[str, ...] = ()
    """Origins of other portals that a reader may search too."""
    assembly: bool = False
    """Whether the site carries WebAssembly."""


def survey(site: Path) -> Survey:
    """Read every page under ``site``.

    Raises:
        SurveyError: for code in an attribute, which no hash can allow, and for too many inline scripts.
    """
    scripts: set[str] = set()
    styles: set[str] = set()
    for path in sorted(site.rglob("*.html")):
        data = path.read_bytes()
        if _SIGNS.search(data):
            page = _Inline(path.relative_to(site).as_posix())
            page.feed(data.decode("utf-8"))
            page.close()
            scripts |= page.hashes["script"]
            styles |= page.hashes["style"]
    if (most := max(len(scripts), len(styles))) > MANY:
        raise SurveyError(
            f"Скрипты или стили внутри страниц все разные ({most}): правила безопасности"
            " не могут назвать каждый. Вынесите их в файлы: extra_javascript, extra_css."
        )
    return Survey(
        tuple(sorted(scripts)),
        tuple(sorted(styles)),
        _portals(site / "pagefind" / "glasno.bin"),
        next(site.rglob("*.wasm"), None) is not None,
    )


class _Inline(HTMLParser):
    """Collects the hashes of a page's inline scripts and styles, and refuses code in attributes."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.hashes: dict[str, set[str]] = {"script": set(), "style": set()}
        self._name = name
        self._open = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element whose text runs; refuse an attribute that does."""
        for name, value in attrs:
            address = (value or "").strip().lower()
            if name == "style" or name.startswith("on") or address.startswith("javascript:"):
                raise SurveyError(
                    f'На странице {self._name} код стоит в атрибуте {name}="{value}": правила безопасности'
                    " его не пропустят. Вынесите его в файл: extra_javascript, extra_css."
                )
        given = dict(attrs)
        runs = tag == "script" and "src" not in given and (given.get("type") or "").strip().lower() in _RUNS
        self._open = tag if runs or tag == "style" else ""

    def handle_data(self, data: str) -> None:
        """Hash the text of an inline script or style, all of which comes at once."""
        if self._open:
            digest = b64encode(sha256(data.encode()).digest()).decode()
            self.hashes[self._open].add(f"sha256-{digest}")
            self._open = ""

    def handle_endtag(self, _tag: str) -> None:
        """Forget an element that closes empty."""
        self._open = ""


def _portals(manifest: Path) -> tuple[str, ...]:
    """Return the origins that the search of a site may ask; none where it has no index."""
    if not manifest.is_file():
        return ()
    listed = json.loads(gzip.decompress(manifest.read_bytes())).get("federation", ())
    addresses = [urlsplit(portal["url"]) for portal in listed]
    return tuple(sorted({f"{address.scheme}://{address.netloc}" for address in addresses}))

"""The files of one part of the index, put together from the entries of its documents.

Only files that do not stand yet are written: those of words are named by what they hold, those of pages are
known by the entries of the part as it stands.
"""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from generator.search.entries import LEVEL, SIGNATURE, Contents, fragments
from generator.search.kept import Store
from generator.search.postings import merged


class Placed(NamedTuple):
    """An entry in a part, with the number of its first page."""

    key: str
    digest: str
    size: int
    start: int


@dataclass(frozen=True, slots=True)
class Volume:
    """A part as its files have it.

    ``chunks`` are the names of its files of words. ``years`` count records; ``regions`` and ``concerned``,
    organizations by id, are those of its records; on the days of ``passes`` states of decisions end.
    """

    folder: str
    digest: str
    size: int
    placed: tuple[Placed, ...]
    chunks: tuple[str, ...]
    years: dict[str, int]
    regions: tuple[str, ...]
    concerned: dict[str, int]
    passes: tuple[int, ...]

    def plain(self) -> dict[str, Any]:
        """Return it as lists and texts, to be kept."""
        return asdict(self)

    @classmethod
    def from_plain(cls, plain: dict[str, Any]) -> Volume:
        """Return what was kept."""
        plain["placed"] = tuple(Placed(*one) for one in plain["placed"])
        for name in ("chunks", "regions", "passes"):
            plain[name] = tuple(plain[name])
        return cls(**plain)


class Made(NamedTuple):
    """A part that was put together, with what its columns are made of, and its word forms."""

    volume: Volume
    listing: dict[str, Any]
    forms: dict[str, int]


def place(entries: Iterable[tuple[str, str, int]]) -> tuple[Placed, ...]:
    """Give pages to entries, each with its key, its digest and how many it has, in the order of the index."""
    found: list[Placed] = []
    start = 0
    for key, digest, size in entries:
        found.append(Placed(key, digest, size, start))
        start += size
    return tuple(found)


def digest(placed: Iterable[Placed]) -> str:
    """Return a digest of all that a part is made of."""
    return blake2b(" ".join(one.digest for one in placed).encode(), digest_size=12).hexdigest()


def make_volume(
    target: Path, folder: str, placed: Sequence[Placed], former: Volume | None, path: Path
) -> Made:
    """Write the files of a part into its folder in ``target``, with the entries of the store at ``path``.

    ``former`` is the part as it stands already; what it has is not written again.
    """
    there = set(former.placed) if former is not None else set()
    old = set(former.chunks) if former is not None else set()
    with Store.reading(path) as store:
        contents = [store.contents(one.key) for one in placed]
        for one in placed:
            if one not in there:
                for page, data in enumerate(fragments(store.fragments(one.key)), one.start):
                    write_file(target / folder / fragment_name(page), data)
    chunks = merged((one.start, each.postings) for one, each in zip(placed, contents, strict=True))
    for chunk in chunks:
        if chunk.name not in old:
            data = gzip.compress(SIGNATURE + chunk.data, LEVEL, mtime=0)
            write_file(target / folder / chunk_name(chunk.name), data)
    listing = {
        "chunks": [[chunk.start, chunk.name] for chunk in chunks],
        "words": [words for each in contents for words in each.words],
        "columns": [each.columns for each in contents],
    }
    volume = Volume(
        folder=folder,
        digest=digest(placed),
        size=sum(one.size for one in placed),
        placed=tuple(placed),
        chunks=tuple(chunk.name for chunk in chunks),
        **_summary(contents),
    )
    forms: Counter[str] = Counter()
    for each in contents:
        forms.update(each.forms)
    return Made(volume, listing, dict(forms))


def _summary(contents: Sequence[Contents]) -> dict[str, Any]:
    years: Counter[str] = Counter()
    concerned: Counter[str] = Counter()
    regions: set[str] = set()
    passes: set[int] = set()
    for columns in (each.columns for each in contents):
        regions.update(region for _, region in columns.get("organizations", ()))
        if "document" not in columns:
            continue
        _, _, body, region = columns["document"]
        years[str(columns["year"])] += 1 + len(columns["due"])
        concerned.update([body, *(id for ids in columns["to"] for id in ids)])
        regions.add(region)
        passes.update(columns["passes"])
    return {
        "years": dict(sorted(years.items(), reverse=True)),
        "regions": tuple(sorted(regions - {""})),
        "concerned": dict(sorted(concerned.items())),
        "passes": tuple(sorted(passes - {0})),
    }


def fragment_name(page: int) -> str:
    """Return the name of the file of a page in its part."""
    return f"fragment/{page:05d}.pf_fragment"


def chunk_name(chunk: str) -> str:
    """Return the name of a file of words in its part."""
    return f"index/{chunk}.pf_index"


def write_file(path: Path, data: bytes) -> None:
    """Write a file, and its folder where there is none."""
    try:
        path.write_bytes(data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

"""How a site is put over an older one: steps after each of which no page leads to what is not there.

Everything new comes first, and nothing leads to it yet; then what is there already is changed, pages after
the files they use; what is no longer needed goes last. Whatever step is cut short, the next run goes on from
there. Files are compared by their content: each build gives its files new times, and equal ones need not
travel.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

PAGES = ("*.html", "*.html.gz", "*.html.br")

HEADS = ("/pagefind/glasno.bin", "/SHA256SUMS*")
"""Files that tell a browser, or whoever verifies, of other files: they come after all of those."""

FOREIGN = "/.well-known/"
"""A folder that belongs to the host, certificates for one: never deleted."""


@dataclass(frozen=True, slots=True)
class Step:
    """One run of a program: what it does, in Russian, and its words."""

    title: str
    command: tuple[str, ...]


def rsync(site: str, target: str, *, delete: bool = False, dry: bool = False) -> Iterator[Step]:
    """Yield the steps of rsync to a folder, ``host:folder`` or ``rsync://host/module``.

    No times are sent along: a file that did not change keeps the server's, and with them its ETag.
    """
    common = ("rsync", "--recursive", "--prune-empty-dirs", "--chmod=D755,F644", "--out-format=%n")
    ends = (f"{site}/", f"{target}/")
    words = (*common, *(["--dry-run"] if dry else []))
    pages = ("--include=*/", *(f"--include={page}" for page in PAGES), "--exclude=*")
    heads = ("--include=*/", *(f"--include={head}" for head in HEADS), "--exclude=*")
    others = tuple(f"--exclude={name}" for name in (*PAGES, *HEADS))
    new, changed = ("--ignore-existing",), ("--checksum", "--delay-updates")
    yield Step("новые файлы", (*words, *new, *others, *ends))
    yield Step("новые страницы", (*words, *new, *pages, *ends))
    yield Step("изменившиеся файлы", (*words, *changed, *others, *ends))
    yield Step("изменившиеся страницы", (*words, *changed, *pages, *ends))
    yield Step("указатели", (*words, *changed, *heads, *ends))
    if delete:
        gone = ("--existing", "--ignore-existing", "--delete-after", f"--filter=protect {FOREIGN}")
        yield Step("удаление лишнего", (*words, *gone, *ends))


def rclone(site: str, target: str, *, delete: bool = False, dry: bool = False) -> Iterator[Step]:
    """Yield the steps of rclone to ``remote:bucket``, which is S3 or anything else that rclone knows.

    A bucket has no rules of ours: each file says itself that it is to be asked for each time.
    """
    common = ("--checksum", "--verbose", "--stats=0", "--header-upload=Cache-Control: no-cache")
    words = (*common, *(["--dry-run"] if dry else []), site, target)
    pages = (*(f"--filter=+ {page}" for page in PAGES), "--filter=- *")
    heads = (*(f"--filter=+ {head}" for head in HEADS), "--filter=- *")
    others = tuple(f"--filter=- {name}" for name in (*PAGES, *HEADS))
    copy = ("rclone", "copy")
    yield Step("новые файлы", (*copy, "--ignore-existing", *others, *words))
    yield Step("новые страницы", (*copy, "--ignore-existing", *pages, *words))
    yield Step("изменившиеся файлы", (*copy, *others, *words))
    yield Step("изменившиеся страницы", (*copy, *pages, *words))
    yield Step("указатели", (*copy, *heads, *words))
    if delete:
        gone = ("--ignore-existing", "--delete-after", f"--filter=- {FOREIGN}**")
        yield Step("удаление лишнего", ("rclone", "sync", *gone, *words))


PROGRAMS: dict[str, Callable[..., Iterator[Step]]] = {"rsync": rsync, "rclone": rclone}

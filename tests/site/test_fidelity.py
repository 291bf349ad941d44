from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.site.portal import ROOT, glasno, missing, text_of_class, text_of_main, tokens

CONTENT = ROOT / "content"
SEED = ROOT.parent / "shared" / "seeds" / "004_590a4af2b8946c5f.txt"
DOCUMENTS = sorted(
    path.relative_to(CONTENT).as_posix()
    for folder in ("protocols", "decisions")
    for path in (CONTENT / folder).rglob("*")
    if path.suffix in (".md", ".yml")
)

_INSTRUCTION = re.compile(r"(?:Кому|Во исполнение|Изменяет|Отменяет|Повторяет)\s*:")
_NOT_PRINTED = {"kind", "item", "to", "relations", "organization", "role", "file"}
_ADDED = {"deadline": "Срок:", "responsible": "Отв.:"}
_DASHES = frozenset("-–—")


def authored_markdown(text: str) -> Iterator[str]:
    """Yield the printed lines of a body in Markdown."""
    _, _, body = text.split("---\n", 2)
    for raw in body.splitlines():
        line = raw.strip()
        if _INSTRUCTION.match(line):
            continue
        line = re.sub(r"^#{1,6}\s+|^[-–—•·*]\s+|^\{б/н\}\s*", "", line)
        yield re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line)


def authored_yaml(value: Any, key: str = "") -> Iterator[str]:
    """Yield the printed values of a body in YAML, in order, with the words that its keys stand for."""
    match value:
        case dict():
            for name, inner in value.items():
                if name not in _NOT_PRINTED:
                    yield from authored_yaml(inner, name)
        case list():
            for inner in value:
                yield from authored_yaml(inner)
        case str():
            words = re.sub(r"^[-–—•·*]\s+", "", value, flags=re.MULTILINE)
            yield f"{_ADDED[key]} {words}" if key in _ADDED else words


def authored(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        lines = authored_markdown(text)
    else:
        lines = authored_yaml(yaml.load(text, Loader=yaml.BaseLoader)["sections"])  # noqa: S506, all is text
    return tokens("\n".join(lines))


def page_of(site: Path, document: str) -> str:
    return (site / document.rpartition(".")[0] / "index.html").read_text(encoding="utf-8")


def printed(html: str) -> list[str]:
    """Return the words of the document itself, without the program's readings beside them."""
    return tokens(text_of_class(html, "g-block", without="data-portal"))


def numbers(words: list[str]) -> list[str]:
    return [word for word in words if word[0].isdigit()]


def undashed(words: list[str]) -> list[str]:
    """Leave out dashes: those of bullets are the page's to draw."""
    return [word for word in words if word not in _DASHES]


def test_demo_has_five_documents_in_both_formats() -> None:
    assert len(DOCUMENTS) == 5
    assert {Path(name).suffix for name in DOCUMENTS} == {".md", ".yml"}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_word_stands_on_the_page_in_order(site: Path, document: str) -> None:
    words = authored(CONTENT / document)
    assert len(words) > 300
    assert missing(words, tokens(text_of_main(page_of(site, document)))) == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_labels_and_numbers_are_those_of_the_author(site: Path, document: str) -> None:
    expected = numbers(authored(CONTENT / document))
    assert expected
    assert numbers(printed(page_of(site, document))) == expected


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_document_on_its_page_has_the_author_s_words_and_no_others(site: Path, document: str) -> None:
    assert undashed(printed(page_of(site, document))) == undashed(authored(CONTENT / document))


@pytest.mark.skipif(not SEED.is_file(), reason=f"no seed texts beside the checkout: {SEED}")
def test_a_real_document_pasted_under_a_head_comes_out_verbatim(tmp_path: Path) -> None:
    portal = tmp_path / "portal"
    portal.mkdir()
    for name in ("mkdocs.yml", "content", "theme_overrides"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        copy(ROOT / name, portal / name)
    text = SEED.read_text(encoding="utf-8")
    body = text.replace("КОЛЛЕГИЯ РЕШИЛА:", "## КОЛЛЕГИЯ РЕШИЛА:").replace(
        "Председатель коллегии", "## Подписи\nПредседатель коллегии"
    )
    assert body.count("## ") == 2
    head = "---\nbody: irk-koll\nkind: decision-act\ndate: 2021-11-26\nfidelity: full\n---\n"
    (portal / "content/decisions/irk-koll/2021-11-26.md").write_text(head + body, encoding="utf-8")

    done = glasno("build", "--root", portal, cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    html = page_of(portal / "site", "decisions/irk-koll/2021-11-26.md")
    words = tokens(text)
    assert len(words) > 1000
    assert missing(words, tokens(text_of_main(html))) == []
    expected = tokens(body.replace("## ", ""))
    assert undashed(printed(html)) == undashed(expected)
